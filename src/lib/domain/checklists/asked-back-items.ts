import { countClaim, saidClaim, claimsIf } from './claims.ts';
import { type Drafted, type Missing, type Source, drafted } from './drafted.ts';
import { type Ground, allOf, baseOf, notRecorded, recordsSource } from './ground.ts';
import { begun } from './number-words.ts';

/** COREQ 23. */
export function transcriptsReturned(ground: Ground): Drafted {
  const { summary, all, interviews } = ground;
  const { said, value: n } = summary.returned;
  const answered = interviews.filter(
    (one) => one.returned === 'returned' && one.returnedWords.trim() !== '',
  ).length;
  return askedBack(ground, {
    said,
    n,
    answered,
    whole: all === 1 ? 'The transcript was' : 'Transcripts were',
    done: 'returned to participants for comment',
    what: 'Whether the transcript was returned',
    source: 'transcripts returned',
    one: 'transcript',
    pattern: /\breturned\b|\bsent (?:back|to (?:the )?participants)/,
  });
}

/** COREQ 28. */
export function findingsShown(ground: Ground): Drafted {
  const { summary, interviews } = ground;
  const { said, value: n } = summary.checked;
  const answered = interviews.filter(
    (one) => one.checked === 'asked' && one.checkedWords.trim() !== '',
  ).length;
  return askedBack(ground, {
    said,
    n,
    answered,
    whole: 'Participants were',
    done: 'asked what they thought of the findings',
    what: 'Whether the participant was asked about the findings',
    source: 'findings shown',
    one: 'interview',
    pattern:
      /\bparticipants?\b[^,]*\b(?:asked|comment\w*|feedback|check\w*|shown)\b|\bmember check/,
  });
}

interface AskedBack {
  readonly said: number;
  readonly n: number;
  readonly answered: number;
  readonly whole: string;
  readonly done: string;
  readonly what: string;
  readonly source: string;
  readonly one: string;
  readonly pattern: RegExp;
}

function askedBack({ all }: Ground, given: AskedBack): Drafted {
  const { said, n, answered, whole, done, what, source, one, pattern } = given;
  const missing: readonly Missing[] = notRecorded(what, said, all);
  const sources: readonly Source[] = [recordsSource(source, said, all)];
  const base = baseOf(said, all, one);
  const words =
    one === 'transcript'
      ? n === said && said === all
        ? begun(`${all === 1 ? 'the transcript was' : `${allOf(all, 'transcript')} were`} ${done}`)
        : begun(
            said === 1
              ? `${base} was ${done}`
              : `${n} of ${base} ${n === 1 ? 'was' : 'were'} ${done}`,
          )
      : n === said && said === all
        ? `After ${allOf(all)} participants were ${done}`
        : `After ${said === 1 ? base : `${n} of ${base}`} participants were ${done}`;
  const sentence =
    said === 0
      ? ''
      : n === 0
        ? said === all
          ? `${whole} not ${done}.`
          : said === 1
            ? one === 'transcript'
              ? begun(`${base} was not ${done}.`)
              : `After ${base} participants were not ${done}.`
            : one === 'transcript'
              ? `None of ${base} was ${done}.`
              : `After none of ${base} were participants ${done}.`
        : `${words}${answered > 0 ? `; what they said is recorded of ${answered}` : ''}.`;
  return drafted([sentence], {
    missing,
    sources,
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        {
          n,
          is:
            one === 'transcript'
              ? 'transcripts returned'
              : 'interviews after which findings were shown',
        },
        {
          n: said - n,
          is:
            one === 'transcript'
              ? 'transcripts not returned'
              : 'interviews after which findings were not shown',
        },
        { n: answered, is: 'interviews of which an answer is recorded' },
      ],
      claims: [
        ...claimsIf(
          said === all && all > 0 && n === 0,
          saidClaim(
            pattern,
            `The sentence says that ${one === 'transcript' ? 'transcripts were returned' : 'participants were asked'}; the record says none ${one === 'transcript' ? 'was' : 'were'}.`,
          ),
        ),
        ...claimsIf(
          n > 0,
          saidClaim(
            pattern,
            `The sentence says that ${one === 'transcript' ? 'transcripts were not returned' : 'participants were not asked'}; the record says ${n} of ${all}.`,
            { denied: true },
          ),
        ),
        ...claimsIf(
          one === 'transcript' && said === all && all > 0,
          countClaim(
            /(?<n>\d+)(?: of the \d+)? transcripts(?: were| was)? returned/,
            [n],
            'transcripts returned',
          ),
        ),
      ],
    },
  });
}
