import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import { groupedValues, orderedGroups } from '../participants/grouping.ts';
import { numberSummary, quartileMethod } from '../participants/number-summary.ts';
import { smallGroups } from '../participants/small-groups.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { listed } from './listed.ts';
import { decimalsOf, deviationWords, numberWords, rangeWords } from './number-words.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Table } from './table.ts';

/** One row of the table of characteristics. */
export interface CharacteristicRow {
  readonly attribute: string;
  /** A value or group; "mean (SD)" and so on for numbers, "first to last" for dates; "not known". */
  readonly value: string;
  /** "4 (57 %)", or the figures themselves; the number alone where it is not known. */
  readonly figure: string;
  /** How many people the row counts; `null`: it gives figures of numbers or dates. */
  readonly n: number | null;
  /** Of how many the row speaks: those of whom the attribute is known; for "not known", everybody. */
  readonly of: number;
  /** One person may stand in several rows of the attribute, so that they sum to more than `of`. */
  readonly several: boolean;
}

/** What stands where a value is not known of somebody. */
export const notKnownRow = 'not known';

/** What says that rows of an attribute may sum to more than everybody. */
export const severalMark = '(more than one possible)';

type Frame = Pick<StudyFrame, 'study' | 'participants' | 'attributes' | 'transcripts' | 'citation'>;

/** The published attributes of the participants, counted as they are grouped for tables. */
export function characteristics(
  attributes: readonly Attribute[],
  participants: readonly Participant[],
): readonly CharacteristicRow[] {
  return counted(attributes).flatMap((attribute) => rowsOf(attribute, participants));
}

/**
 * The characteristics as a table: n (%), the denominator of each row, missing in a row of its own;
 * numbers as mean (SD), median (IQR) and range.
 *
 * @param smallGroup rows and combinations of fewer people than this are pointed out in the notes.
 */
export function characteristicsTable(frame: Frame, smallGroup = 3): Table {
  const invented = inventedColumn(frame.study);
  const answered = surveyOnly(frame.transcripts);
  const people = frame.participants.filter(({ id }) => !answered.has(id));
  const rows = characteristics(frame.attributes, people);
  const summed = rows.some(({ value }) => value === summaryNames.median);
  return {
    ...titled(frame.study, 'characteristics of participants'),
    columns: ['Characteristic', 'Value', 'n (%)', 'Of', ...invented.columns],
    widths: [4, 5, 3, 1, ...invented.widths],
    rows: rows.map(({ attribute, value, figure, of, several }) => [
      several ? `${attribute} ${severalMark}` : attribute,
      value,
      figure,
      of,
      ...invented.cells,
    ]),
    notes: [
      `N = ${people.length}. ${whoIsIn(people, frame)}`,
      `n (%)${summed ? ' unless the row says otherwise' : ''}; percentages are of those of whom it is known, whose number stands beside them. Of how many it is not known is given as a number alone.`,
      ...(rows.some(({ several }) => several)
        ? [
            'Where more than one answer is possible, a person is counted in each, so that percentages do not add up to 100 %.',
          ]
        : []),
      ...(summed
        ? [`SD, standard deviation (n − 1); IQR, first to third quartile. ${quartileMethod}`]
        : []),
      ...smallGroupNotes(frame.attributes, people, rows, smallGroup),
      ...(answered.size > 0
        ? [`Left out: ${answered.size} who answered a survey and were not interviewed.`]
        : []),
      ...leftOut(frame.attributes),
      ...studyNotes(frame, { citing: false }),
    ],
  };
}

/** Those that go into a paper and can be counted, in their order. */
function counted(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes
    .filter(({ published, type }) => published && type !== 'text')
    .toSorted((a, b) => a.order - b.order);
}

const summaryNames = { mean: 'mean (SD)', median: 'median (IQR)', range: 'range' } as const;

function rowsOf(
  attribute: Attribute,
  participants: readonly Participant[],
): readonly CharacteristicRow[] {
  const { name, type, id } = attribute;
  const held = participants.map(({ attributes }) => groupedValues(attribute, attributes[id]));
  const known = held.filter((values) => values.length > 0);
  const missing = participants.length - known.length;
  const row = (value: string, figure: string, n: number | null, of = known.length) => ({
    attribute: name,
    value,
    figure,
    n,
    of,
    several: type === 'multiple',
  });
  const notKnown =
    missing > 0 ? [row(notKnownRow, String(missing), missing, participants.length)] : [];
  if (known.length === 0) return notKnown;

  if (isSummed(attribute)) {
    const values = participants.flatMap(({ attributes }) => attributes[id] ?? []);
    const figures =
      type === 'number'
        ? figuresOf(values.map(Number)).map(([value, figure]) => row(value, figure, null))
        : [row('first to last', firstToLast(values.map(String)), null)];
    return [...figures, ...notKnown];
  }
  const counts = orderedGroups(attribute, participants).map((value) => {
    const n = known.filter((values) => values.includes(value)).length;
    return row(value, share(n, known.length), n);
  });
  return [...counts, ...notKnown];
}

/** Whether a table gives figures of the values rather than how often each occurs. */
function isSummed({ bands, type }: Attribute): boolean {
  return bands.length === 0 && (type === 'number' || type === 'date');
}

function share(n: number, of: number): string {
  return of === 0 ? String(n) : `${n} (${Math.round((100 * n) / of)} %)`;
}

/** Mean and SD have one decimal more than the values have; median and quartiles what they need. */
function figuresOf(values: readonly number[]): readonly (readonly [string, string])[] {
  const summary = numberSummary(values);
  if (!summary) return [];
  const decimals = Math.min(2, Math.max(...values.map(decimalsOf))) + 1;
  const { mean, deviation, median, quartiles, lowest, highest } = summary;
  return [
    [summaryNames.mean, `${numberWords(mean, decimals)} (${deviationWords(deviation, decimals)})`],
    [summaryNames.median, `${numberWords(median)} (${rangeWords(...quartiles)})`],
    [summaryNames.range, rangeWords(lowest, highest)],
  ];
}

function firstToLast(days: readonly string[]): string {
  const sorted = days.toSorted();
  return `${sorted[0]} to ${sorted.at(-1)}`;
}

/** Whose characteristics they are, so that a paper can say it. */
function whoIsIn(people: readonly Participant[], { transcripts }: Frame): string {
  const interviewed = new Set(
    transcripts.flatMap(({ gathered, speakers }) =>
      gathered === 'interview' ? speakers.flatMap(({ participantId }) => participantId ?? []) : [],
    ),
  );
  const others = people.filter(({ id }) => !interviewed.has(id)).map(({ label }) => label);
  if (people.length === 0) return 'No participant is recorded yet.';
  if (others.length === 0) return 'All of them speak in a transcript of an interview.';
  if (others.length === people.length) {
    return 'Those recorded as participants; none of them is named as a speaker of an interview yet.';
  }
  return `Those recorded as participants: in a transcript of an interview ${people.length - others.length}, in none yet ${others.length} (${listed(others)}).`;
}

/**
 * What may tell who somebody is. Combinations are counted and not named: the table does not show them, and
 * its notes are not to give them away.
 */
function smallGroupNotes(
  attributes: readonly Attribute[],
  people: readonly Participant[],
  rows: readonly CharacteristicRow[],
  k: number,
): readonly string[] {
  const few = rows.filter(({ n, value }) => n !== null && n > 0 && n < k && value !== notKnownRow);
  const grouped = counted(attributes).filter((attribute) => !isSummed(attribute));
  const combined = smallGroups(grouped, people, k);
  const combinations = combined.count - few.length;
  const summed = [
    ...new Set(
      rows.flatMap(({ attribute, n, of }) => (n === null && of > 0 && of < k ? [attribute] : [])),
    ),
  ];
  const held = [
    ...(summed.length > 0 ? [`figures of fewer than ${k} people (${listed(summed)})`] : []),
    ...(few.length > 0
      ? [
          `${few.length === 1 ? 'one row counts' : `${few.length} rows count`} fewer than ${k} people (${namedRows(few)})`,
        ]
      : []),
    ...(combinations > 0
      ? [
          `${combinations === 1 ? 'one combination' : `${combinations} combinations`} of two or three characteristics ${combinations === 1 ? 'is' : 'are'} held by fewer than ${k} (listed under Participants)`,
        ]
      : []),
  ];
  return held.length === 0
    ? []
    : [
        `For the team, before this is published, since it may tell who somebody is: ${held.join('; ')}.`,
      ];
}

/** The first few rows by their names; the table shows them all. */
function namedRows(rows: readonly CharacteristicRow[]): string {
  const shown = rows.slice(0, 6).map(({ attribute, value }) => `${attribute}: ${value}`);
  const others = rows.length - shown.length;
  return shown.join('; ') + (others > 0 ? `; and ${others} more` : '');
}

function leftOut(attributes: readonly Attribute[]): readonly string[] {
  const names = (of: readonly Attribute[]) => of.map(({ name }) => name).join(', ');
  const unpublished = attributes.filter(({ published }) => !published);
  const texts = attributes.filter(({ published, type }) => published && type === 'text');
  return [
    ...(unpublished.length > 0 ? [`Not published, so left out: ${names(unpublished)}.`] : []),
    ...(texts.length > 0 ? [`Free text, not counted: ${names(texts)}.`] : []),
  ];
}
