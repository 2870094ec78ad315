import type { Attribute } from '../model/attribute.ts';
import { groupedValues, orderedGroups } from '../participants/grouping.ts';
import { numberSummary } from '../participants/number-summary.ts';
import { smallGroups } from '../participants/small-groups.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { roleAttribute } from '../quotations/attribution-template.ts';
import { dayWords } from '../reporting/day-words.ts';
import { listed } from '../reporting/listed.ts';
import { claimsIf, countClaim } from './claims.ts';
import { type DayFact, type Drafted, type NumberFact, at, drafted } from './drafted.ts';
import { type Ground, notRecorded, recordsSource } from './ground.ts';
import { begun } from './number-words.ts';

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
          ...groups.map((group) => ({ n: group.n, is: group.name, isUntold: group.n < k })),
          ...subtotals(groups.map((group) => group.n)).map((sum) => ({
            n: sum,
            is: 'participants of several groups',
            isUntold: true,
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
export function subtotals(counts: readonly number[]): readonly number[] {
  if (counts.length > 12) return [];
  const sums = new Set([0]);
  for (const n of counts) for (const sum of [...sums]) sums.add(sum + n);
  return [...sums].filter((sum) => sum > 0);
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
          orderedGroups(attribute, people).map((value) => {
            const held = people.filter((one) =>
              groupedValues(attribute, one.attributes[attribute.id]).includes(value),
            ).length;
            const isUntold = !attribute.published || held < frame.paper.smallGroup;
            return { n: held, is: value, isUntold };
          }),
        ),
        ...frame.settled.attributes.flatMap((attribute) =>
          attribute.type === 'number' ? numberFacts(attribute, ground) : [],
        ),
      ],
      days: collectionDays(ground),
    },
  });
}

/** What a sentence may say of numbers: those of each person, told to nobody, and what the table sums them up in. */
function numberFacts(
  { id, name, published, bands }: Attribute,
  { people, frame }: Ground,
): readonly NumberFact[] {
  const values = people.flatMap((one) => [one.attributes[id] ?? []].flat().map(Number));
  const summary = numberSummary(values);
  const isUntold = !published || bands.length > 0 || values.length < frame.paper.smallGroup;
  const summed = summary
    ? [
        { n: summary.mean, is: `${name}, the mean` },
        ...(summary.deviation === null
          ? []
          : [{ n: summary.deviation, is: `${name}, standard deviation` }]),
        { n: summary.median, is: `${name}, the median` },
        ...summary.quartiles.map((n) => ({ n, is: `${name}, a quartile` })),
        { n: summary.lowest, is: `${name}, the lowest` },
        { n: summary.highest, is: `${name}, the highest` },
      ]
    : [];
  return [
    ...summed.map((fact) => ({ ...fact, isUntold })),
    ...values.map((n) => ({ n, is: name, isUntold: true })),
  ];
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
