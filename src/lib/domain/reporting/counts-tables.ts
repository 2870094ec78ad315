import { countsAsked, type CountsAsked } from '../counts/asked.ts';
import { chosenRows, rowChoices, type RowChoice } from '../counts/choices.ts';
import { coOccurrence } from '../counts/co-occurrence.ts';
import { countColumns, type ColumnsBy } from '../counts/columns.ts';
import type { CountTable } from '../counts/count-table.ts';
import { crossCounts } from '../counts/cross-counts.ts';
import { lineFigures, type FiguresByVersion } from '../counts/line-figures.ts';
import { allWords, leftOutWords, measureWords, reachWords, severalWords } from '../counts/words.ts';
import { findingNotes, type FindingChoices, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Row, Table } from './table.ts';

/** Whether a table of counts needs the words of the transcripts: for words and for turns. */
export function countsNeedWords(choices: FindingChoices): boolean {
  const { measure, reach } = askedIn(choices);
  return measure === 'words' || reach.within === 'turn';
}

/** Codes by people, or by transcripts where they were chosen. */
export function countsByCaseTable(frame: FindingFrame, choices: FindingChoices): Table {
  const asked = askedIn(choices);
  const by: ColumnsBy = asked.columns.by === 'attribute' ? { by: 'participants' } : asked.columns;
  return crossTable(frame, asked, by, 'counts by case');
}

/**
 * Codes by the groups of an attribute: the one chosen, else the first that is published. Without one it
 * has no rows.
 */
export function countsByAttributeTable(frame: FindingFrame, choices: FindingChoices): Table {
  const asked = askedIn(choices);
  const { attributes, study } = frame.settled;
  const wanted = asked.columns.by === 'attribute' ? asked.columns.attributeId : null;
  const attribute =
    attributes.find(({ id }) => id === wanted) ??
    attributes.find(({ published, type }) => published && type !== 'text');
  if (!attribute) {
    const subject = 'counts by attribute';
    return { ...titled(study, subject), columns: ['Code'], rows: [], notes: findingNotes(frame) };
  }
  const measure = choices['measure'] ? asked.measure : 'people';
  const by = { by: 'attribute', attributeId: attribute.id } as const;
  return crossTable(frame, { ...asked, measure }, by, `counts by ${attribute.name}`);
}

/** How often codes stand together. */
export function coOccurrenceTable(frame: FindingFrame, choices: FindingChoices): Table {
  const asked = askedIn(choices);
  const rows = rowsIn(frame, asked.rows);
  const others = asked.others ? rowsIn(frame, asked.others) : rows;
  const { settled } = frame;
  const counted = coOccurrence(rows, others, asked.reach, settled, figuresIn(frame, asked));
  const table = counted.table(asked.measure);
  const invented = inventedColumn(settled.study);
  return {
    ...titled(settled.study, 'co-occurrence of codes'),
    columns: ['Code', ...table.columns.map(({ name }) => name), ...invented.columns],
    widths: [5, ...table.columns.map(() => 2), ...invented.widths],
    rows: table.rows.map(({ name }, y) => [
      name,
      ...table.values[y]!.map((value) => shown(value, asked)),
      ...invented.cells,
    ]),
    notes: [reachWords(asked.reach), measureWords(asked.measure), ...findingNotes(frame)],
  };
}

function crossTable(
  frame: FindingFrame,
  asked: CountsAsked,
  by: ColumnsBy,
  subject: string,
): Table {
  const { settled } = frame;
  const columns = countColumns(by, settled);
  const rows = rowsIn(frame, asked.rows);
  const counted = crossCounts(rows, columns.columns, settled, figuresIn(frame, asked));
  const [table, people] = [counted.table(asked.measure), counted.table('people')];
  const withPeople = asked.measure !== 'people' || asked.presence;
  const invented = inventedColumn(settled.study);
  const row = (name: string, cells: readonly number[], all: number, heard: number): Row => [
    name,
    ...cells.map((value) => shown(value, asked)),
    all,
    ...(withPeople ? [heard] : []),
    ...invented.cells,
  ];
  const of = people.all?.of ?? 0;
  return {
    ...titled(settled.study, subject),
    columns: [
      'Code',
      ...table.columns.map((column) =>
        column.of === null ? column.name : `${column.name} (N = ${column.of})`,
      ),
      asked.measure === 'people' ? `All (N = ${of})` : `All, ${asked.measure}`,
      ...(withPeople ? [`People (N = ${of})`] : []),
      ...invented.columns,
    ],
    widths: [5, ...table.columns.map(() => 2), 2, ...(withPeople ? [2] : []), ...invented.widths],
    rows: [...rows.map((each, y) => row(each.name, ...numbersOf(table, people, y))), ...anyRow()],
    notes: [
      measureWords(asked.measure),
      allWords,
      ...(by.by === 'transcripts' ? [] : [severalWords]),
      ...leftOutWords(columns),
      ...findingNotes(frame),
    ],
  };

  function anyRow(): readonly Row[] {
    if (rows.length < 2 || !table.all || !people.all) return [];
    return [row('Any of these', table.all.ofColumn, table.all.whole, people.all.whole)];
  }
}

function numbersOf(
  table: CountTable,
  people: CountTable,
  y: number,
): [readonly number[], number, number] {
  return [table.values[y]!, table.all?.ofRow[y] ?? 0, people.all?.ofRow[y] ?? 0];
}

function askedIn(choices: FindingChoices): CountsAsked {
  return countsAsked((key) => choices[key]);
}

function rowsIn(
  { settled, records }: FindingFrame,
  words: readonly string[],
): readonly RowChoice[] {
  return chosenRows(words, rowChoices(settled, records));
}

function figuresIn(
  { texts }: FindingFrame,
  { measure, reach }: CountsAsked,
): FiguresByVersion | null {
  if (measure !== 'words' && reach.within !== 'turn') return null;
  return new Map([...texts.values()].map((version) => [version.id, lineFigures(version)]));
}

function shown(value: number, { presence }: CountsAsked): number | string {
  if (!presence) return value;
  return value > 0 ? 'yes' : 'no';
}
