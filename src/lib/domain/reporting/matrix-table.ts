import {
  cellWords,
  readCell,
  type CellNames,
  type NumberedLink,
} from '../matrix/edited/cell-words.ts';
import { numberedLinks } from '../matrix/edited/link-numbers.ts';
import {
  columnId,
  headingWithId,
  keysHeading,
  printOf,
  rowId,
  writtenKeys,
} from '../matrix/edited/sheet-keys.ts';
import { gridOf } from '../matrix/cells.ts';
import { isDeserted, type Case } from '../findings/cases.ts';
import type { Grid, GridRow } from '../matrix/grid.ts';
import type { Matrix } from '../model/matrix.ts';
import { findingNotes, type FindingChoices, type FindingFrame } from './finding-frame.ts';
import { listed } from './listed.ts';
import {
  caseLabel,
  cellNames,
  columnHeadings,
  exportedGrid,
  matrixAsked,
  namesPeople,
  nobodyNow,
} from './matrix-frame.ts';
import { matrixPassages } from './matrix-passages-table.ts';
import { attributeColumns, attributeNotes, groupedCell } from './people-of-passage.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

/**
 * A framework matrix: cases × columns, each cell with the analyst's words or the state it is in, with
 * the passages on a sheet of their own. Headings and the last column hold what tells rows, columns and
 * changed cells apart when an edited copy comes back (`domain/matrix/edited`). No rows where the study
 * has no such matrix.
 */
export function matrixTable(frame: FindingFrame, choices: FindingChoices): Table {
  const matrix = matrixAsked(frame, choices);
  const { study } = frame.settled;
  if (!matrix) return { ...titled(study, 'framework matrix'), columns: [], rows: [], notes: [] };

  const grid = exportedGrid(matrix, frame);
  const links = numberedLinks(grid);
  const names = cellNames(frame);
  const headings = columnHeadings(grid);
  const beside = besideCase(matrix, frame, headings);
  const invented = inventedColumn(study);
  const ids = grid.columns.map(({ key }) => columnId(key));
  const first = 1 + beside.headings.length;
  const caseHeading = matrix.rows.by === 'participant' ? 'Case' : groupHeading(matrix, frame);
  const paperColumns = [caseHeading, ...beside.headings, ...headings, ...invented.columns, ''];
  return {
    ...titled(study, `framework matrix ${matrix.name}`.trim()),
    columns: [
      caseHeading,
      ...beside.headings,
      ...headings.map((heading, index) => headingWithId(heading, ids[index]!)),
      ...invented.columns,
      keysHeading,
    ],
    paperColumns,
    widths: [2, ...beside.headings.map(() => 2), ...headings.map(() => 5), ...invented.widths, 2],
    rows: grid.rows.map((row): Cell[] => {
      const words = row.cells.map((cell) => cellWords(cell, links.get(cell.key) ?? [], names));
      return [
        caseLabel(row.case),
        ...beside.cells(row.case),
        ...words,
        ...invented.cells,
        keysOf(matrix, row, words, ids, links),
      ];
    }),
    notes: matrixNotes(matrix, grid, frame, names),
    sheetNotes: [
      'An edited copy of the .xlsx or .csv can be taken in again on the page of the matrix: the ids in the headings and the last column, “Keys”, say which cell is which.',
    ],
    sheetName: matrix.name,
    folds: [{ under: 0, columns: beside.headings.map((_, index) => 1 + index) }],
    frozenColumns: 1,
    unprinted: [first + headings.length + invented.columns.length],
    landscape: true,
    further: [{ ...matrixPassages(matrix, frame), subject: 'passages' }],
  };
}

function keysOf(
  matrix: Matrix,
  row: GridRow,
  words: readonly string[],
  ids: readonly string[],
  links: ReadonlyMap<string, readonly NumberedLink[]>,
): string {
  const cells = row.cells.map((cell, index) => {
    const numbers = (links.get(cell.key) ?? []).map(({ number }) => number);
    const print = printOf(readCell(words[index] ?? '', numbers));
    return [ids[index]!, { print, numbers }] as const;
  });
  return writtenKeys({ matrixId: matrix.id, rowId: rowId(row.key), cells: new Map(cells) });
}

/**
 * What stands between a case and its cells: a person's published attributes, or the people of a group, where
 * it may be told who is in which.
 */
function besideCase(
  matrix: Matrix,
  frame: FindingFrame,
  headings: readonly string[],
): { readonly headings: readonly string[]; readonly cells: (one: Case) => readonly Cell[] } {
  const { settled } = frame;
  const people = new Map(settled.participants.map((one) => [one.id, one]));
  if (!namesPeople(matrix, frame)) return { headings: [], cells: () => [] };
  if (matrix.rows.by === 'attribute') {
    const labels = (one: Case) =>
      isDeserted(one)
        ? nobodyNow
        : [...one.people].map((id) => people.get(id)?.label ?? 'not known').join('; ');
    return { headings: ['People'], cells: (one) => [labels(one)] };
  }
  const published = settled.attributes.filter((one) => one.published);
  const columns = attributeColumns(published, [...headings, 'Case', 'Data', keysHeading]);
  return {
    headings: columns.headings,
    cells: ({ about }) => {
      const person = about.on === 'participant' ? people.get(about.participantId) : undefined;
      return columns.ordered.map(
        (one) => groupedCell(one, person?.attributes[one.id]) ?? 'not known',
      );
    },
  };
}

function groupHeading({ rows }: Matrix, { settled }: FindingFrame): string {
  const attribute = settled.attributes.find(
    ({ id }) => rows.by === 'attribute' && id === rows.attributeId,
  );
  return attribute?.name ?? 'Group';
}

function matrixNotes(
  matrix: Matrix,
  grid: Grid,
  frame: FindingFrame,
  names: CellNames,
): readonly string[] {
  const { coverage } = gridOf(grid.columns, grid.rows, grid.rowsBy);
  const out = matrix.columns.length - grid.columns.length;
  return [
    `${coverage.cells} cells: ${coverage.charted} charted, ${coverage.setAside} set aside, ${coverage.notCharted} with passages and not charted, ${coverage.nothingSaid} asked or not known and nothing said, ${coverage.notAsked} not asked, ${coverage.notSettled} not settled, ${coverage.noTranscript} without a transcript, ${coverage.hidden} hidden. ${coverage.stale} changed since, ${coverage.checked} checked by a second person.`,
    ...writtenNote(grid, names),
    ...groupNotes(matrix, grid, frame),
    ...otherNotes(grid, names),
    'Words in square brackets say what state a cell is in; [1], [2] stand for the passages the words before them rest on, listed with their anchors on the sheet of passages, which is also a table of its own.',
    'Changed since: what is coded for the case in the column is no longer what it was when the cell was last said to be right.',
    ...(out > 0
      ? [`${out} ${out === 1 ? 'column is' : 'columns are'} hidden in the matrix and left out.`]
      : []),
    ...(grid.rowsBy.by === 'participant' ? attributeNotes(frame.settled.attributes) : []),
    ...findingNotes(frame),
  ];
}

/** Which groups have nobody in them, and that it is left out who is in the others. */
function groupNotes(matrix: Matrix, { rows }: Grid, frame: FindingFrame): readonly string[] {
  const deserted = rows.filter((row) => isDeserted(row.case)).map((row) => caseLabel(row.case));
  return [
    ...(deserted.length > 0
      ? [
          `Nobody is in ${deserted.length === 1 ? 'this group' : 'these groups'} now, and what was written of ${deserted.length === 1 ? 'it' : 'them'} is kept: ${listed(deserted)}.`,
        ]
      : []),
    ...(namesPeople(matrix, frame)
      ? []
      : [
          `Who is in which group is left out, since ${groupHeading(matrix, frame)} is not published. Transcripts that are named beside passages and changes can still tell.`,
        ]),
  ];
}

/** What no cell has room for: words written in codes that were merged since. */
function otherNotes({ rows, columns }: Grid, { initials }: CellNames): readonly string[] {
  return rows.flatMap((row) =>
    row.cells.flatMap(({ others }, index) =>
      others.map(({ charting: { kind, summary, written }, name }) => {
        const where = `${caseLabel(row.case)}, ${columns[index]?.name ?? ''}`;
        const said = `${kind === 'set-aside' ? 'set aside: ' : ''}${summary}`;
        return `Not in the cell ${where}: what ${initials(written.by)} wrote when this was ${name ?? 'a code that is gone'}: ${said}`;
      }),
    ),
  );
}

/** Who wrote what is charted, and when. */
function writtenNote(grid: Grid, { initials, localDay }: CellNames): readonly string[] {
  const written = grid.rows.flatMap(({ cells }) =>
    cells.flatMap(({ charting }) => (charting ? [charting.written] : [])),
  );
  const instants = written.map(({ at }) => at).toSorted();
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined) return [];
  const who = listed([...new Set(written.map(({ by }) => initials(by)))].toSorted());
  const [from, to] = [localDay(first), localDay(last)];
  return [`Written by ${who}, ${from === to ? `on ${from}` : `${from} to ${to}`}.`];
}
