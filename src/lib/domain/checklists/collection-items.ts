import { methodsSentence } from '../adequacy/methods-sentence.ts';
import { rulesOfStudy } from '../adequacy/rules.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import type { Interview } from '../model/interview.ts';
import { versionsInOrder } from '../guide/versions.ts';
import { adequacyInForce } from '../reporting/adequacy-notes.ts';
import { dayWords } from '../reporting/day-words.ts';
import { listed } from '../reporting/listed.ts';
import { claimsIf, countClaim, denies, saidClaim } from './claims.ts';
import { at, drafted, type Claim, type Drafted, type Missing, type Source } from './drafted.ts';
import { allOf, baseOf, notRecorded, recordsSource, type Ground } from './ground.ts';
import { begun } from './number-words.ts';
import { readSentence } from './read-sentence.ts';

/** COREQ 17. */
export function guide(ground: Ground): Drafted {
  const { frame, interviews, all } = ground;
  const versions = versionsInOrder(frame.records.guideVersions);
  if (versions.length === 0) {
    return drafted([], { missing: [{ what: 'The interview guide', place: at('guide') }] });
  }
  const used = (id: GuideVersion['id']) =>
    interviews.filter(({ guideVersionId }) => guideVersionId === id).length;
  const said = versions.reduce((sum, { id }) => sum + used(id), 0);
  const [only] = versions;
  const isOne = versions.length === 1 && only !== undefined;
  const rest =
    said < all && said > 0
      ? `; of ${all - said} it is not recorded which version they followed`
      : '';
  const sentence = isOne
    ? begun(
        `${said === all && all > 0 ? allOf(all) : said > 0 ? `${said} of the ${all} interviews` : 'the interviews'} followed a guide of ${questionsOf(only)}${since(only)}${rest}.`,
      )
    : `The interview guide has ${versions.length} versions: ${listed(versions.map((one) => `version ${one.number} (${questionsOf(one)}${since(one)})${said > 0 ? ` in ${used(one.id)} of the ${all} interviews` : ''}`))}${rest}.`;
  const piloted = versions.filter(({ pilot }) => pilot === 'piloted');
  const unpiloted = versions.filter(({ pilot }) => pilot === 'not-piloted');
  const unsaid = versions.filter(({ pilot }) => pilot === null);
  return drafted(
    [sentence, pilotSentence(piloted, isOne, true), pilotSentence(unpiloted, isOne, false)],
    {
      missing: [
        ...notRecorded('Which guide the interview followed', said, all),
        ...(unsaid.length > 0
          ? [
              {
                what: `Whether ${isOne ? 'the guide' : namesOf(unsaid)} ${isOne || unsaid.length === 1 ? 'was' : 'were'} piloted`,
                place: at('guide', { version: unsaid[0]!.id }),
              },
            ]
          : []),
      ],
      sources: [
        {
          name: 'Interview guide',
          words: versions.map((one) => `version ${one.number}, ${questionsOf(one)}`).join('; '),
          place: at('guide'),
        },
        recordsSource('guide', said, all),
      ],
      facts: {
        numbers: [
          { n: versions.length, is: 'versions of the guide' },
          { n: all, is: 'interviews' },
          { n: said, is: 'interviews of which the guide is recorded' },
          ...versions.flatMap((one) => [
            { n: one.questions.length, is: `questions of version ${one.number}` },
            { n: used(one.id), is: `interviews with version ${one.number}` },
            {
              n: new Set(one.questions.flatMap(({ domainIds }) => domainIds)).size,
              is: `domains asked about in version ${one.number}`,
            },
            { n: one.without.length, is: `domains without a question in version ${one.number}` },
            {
              n: one.questions.reduce((sum, { prompts }) => sum + prompts.length, 0),
              is: `prompts of version ${one.number}`,
            },
            {
              n: one.questions.filter(({ domainIds }) => domainIds.length > 0).length,
              is: `questions on domains in version ${one.number}`,
            },
          ]),
          { n: frame.framework.counts.domains, is: 'domains of the framework' },
        ],
        days: daysOf(versions, interviews),
        claims: [
          countClaim(
            /(?<n>\d+) (?:open |main |core )?questions\b/,
            versions.flatMap(({ questions }) => [
              questions.length,
              questions.filter(({ domainIds }) => domainIds.length > 0).length,
            ]),
            'questions of the guide',
            versions.map(({ questions }) => questions.length),
          ),
          ...claimsIf(
            unsaid.length === 0 && piloted.length === 0,
            saidClaim(
              /\bpilot/,
              'The sentence says that the guide was piloted; the record says it was not.',
            ),
          ),
          ...claimsIf(
            piloted.length > 0 && unpiloted.length === 0,
            saidClaim(
              /\bpilot/,
              'The sentence says that the guide was not piloted; the record says it was.',
              { denied: true },
            ),
          ),
        ],
      },
    },
  );
}

function daysOf(versions: readonly GuideVersion[], interviews: readonly Interview[]) {
  const days = [
    ...versions.flatMap(({ date, number }) =>
      date ? [{ day: date, is: `version ${number} of the guide` }] : [],
    ),
    ...interviews.flatMap(({ date }) => (date ? [{ day: date, is: 'an interview' }] : [])),
  ];
  return versions.every(({ date }) => date !== null) ? days : null;
}

function questionsOf({ questions }: GuideVersion): string {
  return questions.length === 1 ? '1 question' : `${questions.length} questions`;
}

function since({ date }: GuideVersion): string {
  return date ? `, in use from ${dayWords(date)}` : '';
}

function namesOf(versions: readonly GuideVersion[]): string {
  return `${versions.length === 1 ? 'version' : 'versions'} ${listed(versions.map(({ number }) => String(number)))}`;
}

function pilotSentence(versions: readonly GuideVersion[], isOne: boolean, was: boolean): string {
  const [first] = versions;
  if (!first) return '';
  const notes = versions.flatMap(({ pilotNote }) => pilotNote.trim() || []).join('; ');
  const who = isOne ? 'It' : begun(namesOf(versions));
  return `${who} ${versions.length === 1 ? 'was' : 'were'} ${was ? '' : 'not '}piloted${notes ? ` (${notes})` : ''}.`;
}

/** COREQ 18. */
export function repeats(ground: Ground): Drafted {
  const { interviews, transcripts, interviewsOf, people, all, summary } = ground;
  const again = new Set(
    interviews
      .filter(({ repeat }) => repeat !== null && repeat > 1)
      .map(({ transcriptId }) => transcriptId),
  );
  const of = new Set([
    ...transcripts
      .filter(({ id }) => again.has(id))
      .flatMap(({ speakers }) =>
        speakers.flatMap(({ role, participantId }) =>
          role === 'participant' ? (participantId ?? []) : [],
        ),
      ),
    ...people.filter(({ id }) => (interviewsOf.get(id) ?? 0) > 1).map(({ id }) => id),
  ]);
  const { said } = summary.repeats;
  const sentence =
    all === 0
      ? ''
      : of.size > 0
        ? begun(
            `${of.size} ${of.size === 1 ? 'participant was' : 'participants were'} interviewed more than once.`,
          )
        : again.size > 0
          ? begun(
              `${again.size} of the ${all} interviews ${again.size === 1 ? 'was a repeat interview' : 'were repeat interviews'}.`,
            )
          : said === all
            ? 'No participant was interviewed more than once.'
            : all > 1 && people.length > 0 && ground.unidentified === 0
              ? `No participant speaks in more than one of the ${all} interviews.`
              : '';
  const named = people.filter(({ id }) => of.has(id)).map(({ label }) => label);
  return drafted([sentence], {
    missing: notRecorded('Which interview with the person it was', said, all),
    sources: [
      recordsSource('first or repeat', said, all),
      {
        name: 'Participants',
        words:
          of.size > 0
            ? `in more than one interview: ${named.join(', ')}`
            : 'nobody in more than one interview',
        place: at('participants'),
      },
    ],
    facts: {
      numbers: [
        { n: of.size, is: 'participants interviewed more than once' },
        { n: again.size, is: 'repeat interviews' },
        { n: all, is: 'interviews' },
        { n: people.length, is: 'participants' },
        ...[...new Set(interviewsOf.values())].map((n) => ({
          n,
          is: 'interviews with one participant',
        })),
      ],
      labels: { of: named, as: 'interviewed more than once' },
      claims: [
        ...claimsIf(
          of.size === 0 && again.size === 0 && said === all && all > 0,
          repeated(false, 'nobody was interviewed more than once'),
        ),
        ...claimsIf(
          of.size > 0,
          repeated(true, `${of.size} ${of.size === 1 ? 'was' : 'were'} interviewed more than once`),
        ),
      ],
    },
  });
}

function repeated(was: boolean, record: string): Claim {
  return ({ clauses }) => {
    const about = clauses.filter((one) =>
      /\b(?:repeat|repeated|second interview|follow-up interview|more than once|more than 1\b|twice|re-interviewed)/.test(
        one,
      ),
    );
    const wrong = about.some((one) => denies(one) === was);
    if (!wrong) return null;
    return `The sentence says that ${was ? 'nobody' : 'somebody'} was interviewed more than once; the record says ${record}.`;
  };
}

/** COREQ 19. */
export function recording(ground: Ground): Drafted {
  const { interviews, all } = ground;
  const of = (wanted: NonNullable<Interview['recording']>) =>
    interviews.filter((one) => one.recording === wanted).length;
  const counts = [
    { n: of('audio'), was: 'audio-recorded' },
    { n: of('video'), was: 'video-recorded' },
    { n: of('notes'), was: 'taken down in notes' },
    { n: of('none'), was: 'not recorded' },
  ];
  const said = counts.reduce((sum, { n }) => sum + n, 0);
  const [audio, video] = [of('audio'), of('video')];
  return drafted([shares(counts, said, all)], {
    missing: notRecorded('How the interview was recorded', said, all),
    sources: [recordsSource('recording', said, all)],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        ...counts.map(({ n, was }) => ({ n, is: `interviews ${was}` })),
        { n: audio + video, is: 'interviews recorded in sound or picture' },
      ],
      claims: claimsIf(
        said === all && all > 0,
        ...claimsIf(
          audio === 0,
          saidClaim(
            /\baudio|\bsound[- ]record|\bdigitally recorded/,
            'The sentence speaks of audio recording; the record has none.',
          ),
        ),
        ...claimsIf(
          video === 0,
          saidClaim(
            /\bvideo[- ]?record/,
            'The sentence speaks of video recording; the record has none.',
          ),
        ),
        ...claimsIf(
          audio < all,
          saidClaim(
            /\b(?:all|every|each)\b[^,]*\baudio/,
            `The sentence says that all interviews were audio-recorded; the record says ${audio} of ${all}.`,
          ),
        ),
        ...claimsIf(
          audio + video === all,
          saidClaim(
            /\brecord(?:ed|ing)/,
            'The sentence says that interviews were not recorded; the record says all were.',
            { denied: true },
          ),
        ),
      ),
    },
  });
}

/** COREQ 20. Memos are counted and never copied. */
export function fieldNotes(ground: Ground): Drafted {
  const { interviews, all, frame } = ground;
  const of = (wanted: NonNullable<Interview['fieldNotes']>) =>
    interviews.filter((one) => one.fieldNotes === wanted).length;
  const [during, after, both, none] = [of('during'), of('after'), of('both'), of('none')];
  const said = during + after + both + none;
  const made = said - none;
  const when = [
    ...(during > 0 ? [`during ${during}`] : []),
    ...(after > 0 ? [`after ${after}`] : []),
    ...(both > 0 ? [`during and after ${both}`] : []),
  ];
  const sentence =
    said === 0
      ? ''
      : made === 0
        ? said === all
          ? 'No field notes were made.'
          : `No field notes were made in ${baseOf(said, all)}.`
        : all === 1
          ? `Field notes were made ${during ? 'during' : after ? 'after' : 'during and after'} the interview.`
          : made === said && when.length === 1
            ? `Field notes were made ${during ? 'during' : after ? 'after' : 'during and after'} ${said === all ? allOf(all) : baseOf(said, all)}.`
            : `Field notes were made in ${made} of ${baseOf(said, all)} (${listed(when)}).`;
  const memos = frame.memos.filter(({ kind }) => kind === 'field-note').length;
  return drafted([sentence], {
    missing: notRecorded('Whether field notes were made', said, all),
    sources: [
      recordsSource('field notes', said, all),
      ...(memos > 0
        ? [
            {
              name: 'Memos',
              words: `${memos} field-note ${memos === 1 ? 'memo' : 'memos'} that you may read; none is copied`,
              place: at('memos', { kind: 'field-note' }),
            },
          ]
        : []),
    ],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        { n: made, is: 'interviews with field notes' },
        { n: none, is: 'interviews without field notes' },
        { n: during, is: 'interviews with notes made during them' },
        { n: after, is: 'interviews with notes made after them' },
        { n: both, is: 'interviews with notes made during and after them' },
        { n: memos, is: 'field-note memos' },
      ],
      claims: [
        ...claimsIf(
          said === all && all > 0 && made === 0,
          saidClaim(
            /\bnotes?\b/,
            'The sentence says that field notes were made; the record says none were.',
          ),
        ),
        ...claimsIf(
          made > 0,
          saidClaim(
            /\bnotes? (?:was|were)|\bno (?:field )?notes?\b/,
            `The sentence says that no field notes were made; the record says they were in ${made} of ${all}.`,
            { denied: true },
          ),
        ),
      ],
    },
  });
}

/** COREQ 21. */
export function duration(ground: Ground): Drafted {
  const { summary, all, interviews } = ground;
  const { said, value } = summary.minutes;
  const minutes = interviews.flatMap((one) => one.minutes ?? []);
  const total = minutes.reduce((sum, n) => sum + n, 0);
  const mean = said === 0 ? 0 : total / said;
  const lasted = !value
    ? ''
    : all === 1
      ? `The interview lasted ${minutesOf(value.least)}.`
      : begun(
          `${said === all ? 'the interviews' : baseOf(said, all)} lasted ${value.least === value.most ? `${minutesOf(value.least)}${said > 1 ? ' each' : ''}` : `between ${value.least} and ${value.most} minutes (median ${shown(value.median)}, mean ${shown(mean)})`}.`,
        );
  const { least, most, median } = value ?? { least: 0, most: 0, median: 0 };
  return drafted([lasted], {
    missing: notRecorded('How long the interview lasted', said, all),
    sources: [recordsSource('minutes', said, all)],
    facts: {
      numbers: value
        ? [
            { n: least, is: 'minutes of the shortest' },
            { n: most, is: 'minutes of the longest' },
            { n: median, is: 'minutes, the median' },
            { n: mean, is: 'minutes, the mean' },
            { n: total, is: 'minutes in all' },
            { n: all, is: 'interviews' },
            { n: said, is: 'interviews of which it is recorded' },
            ...minutes.map((n) => ({ n, is: 'minutes of an interview' })),
          ]
        : null,
      claims: value
        ? [
            near(/\b(?:mean|average|averag\w+)\b(?: \w+){0,3}? (?<n>\d+(?:\.\d+)?)/, mean, 'mean'),
            near(/\bmedian\b(?: \w+){0,3}? (?<n>\d+(?:\.\d+)?)/, median, 'median'),
            range(least, most),
          ]
        : [],
    },
  });
}

/** A figure that is right when it is the record's, rounded as the sentence rounds it. */
function near(pattern: RegExp, right: number, is: string): Claim {
  return ({ clauses }) => {
    for (const clause of clauses) {
      const words = pattern.exec(clause)?.groups?.['n'];
      if (words === undefined) continue;
      const places = words.split('.')[1]?.length ?? 0;
      if (Math.abs(Number(words) - right) > 0.5 / 10 ** places + 1e-9) {
        return `The sentence says ${words}; the record says ${shown(right)} (${is}).`;
      }
    }
    return null;
  };
}

function range(least: number, most: number): Claim {
  return ({ clauses }) => {
    for (const clause of clauses) {
      const found =
        /(?<from>\d+) ?(?:–|-|to|and) ?(?<to>\d+) min/.exec(clause) ??
        /(?<from>\d+) minutes?,? (?:to|and) (?<to>\d+) min/.exec(clause);
      const { from, to } = found?.groups ?? {};
      if (from === undefined || to === undefined) continue;
      if (Number(from) !== least || Number(to) !== most) {
        return `The sentence says ${from} to ${to} minutes; the record says ${least} to ${most}.`;
      }
    }
    return null;
  };
}

function minutesOf(n: number): string {
  return n === 1 ? '1 minute' : `${n} minutes`;
}

/** At most one place. */
function shown(n: number): string {
  return String(Math.round(n * 10) / 10);
}

/** COREQ 22. It never says that anything was reached. */
export function adequacy({ frame }: Ground): Drafted {
  const inForce = adequacyInForce(frame);
  const { draft } = rulesOfStudy(frame.records.adequacyRules);
  const words = inForce ? methodsSentence({ ...inForce, drawn: null }) : '';
  const kind = inForce?.rule.rule.kind;
  const record = !inForce
    ? 'no rule was frozen'
    : kind === 'not-claimed'
      ? 'that no claim is made'
      : kind === 'information-power'
        ? 'that it was weighed in words'
        : 'what a rule found, and that meeting it is no guarantee';
  return drafted([words], {
    missing: inForce
      ? []
      : [
          {
            what: draft
              ? 'A rule for sample adequacy: one is drafted and not frozen'
              : 'A rule for sample adequacy, or that none is claimed',
            place: at('adequacy'),
          },
        ],
    sources: inForce
      ? [
          {
            name: 'Sample adequacy',
            words: inForce.rule.frozen
              ? `rule frozen on ${dayWords(inForce.rule.frozen.on)}`
              : 'rule in force',
            place: at('adequacy'),
          },
        ]
      : [],
    facts: {
      numbers:
        inForce && kind !== 'not-claimed' && kind !== 'information-power'
          ? [
              { n: inForce.occurrences.interviews.length, is: 'interviews counted' },
              {
                n: inForce.occurrences.interviews.length + inForce.occurrences.unsettled.length,
                is: 'interviews',
              },
              { n: inForce.occurrences.found.length, is: 'things looked for' },
              ...readSentence(words).numbers.map(({ n }) => ({ n, is: 'in what the rule says' })),
            ]
          : null,
      days: inForce?.rule.frozen
        ? [{ day: inForce.rule.frozen.on, is: 'the rule was frozen' }]
        : null,
      claims: [
        saidClaim(
          /\bsaturat\w*\b[^,]*\b(?:reached|achieved|attained|obtained|met|occurred)|\b(?:reached|achieved|attained|obtained)\b[^,]*\bsaturat/,
          `The sentence says that saturation was reached; the record says ${record}.`,
        ),
      ],
    },
  });
}

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
        : begun(`${n} of ${base} ${n === 1 ? 'was' : 'were'} ${done}`)
      : n === said && said === all
        ? `After ${allOf(all)} participants were ${done}`
        : `After ${n} of ${base} participants were ${done}`;
  const sentence =
    said === 0
      ? ''
      : n === 0
        ? said === all
          ? `${whole} not ${done}.`
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

/** "All 8 interviews were audio-recorded.", "Of the 8 interviews 5 were audio-recorded and 3 were …". */
function shares(
  counts: readonly { readonly n: number; readonly was: string }[],
  said: number,
  all: number,
): string {
  const some = counts.filter(({ n }) => n > 0);
  const [only] = some;
  if (!only) return '';
  if (some.length === 1 && said === all) {
    return begun(`${allOf(all)} ${all === 1 ? 'was' : 'were'} ${only.was}.`);
  }
  const each = some.map(({ n, was }) => `${n} ${n === 1 ? 'was' : 'were'} ${was}`);
  return `Of ${baseOf(said, all)} ${listed(each)}.`;
}
