import type { Coder, CoderId } from '../model/coder.ts';
import { listed } from '../reporting/listed.ts';
import type { Particular } from '../study/plan-items.ts';
import { claimsIf, denies, escaped } from './claims.ts';
import {
  type Claim,
  type Drafted,
  type Missing,
  type Source,
  at,
  drafted,
  ended,
} from './drafted.ts';
import { type Ground, allOf, baseOf, notRecorded, planSource, recordsSource } from './ground.ts';
import type { ReadSentence } from './read-sentence.ts';

/** COREQ 1. */
export function interviewer(ground: Ground): Drafted {
  const { all, summary, initials, interviews, inOrder } = ground;
  const { said } = summary.interviewers;
  const counts = inOrder(summary.interviewers.value.map(({ coderId }) => coderId))
    .flatMap((id) => summary.interviewers.value.find(({ coderId }) => coderId === id) ?? [])
    .toSorted((a, b) => b.n - a.n);
  const who = counts.map(({ coderId }) => initials(coderId));
  const jointly = interviews.filter(({ interviewerIds }) => interviewerIds.length > 1).length;
  const [first, ...others] = counts;
  const rest = said < all ? `; of ${all - said} it is not recorded who did` : '';
  const together = counts.length > 1 && counts.every(({ n }) => n === said);
  const few = `${all - said > 0 || counts.length > 1 ? `${first?.n} of ` : ''}`;
  const sentence = !first
    ? ''
    : together || counts.length === 1
      ? `${listed(who)} conducted ${said === all ? allOf(all) : `${said} of the ${all} interviews`}${together ? ' together' : ''}${rest}.`
      : `${initials(first.coderId)} conducted ${few}the ${all} interviews and ${listed(others.map(({ coderId, n }) => `${initials(coderId)} ${n}`))}${jointly > 0 ? `; ${jointly} ${jointly === 1 ? 'was' : 'were'} conducted by more than one of them` : ''}${rest}.`;
  return drafted([sentence], {
    missing: notRecorded('Who conducted the interview', said, all),
    sources: [recordsSource('interviewer', said, all), teamSource(ground)],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        { n: said, is: 'interviews of which the interviewer is recorded' },
        { n: counts.length, is: 'interviewers' },
        { n: jointly, is: 'interviews by more than one' },
        ...counts.map(({ coderId, n }) => ({ n, is: `interviews by ${initials(coderId)}` })),
      ],
      people: first
        ? { ids: counts.map(({ coderId }) => coderId), as: 'who conducted interviews' }
        : null,
      claims: claimsIf(said === all && counts.length > 1, conductedAll(ground, counts)),
    },
  });
}

/** That somebody conducted all interviews who conducted some. */
function conductedAll(
  { initials, all }: Ground,
  counts: readonly { readonly coderId: CoderId; readonly n: number }[],
): Claim {
  return ({ text }) => {
    if (!/\b(?:all|every|each)\b[^.;]*\binterviews?\b/i.test(text)) return null;
    const named = counts.filter(({ coderId }) =>
      new RegExp(`\\b${escaped(initials(coderId))}\\b`).test(text),
    );
    const [one] = named;
    if (named.length !== 1 || !one || one.n === all) return null;
    return `The sentence says that ${initials(one.coderId)} conducted all interviews; the record says ${one.n} of ${all}.`;
  };
}

/** What is said of each of the team, in a sentence of their own. */
function particular(
  ground: Ground,
  key: Particular,
  sentence: (initials: string, words: string) => string,
): Drafted {
  const { team } = ground;
  return drafted(
    team.flatMap((one) => (one[key].trim() ? [sentence(one.initials, one[key].trim())] : [])),
    { missing: notSaidOf(team, key), sources: [teamSource(ground)] },
  );
}

/** COREQ 2. */
export function credentials(ground: Ground): Drafted {
  return particular(ground, 'credentials', (who, words) =>
    ended(`The credentials of ${who} are ${words}`),
  );
}

/** COREQ 3. */
export function occupation(ground: Ground): Drafted {
  return particular(ground, 'occupation', (who, words) =>
    ended(`The occupation of ${who} at the time of the study: ${words}`),
  );
}

/** COREQ 5. */
export function training(ground: Ground): Drafted {
  return particular(ground, 'training', (who, words) =>
    ended(`Experience and training of ${who}: ${words}`),
  );
}

/** COREQ 4, of the whole team, in the person's own words. */
export function gender({ team, ...ground }: Ground): Drafted {
  const said = team.filter((one) => one.gender.trim() !== '');
  const [first, ...others] = said;
  const sentence = first
    ? `In their own words, the gender of ${first.initials} is ${listed([first.gender.trim(), ...others.map((one) => `that of ${one.initials} is ${one.gender.trim()}`)])}.`
    : '';
  return drafted([sentence], {
    missing: notSaidOf(team, 'gender'),
    sources: [teamSource({ ...ground, team })],
  });
}

/** COREQ 6. */
export function relationship(ground: Ground): Drafted {
  const { all, summary, interviews } = ground;
  const { said, value: known } = summary.known;
  const words = interviews.flatMap((one) =>
    one.known === 'known' ? one.knownWords.trim() || [] : [],
  );
  const base = baseOf(said, all);
  const how = words.length > 0 ? ` (${words.join('; ')})` : '';
  const sentence =
    said === 0
      ? ''
      : said === 1
        ? all === 1 && known === 0
          ? 'The interviewer did not know the participant beforehand.'
          : `In ${base} the interviewer ${known === 0 ? 'did not know' : 'knew'} the participant beforehand${how}.`
        : known === 0
          ? `In none of ${base} did the interviewer know the participant beforehand.`
          : `In ${known} of ${base} the interviewer knew the participant beforehand${how}.`;
  const own = interviewersOf(ground);
  return drafted(
    [
      sentence,
      ...own.flatMap((one) =>
        one.relationship.trim()
          ? [ended(`${one.initials} says of the relationship: ${one.relationship.trim()}`)]
          : [],
      ),
    ],
    {
      missing: [
        ...notRecorded('Whether the interviewer knew the participant', said, all),
        ...notSaidOf(own, 'relationship'),
      ],
      sources: [recordsSource('whether known before', said, all), teamSource(ground)],
      facts: {
        numbers: [
          { n: all, is: 'interviews' },
          { n: known, is: 'interviews with a participant known before' },
          { n: said - known, is: 'interviews with a participant not known before' },
          { n: ground.people.length, is: 'participants' },
        ],
        claims: said === all && all > 0 ? [knownBefore(known)] : [],
      },
    },
  );
}

function knownBefore(known: number): Claim {
  const speaks = ({ clauses }: ReadSentence) =>
    clauses.filter((one) => /\bkn(?:ew|own)\b/.test(one));
  return (sentence) => {
    const about = speaks(sentence);
    if (
      known === 0 &&
      about.some((one) => !denies(one) && /\b(?:knew|were known|was known)\b/.test(one))
    ) {
      return 'The sentence says that participants were known beforehand; the record says none was.';
    }
    if (
      known > 0 &&
      about.length > 0 &&
      about.every((one) => denies(one) && !/\bbut|except|apart\b/.test(one))
    ) {
      return `The sentence says that nobody was known beforehand; the record says ${known}.`;
    }
    return null;
  };
}

/** COREQ 7. */
export function informationGiven({ study }: Ground): Drafted {
  const words = study.informationGiven.trim();
  return drafted([ended(words)], {
    missing: words
      ? []
      : [
          {
            what: 'What participants were told of the interviewer and the study',
            place: at('study'),
          },
        ],
    sources: words ? [planSource('what participants were told')] : [],
  });
}

/** COREQ 8. Memos are counted and never copied. */
export function assumptions(ground: Ground): Drafted {
  const own = interviewersOf(ground);
  const memos = ground.frame.memos.filter(({ kind }) => kind === 'reflexive').length;
  return drafted(
    own.flatMap((one) =>
      one.assumptions.trim()
        ? [ended(`${one.initials} says of assumptions and interests: ${one.assumptions.trim()}`)]
        : [],
    ),
    {
      missing: notSaidOf(own, 'assumptions'),
      sources: [
        teamSource(ground),
        ...(memos > 0
          ? [
              {
                name: 'Memos',
                words: `${memos} reflexive ${memos === 1 ? 'memo' : 'memos'} that you may read; none is copied`,
                place: at('memos', { kind: 'reflexive' }),
              },
            ]
          : []),
      ],
    },
  );
}

/** Those who interviewed, as far as it is recorded; else the whole team. */
export function interviewersOf({ team, summary }: Ground): readonly Coder[] {
  const ids = new Set(summary.interviewers.value.map(({ coderId }) => coderId));
  return ids.size === 0 ? team : team.filter(({ id }) => ids.has(id));
}

function teamSource({ team }: Pick<Ground, 'team'>): Source {
  return {
    name: 'Team',
    words: listed(team.map(({ name, initials }) => name || initials)),
    place: at('study'),
  };
}

const particularNames: Readonly<Record<Particular, string>> = {
  credentials: 'Credentials',
  occupation: 'Occupation',
  gender: 'Gender',
  training: 'Experience and training',
  relationship: 'Relationship to the participants',
  assumptions: 'Assumptions and interests',
};

function notSaidOf(team: readonly Coder[], key: Particular): readonly Missing[] {
  const without = team.filter((one) => one[key].trim() === '').map(({ initials }) => initials);
  if (without.length === 0) return [];
  return [{ what: `${particularNames[key]}: not said of ${listed(without)}`, place: at('study') }];
}
