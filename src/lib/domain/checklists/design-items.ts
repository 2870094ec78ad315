import { smallGroups } from '../participants/small-groups.ts';
import { groupedValues, orderedGroups } from '../participants/grouping.ts';
import { roleAttribute } from '../quotations/attribution-template.ts';
import { countedLog } from '../recruitment/from-people.ts';
import { countOf, totalsOf } from '../recruitment/sums.ts';
import type { Mode } from '../interviews/summary.ts';
import { dayWords } from '../reporting/day-words.ts';
import { listed } from '../reporting/listed.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { claimsIf, countClaim, denies, saidClaim } from './claims.ts';
import {
  at,
  drafted,
  ended,
  type Claim,
  type DayFact,
  type Drafted,
  type NumberFact,
} from './drafted.ts';
import { allOf, notRecorded, recordsSource, type Ground } from './ground.ts';
import { begun } from './number-words.ts';
import { escaped, planSource } from './team-items.ts';

/** COREQ 9. */
export function orientation(ground: Ground): Drafted {
  const { study } = ground;
  const words = study.orientation.trim();
  return drafted([ended(words), frameworkSentence(ground)], {
    missing: words ? [] : [{ what: 'Methodological orientation and theory', place: at('study') }],
    sources: [
      ...(words ? [planSource('orientation')] : []),
      { name: 'Codebook', words: frameworkName(ground), place: at('codebook') },
    ],
    facts: { claims: frameworkClaims(ground) },
  });
}

/** The framework with its version and counts, as the file that ships with the program has them. */
function frameworkSentence(ground: Ground): string {
  const { framework } = ground.frame;
  const { id, version } = ground.study.framework;
  if (framework.id !== id || framework.version !== version) return '';
  const { domains, constructs } = framework.counts;
  return `The framework was the ${frameworkName(ground)}, with ${domains} domains and ${constructs} constructs.`;
}

export function frameworkName({ study, frame: { framework } }: Ground): string {
  const { id, version } = study.framework;
  return framework.id === id && framework.version === version
    ? framework.title
    : `${id} ${version}`;
}

/** How many domains and constructs a sentence gives the framework. */
export function frameworkClaims({ study, frame: { framework } }: Ground): readonly Claim[] {
  const { id, version } = study.framework;
  const { domains, constructs } = framework.counts;
  return claimsIf(
    framework.id === id && framework.version === version,
    countClaim(
      /(?<n>\d+) (?:theoretical )?constructs\b/,
      [constructs],
      'constructs of the framework',
    ),
    countClaim(
      /(?<n>\d+) (?:theoretical |tdf )?domains (?:of|in) the (?:tdf|theoretical|framework)/,
      [domains],
      'domains of the framework',
    ),
    countClaim(
      /(?:tdf|framework)(?: v\d| version \d)?,? (?:has|with|of|comprises|comprising) (?<n>\d+) domains/,
      [domains],
      'domains of the framework',
    ),
  );
}

/** COREQ 10. */
export function sampling({ study }: Ground): Drafted {
  const words = study.sampling.trim();
  return drafted([ended(words)], {
    missing: words ? [] : [{ what: 'How participants were chosen', place: at('study') }],
    sources: words ? [planSource('sampling')] : [],
  });
}

/** COREQ 11. */
export function approach({ frame }: Ground): Drafted {
  const log = frame.recruitment && countedLog(frame.recruitment);
  if (!log || log.routes.length === 0) {
    return drafted([], {
      missing: [{ what: 'By which routes people were approached', place: at('recruitment') }],
    });
  }
  const [first] = log.stages;
  const counts = log.routes.map(({ id }) => (first ? countOf(first, id) : null));
  const routes = log.routes.map(({ name }, index) => {
    const n = counts[index] ?? null;
    return n === null ? name.trim() : `${name.trim()} (${n})`;
  });
  const many = log.routes.length;
  return drafted(
    [
      ended(
        `Participants were approached by ${many === 1 ? 'one route' : `${many} routes`}${first && counts.some((n) => n !== null) ? `, with how many reached the stage “${first.name}”` : ''}: ${routes.join('; ')}`,
      ),
    ],
    {
      missing: counts.some((n) => n === null)
        ? [
            {
              what: 'How many were approached: not counted for every route',
              place: at('recruitment'),
            },
          ]
        : [],
      sources: [
        {
          name: 'Recruitment log',
          words: `${many} ${many === 1 ? 'route' : 'routes'}`,
          place: at('recruitment'),
        },
      ],
      facts: {
        numbers: [
          { n: many, is: 'routes' },
          ...counts.flatMap((n, index) => (n === null ? [] : [{ n, is: log.routes[index]!.name }])),
          ...recruitmentNumbers(log),
        ],
      },
    },
  );
}

/** COREQ 12. Groups of few are not named. */
export function sampleSize(ground: Ground): Drafted {
  const { people, frame, unidentified, all } = ground;
  const n = people.length;
  const role = roleAttribute(frame.settled.attributes);
  const k = frame.paper.smallGroup;
  const groups = role
    ? orderedGroups(role, people).map((name) => ({
        name,
        n: people.filter((one) => groupedValues(role, one.attributes[role.id]).includes(name))
          .length,
      }))
    : [];
  const isSmall = groups.some((group) => group.n < k);
  const isWhole = groups.reduce((sum, group) => sum + group.n, 0) === n;
  const byGroup =
    groups.length > 1 && !isSmall && isWhole && role
      ? ` (${role.name}: ${groups.map((group) => `${group.name} ${group.n}`).join(', ')})`
      : '';
  const answered = surveyOnly(frame.seen.transcripts);
  const unheard = frame.settled.participants.filter(
    ({ id }) => !ground.interviewsOf.has(id) && !answered.has(id),
  );
  return drafted(
    [
      n === 0
        ? ''
        : begun(`${n} ${n === 1 ? 'participant was' : 'participants were'} interviewed${byGroup}.`),
    ],
    {
      missing: [
        ...(all === 0 ? [{ what: 'No interview is in the study', place: at('import') }] : []),
        ...(unidentified > 0
          ? [
              {
                what: `Who the participant is: not said in ${unidentified === 1 ? '1 interview' : `${unidentified} interviews`}`,
                place: at('transcripts'),
              },
            ]
          : []),
        ...(unheard.length > 0
          ? [
              {
                what: `In the list of participants, and heard in no interview: ${unheard.map(({ label }) => label).join(', ')}`,
                place: at('participants'),
              },
            ]
          : []),
        ...(role && isSmall
          ? [
              {
                what: `Groups of ${role.name} held by fewer than ${k} people are not named in the draft; put values together under Participants, or name them knowingly`,
                place: at('participants'),
              },
            ]
          : []),
      ],
      sources: [
        {
          name: 'Participants',
          words: `${n} heard in ${all} ${all === 1 ? 'interview' : 'interviews'}`,
          place: at('participants'),
        },
      ],
      facts: {
        numbers: [
          { n, is: 'participants interviewed' },
          { n: all, is: 'interviews' },
          ...groups.map((group) => ({ n: group.n, is: group.name })),
          ...subtotals(groups.map((group) => group.n)).map((sum) => ({
            n: sum,
            is: 'participants of several groups',
          })),
        ],
        claims: claimsIf(
          n > 0,
          countClaim(
            /(?<n>\d+)(?: (?:people|participants|persons|interviewees|individuals))?(?: who)? (?:(?:were|was) interviewed|took part|participated)/,
            [n],
            'participants interviewed',
          ),
        ),
      },
    },
  );
}

/** What groups add up to, where there are few of them: a sentence may put some together. */
function subtotals(counts: readonly number[]): readonly number[] {
  if (counts.length > 12) return [];
  const sums = new Set([0]);
  for (const n of counts) for (const sum of [...sums]) sums.add(sum + n);
  return [...sums].filter((sum) => sum > 0);
}

/** COREQ 13. */
export function nonParticipation(ground: Ground): Drafted {
  const { frame, people } = ground;
  const log = frame.recruitment && countedLog(frame.recruitment);
  const withdrawn = people.filter(({ consent }) => consent.state === 'withdrawn').length;
  const isKnown = people.length > 0 && people.every(({ consent }) => consent.state !== null);
  const after =
    withdrawn > 0
      ? begun(
          `${withdrawn} ${withdrawn === 1 ? 'participant' : 'participants'} withdrew consent afterwards.`,
        )
      : isKnown
        ? 'No participant is recorded as having withdrawn consent.'
        : '';
  const totals = log ? totalsOf(log) : [];
  const counted = log
    ? log.stages.flatMap((stage, index) => {
        const total = totals[index];
        return total && total.notCounted < log.routes.length
          ? [{ name: stage.name, ...total }]
          : [];
      })
    : [];
  const [first, ...later] = counted;
  if (!log || !first || later.length === 0) {
    return drafted([withdrawn > 0 ? after : ''], {
      missing: [
        {
          what: 'How many were approached and lost at each stage, and why',
          place: at('recruitment'),
        },
      ],
    });
  }
  const partly = counted.filter(({ notCounted }) => notCounted > 0);
  const last = later.at(-1)!;
  const lost = new Map<string, number>();
  for (const { lost: losses } of log.stages) {
    for (const { reason, n } of losses) {
      const words = reason.trim() || 'no reason given';
      lost.set(words, (lost.get(words) ?? 0) + n);
    }
  }
  const withReason = [...lost.values()].reduce((sum, n) => sum + n, 0);
  const gone = partly.length === 0 ? first.n - last.n : null;
  const unexplained = gone === null ? 0 : Math.max(0, gone - withReason);
  const stages = later.map(({ name, n }, index) =>
    index === 0 ? `${n} reached the stage “${name}”` : `${n} “${name}”`,
  );
  const reasons = [...lost].map(([reason, n]) => `${reason} (${n})`).join('; ');
  return drafted(
    [
      begun(`Of ${first.n} at the stage “${first.name}”, ${listed(stages)}.`),
      gone === 0
        ? 'Nobody was lost on the way.'
        : reasons
          ? begun(
              `${gone ?? withReason} ${(gone ?? withReason) === 1 ? 'was' : 'were'} lost on the way: ${reasons}${unexplained > 0 ? `; no reason recorded (${unexplained})` : ''}.`,
            )
          : gone !== null
            ? begun(
                `${gone} ${gone === 1 ? 'was' : 'were'} lost on the way; no reason is recorded.`,
              )
            : '',
      after,
    ],
    {
      missing: [
        ...partly.map(({ name, notCounted }) => ({
          what: `The stage “${name}” is not counted for ${notCounted === 1 ? '1 route' : `${notCounted} routes`}`,
          place: at('recruitment'),
        })),
        ...(unexplained > 0
          ? [{ what: `Why ${unexplained} did not go on`, place: at('recruitment') }]
          : []),
        ...(isKnown || withdrawn > 0 || people.length === 0
          ? []
          : [
              {
                what: 'Whether anybody withdrew: consent is not recorded for everybody',
                place: at('participants'),
              },
            ]),
      ],
      sources: [
        {
          name: 'Recruitment log',
          words: counted.map(({ name, n }) => `${name} ${n}`).join(', '),
          place: at('recruitment'),
        },
        ...(isKnown
          ? [
              {
                name: 'Participants',
                words: `consent recorded for all ${people.length}`,
                place: at('participants'),
              },
            ]
          : []),
      ],
      facts: {
        numbers: [
          ...recruitmentNumbers(log),
          ...(gone === null ? [] : [{ n: gone, is: 'lost on the way' }]),
          { n: unexplained, is: 'lost without a reason' },
          { n: withdrawn, is: 'who withdrew consent' },
          { n: people.length, is: 'participants interviewed' },
        ],
        claims: [
          ...stageClaims(log, counted),
          ...claimsIf(
            withdrawn > 0,
            saidClaim(
              /\bwithdr[ae]w/,
              `The sentence says that nobody withdrew; the record says ${withdrawn}.`,
              { denied: true },
            ),
          ),
        ],
      },
    },
  );
}

type Log = Parameters<typeof totalsOf>[0];

function recruitmentNumbers(log: Log): readonly NumberFact[] {
  const totals = totalsOf(log);
  const reasons = new Map<string, number>();
  for (const { lost } of log.stages) {
    for (const { reason, n } of lost) reasons.set(reason, (reasons.get(reason) ?? 0) + n);
  }
  return [
    ...log.stages.flatMap(({ name, counts, lost }, index) => [
      { n: totals[index]?.n ?? 0, is: name.toLowerCase(), isBase: true },
      ...counts.map(({ n }) => ({ n, is: `${name.toLowerCase()} by one route` })),
      ...lost.map(({ n, reason }) => ({ n, is: reason })),
      { n: totals[index]?.lost ?? 0, is: `lost before “${name}”` },
      { n: (totals[0]?.n ?? 0) - (totals[index]?.n ?? 0), is: `not “${name}”` },
    ]),
    ...[...reasons].map(([is, n]) => ({ n, is })),
    { n: log.routes.length, is: 'routes' },
    { n: log.stages.length, is: 'stages' },
  ];
}

/** What a sentence says directly before the name of a stage, as in "ten consented". */
function stageClaims(
  log: Log,
  counted: readonly { readonly name: string; readonly n: number; readonly notCounted: number }[],
): readonly Claim[] {
  return counted
    .filter(({ name, notCounted }) => notCounted === 0 && /^\p{L}+$/u.test(name.trim()))
    .map(({ name, n }) => {
      const stage = log.stages.find((one) => one.name === name);
      const filler =
        '(?:were|was|are|who|people|persons|participants|of|them|or|practices|had|been|have)';
      const pattern = new RegExp(
        `(?<n>\\d+)(?: ${filler})* ${escaped(name.trim().toLowerCase())}\\b`,
      );
      const right = [n, ...(stage?.counts ?? []).map((count) => count.n)];
      return countClaim(pattern, right, name.toLowerCase());
    });
}

const modeWords: Readonly<Record<Mode, string>> = {
  'in-person': 'in person',
  video: 'by video',
  telephone: 'by telephone',
  written: 'in writing',
  other: 'in another way',
};
const modePatterns: Readonly<Partial<Record<Mode, string>>> = {
  'in-person': 'in[ -]person|face[ -]to[ -]face',
  video: 'video\\w*|zoom|teams|skype|webcam',
  telephone: '(?:tele)?phone',
};

/** COREQ 14. */
export function dataSetting(ground: Ground): Drafted {
  const { summary, all, study, interviews } = ground;
  const { said, value: modes } = summary.modes;
  const [first] = modes;
  const how = !first
    ? ''
    : modes.length === 1 && said === all
      ? begun(`${allOf(all)} ${all === 1 ? 'was' : 'were'} conducted ${modeWords[first.mode]}.`)
      : begun(
          `${listed(modes.map(({ mode, n }, index) => `${n}${index === 0 ? ` of the ${all} interviews ${n === 1 ? 'was' : 'were'} conducted` : n === 1 ? ' was' : ' were'} ${modeWords[mode]}`))}${said < all ? `; of ${all - said} it is not recorded` : ''}.`,
        );
  const setting = study.setting.trim();
  const places = [...new Set(interviews.flatMap((one) => one.setting.trim() || []))];
  const where = setting
    ? ended(`Setting: ${setting}`)
    : places.length > 0
      ? ended(`Interviews took place here: ${places.join('; ')}`)
      : '';
  return drafted([how, where], {
    missing: [
      ...notRecorded('How the interview was conducted', said, all),
      ...(where ? [] : [{ what: 'Where data were collected', place: at('study') }]),
    ],
    sources: [
      recordsSource('mode', said, all),
      ...(places.length > 0
        ? [
            {
              name: 'Interview records',
              words: `places: ${places.join('; ')}`,
              place: at('interviews'),
            },
          ]
        : []),
      ...(setting ? [planSource('setting')] : []),
    ],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        ...modes.map(({ mode, n }) => ({ n, is: `interviews ${modeWords[mode]}` })),
        ...subtotals(modes.map(({ n }) => n)).map((n) => ({
          n,
          is: 'interviews in several of these ways',
        })),
        ...places.map((place) => ({
          n: interviews.filter((one) => one.setting.trim() === place).length,
          is: `interviews at ${place}`,
        })),
      ],
      claims: claimsIf(said === all && all > 0, ...modeClaims(ground)),
    },
  });
}

function modeClaims({ summary, all }: Ground): readonly Claim[] {
  return (['in-person', 'video', 'telephone'] as const).flatMap((mode) => {
    const n = summary.modes.value.find((one) => one.mode === mode)?.n ?? 0;
    const said = `(?:${modePatterns[mode] ?? ''})`;
    const words = modeWords[mode];
    const another = '(?!in[ -]person|face|video|zoom|teams|telephone|phone)';
    return [
      ...claimsIf(
        n === 0,
        saidClaim(
          new RegExp(`\\b${said}\\b`),
          `The sentence speaks of interviews ${words}; the record has none.`,
        ),
      ),
      ...claimsIf(
        n > 0,
        countClaim(
          new RegExp(
            `(?<n>\\d+)(?: of the \\d+)?(?: (?:interviews?|were|was|conducted|held|done))* (?:by |over |on |via |the )*${said}\\b`,
          ),
          [n],
          `interviews ${words}`,
        ),
      ),
      ...claimsIf(
        n < all && n > 0,
        saidClaim(
          new RegExp(
            `\\b(?:all|every|each)\\b(?:(?!\\bor\\b|\\band\\b|,)${another}.)*\\b${said}\\b(?! (?:or|and)|,)`,
          ),
          `The sentence says that all interviews were ${words}; the record says ${n} of ${all}.`,
        ),
      ),
    ];
  });
}

/** COREQ 15. */
export function othersPresent(ground: Ground): Drafted {
  const { summary, all, interviews, transcripts } = ground;
  const { said, value: with1 } = summary.others;
  const present = interviews.filter(({ others }) => others === 'somebody');
  const words = present.flatMap(({ othersWords }) => othersWords.trim() || []);
  const of =
    said === all
      ? `the ${all} interviews`
      : `the ${said} interviews of which it is recorded (of ${all})`;
  const sentence =
    said === 0
      ? ''
      : all === 1
        ? with1 === 0
          ? 'Nobody else was present at the interview.'
          : `Somebody else was present at the interview${words.length > 0 ? ` (${words.join('; ')})` : ''}.`
        : with1 === 0
          ? `Nobody else was present at any of ${of}.`
          : `Somebody else was present at ${with1} of ${of}${words.length > 0 ? ` (${words.join('; ')})` : ''}${with1 < said ? ', and nobody else at the others' : ''}.`;
  const labels = present.flatMap(({ transcriptId }) =>
    labelsIn(
      transcripts.find(({ id }) => id === transcriptId),
      ground,
    ),
  );
  return drafted([sentence], {
    missing: [
      ...notRecorded('Whether anyone else was present', said, all),
      ...(words.length < present.length
        ? [{ what: 'Who else was present', place: at('interviews') }]
        : []),
    ],
    sources: [recordsSource('others present', said, all)],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        { n: with1, is: 'interviews with somebody else present' },
        { n: said - with1, is: 'interviews without anybody else' },
      ],
      labels: { of: labels, as: 'at whose interview somebody else was present' },
      claims: said === all && all > 0 ? [presence(with1)] : [],
    },
  });
}

function presence(with1: number): Claim {
  return ({ clauses }) => {
    // What comes after a comma or "and" may say the contrary: "a daughter was present, and nobody else".
    const about = clauses.flatMap((clause) =>
      clause
        .split(/,| and | but /)
        .filter((part) => /\b(?:present|attended|accompanied|sat in|joined)\b/.test(part)),
    );
    if (with1 === 0 && about.some((part) => !denies(part))) {
      return 'The sentence says that somebody else was present; the record says nobody was.';
    }
    const excepts = clauses.some((clause) =>
      /\b(?:except|apart|other than|but|besides)\b/.test(clause),
    );
    if (with1 > 0 && about.length > 0 && about.every(denies) && !excepts) {
      return `The sentence says that nobody else was present; the record says somebody was at ${with1 === 1 ? '1 interview' : `${with1} interviews`}.`;
    }
    return null;
  };
}

function labelsIn(
  transcript: Ground['transcripts'][number] | undefined,
  { people }: Ground,
): readonly string[] {
  const ids = new Set(transcript?.speakers.flatMap(({ participantId }) => participantId ?? []));
  return people.filter(({ id }) => ids.has(id)).map(({ label }) => label);
}

/** COREQ 16. */
export function sampleDescription(ground: Ground): Drafted {
  const { frame, people, summary, all, study } = ground;
  const published = frame.settled.attributes.filter(
    ({ published: is, type }) => is && type !== 'text',
  );
  const n = people.length;
  const few = smallGroups(frame.settled.attributes, people, frame.paper.smallGroup).count;
  const { value: days, said } = summary.days;
  const span = days ?? spanOf(study.dates);
  const when = span
    ? span.first === span.last
      ? `Data were collected on ${dayWords(span.first)}.`
      : `Data were collected between ${dayWords(span.first)} and ${dayWords(span.last)}.`
    : '';
  const who =
    n > 0 && published.length > 0
      ? `The table of characteristics describes the ${n === 1 ? 'participant' : `${n} participants`} by ${listed(published.map(({ name }) => lowered(name)))}.`
      : '';
  return drafted([who, when], {
    missing: [
      ...(published.length === 0
        ? [{ what: 'Attributes of participants that are published', place: at('participants') }]
        : []),
      ...(when
        ? days
          ? notRecorded('The day of the interview', said, all)
          : []
        : [{ what: 'When data were collected', place: at('interviews') }]),
    ],
    sources: [
      {
        name: 'Participants',
        words: `${published.length} published ${published.length === 1 ? 'attribute' : 'attributes'}; ${few} ${few === 1 ? 'combination' : 'combinations'} of values held by fewer than ${frame.paper.smallGroup} people`,
        place: at('participants'),
      },
      recordsSource('day', said, all),
    ],
    facts: {
      numbers: [
        { n, is: 'participants' },
        { n: all, is: 'interviews' },
        { n: published.length, is: 'published attributes' },
        ...frame.settled.attributes.flatMap((attribute) =>
          orderedGroups(attribute, people).map((value) => ({
            n: people.filter((one) =>
              groupedValues(attribute, one.attributes[attribute.id]).includes(value),
            ).length,
            is: value,
          })),
        ),
        ...frame.settled.attributes.flatMap(({ id, type, name }) =>
          type === 'number'
            ? people.flatMap((one) =>
                [one.attributes[id] ?? []].flat().map((value) => ({ n: Number(value), is: name })),
              )
            : [],
        ),
      ],
      days: collectionDays(ground),
    },
  });
}

function spanOf({ from, to }: Ground['study']['dates']): { first: string; last: string } | null {
  const [first, last] = [from ?? to, to ?? from];
  return first === null || last === null ? null : { first, last };
}

function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The days on which data were collected, as interviews and plan have them; `null` where none is known. */
export function collectionDays({ interviews, study }: Ground): readonly DayFact[] | null {
  const days = [
    ...interviews.flatMap(({ date }) => (date === null ? [] : [{ day: date, is: 'an interview' }])),
    ...(study.dates.from ? [{ day: study.dates.from, is: 'data collection began' }] : []),
    ...(study.dates.to ? [{ day: study.dates.to, is: 'data collection ended' }] : []),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return days.length === 0 ? null : days;
}
