import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import { groupedValues, orderedGroups } from '../participants/grouping.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Table } from './table.ts';

/** One row of the table of characteristics. */
export interface CharacteristicRow {
  readonly attribute: string;
  /** A value or group; "median (range)" and "first to last" for numbers and dates; "not known". */
  readonly value: string;
  /** "4 (57 %)", or the figures themselves; the number alone where it is not known. */
  readonly figure: string;
  /** Of how many the row speaks: those of whom the attribute is known; for "not known", everybody. */
  readonly of: number;
  /** One person may stand in several rows of the attribute, so that they sum to more than `of`. */
  readonly several: boolean;
}

/** The published attributes of the participants, counted as they are grouped for tables. */
export function characteristics(
  attributes: readonly Attribute[],
  participants: readonly Participant[],
): readonly CharacteristicRow[] {
  return attributes
    .filter(({ published, type }) => published && type !== 'text')
    .toSorted((a, b) => a.order - b.order)
    .flatMap((attribute) => rowsOf(attribute, participants));
}

/** The characteristics as a table: n (%), the denominator of each row, missing counted. */
export function characteristicsTable(
  frame: Pick<StudyFrame, 'study' | 'participants' | 'attributes' | 'transcripts' | 'citation'>,
): Table {
  const invented = inventedColumn(frame.study);
  const answered = surveyOnly(frame.transcripts);
  const people = frame.participants.filter(({ id }) => !answered.has(id));
  const rows = characteristics(frame.attributes, people);
  return {
    ...titled(frame.study, 'characteristics'),
    columns: ['Characteristic', 'Value', 'n (%)', 'Of', ...invented.columns],
    widths: [4, 5, 3, 1, ...invented.widths],
    rows: rows.map(({ attribute, value, figure, of, several }) => [
      several ? `${attribute} (several possible)` : attribute,
      value,
      figure,
      of,
      ...invented.cells,
    ]),
    notes: [
      `N = ${people.length}. Percentages are of those of whom it is known; of those of whom it is not, the number alone is given.`,
      ...(rows.some(({ several }) => several)
        ? ['Where several answers are possible, rows may sum to more than 100 %.']
        : []),
      ...(answered.size > 0
        ? [`Left out: ${answered.size} who answered a survey and were not interviewed.`]
        : []),
      ...leftOut(frame.attributes),
      ...studyNotes(frame, { citing: false }),
    ],
  };
}

function rowsOf(
  attribute: Attribute,
  participants: readonly Participant[],
): readonly CharacteristicRow[] {
  const { name, type, bands, id } = attribute;
  const held = participants.map(({ attributes }) => groupedValues(attribute, attributes[id]));
  const known = held.filter((values) => values.length > 0);
  const missing = participants.length - known.length;
  const several = type === 'multiple';
  const row = (value: string, figure: string, of = known.length) => ({
    attribute: name,
    value,
    figure,
    of,
    several,
  });
  const notKnown = missing > 0 ? [row('not known', String(missing), participants.length)] : [];
  if (known.length === 0) return notKnown;

  if (bands.length === 0 && (type === 'number' || type === 'date')) {
    const values = participants.flatMap(({ attributes }) => attributes[id] ?? []);
    const figures =
      type === 'number'
        ? row('median (range)', medianAndRange(values.map(Number)))
        : row('first to last', firstToLast(values.map(String)));
    return [figures, ...notKnown];
  }
  const counts = orderedGroups(attribute, participants).map((value) =>
    row(value, share(known.filter((values) => values.includes(value)).length, known.length)),
  );
  return [...counts, ...notKnown];
}

function share(n: number, of: number): string {
  return of === 0 ? String(n) : `${n} (${Math.round((100 * n) / of)} %)`;
}

function medianAndRange(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median =
    sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return `${figure(median)} (${figure(sorted[0]!)} to ${figure(sorted.at(-1)!)})`;
}

function firstToLast(days: readonly string[]): string {
  const sorted = days.toSorted();
  return `${sorted[0]} to ${sorted.at(-1)}`;
}

/** At most two digits after the point. */
function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
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
