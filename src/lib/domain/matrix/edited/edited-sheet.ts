import { FormatError } from '../../errors.ts';
import { cutMark } from '../../reporting/table.ts';
import { readCell, type ReadCell } from './cell-words.ts';
import {
  headingWords,
  idInHeading,
  keysHeading,
  printOf,
  readKeys,
  type ExportedCell,
} from './sheet-keys.ts';

/** One sheet of a file, as text. */
export type SheetRows = readonly (readonly string[])[];

/** A cell of a file that was in the matrix when it was exported. */
export interface FileCell {
  readonly read: ReadCell;
  /** Fingerprint of what it said when it was exported; `null` where the row does not know the column. */
  readonly print: string | null;
  /** Whether it was too long for a spreadsheet, so that its end is missing. */
  readonly isCut: boolean;
}

export interface FileRow {
  /** As the spreadsheet counts it. */
  readonly number: number;
  /** What stands in its first cell. */
  readonly label: string;
  /** `null`: it was not in the matrix that was exported. */
  readonly rowId: string | null;
  /** By the ids of columns; of a row without an id none are read. */
  readonly cells: ReadonlyMap<string, FileCell>;
}

/** A matrix as an edited file holds it. */
export interface EditedSheet {
  readonly matrixId: string;
  /** Columns of the matrix that are in the file, by id, with their headings. */
  readonly columns: ReadonlyMap<string, string>;
  /** Headings of columns that have no id, and those of which the file has two; none of them is read. */
  readonly withoutId: readonly string[];
  readonly twice: readonly string[];
  readonly rows: readonly FileRow[];
}

/**
 * Reads the one sheet among several that holds a matrix which was exported from here. Rows and columns
 * are known by their keys, wherever they have been moved and whatever they are called now.
 *
 * @throws {FormatError} 'not-a-matrix' when none of them does; 'several-matrices' when rows are of more
 * than one.
 */
export function readEditedSheet(sheets: readonly SheetRows[]): EditedSheet {
  for (const rows of new Set(sheets)) {
    const at = keysColumn(rows);
    if (at !== null) return readRows(rows, at);
  }
  throw new FormatError('not-a-matrix', '');
}

/** The column in which rows have their keys; `null` where none has any. */
function keysColumn(rows: SheetRows): number | null {
  for (const row of rows) {
    const at = row.findIndex((cell) => readKeys(cell) !== null);
    if (at >= 0) return at;
  }
  return null;
}

function readRows(rows: SheetRows, keysAt: number): EditedSheet {
  const keys = rows.map((row) => readKeys(row[keysAt] ?? ''));
  const [matrixId = '', ...others] = new Set(keys.flatMap((each) => each?.matrixId ?? []));
  if (others.length > 0) throw new FormatError('several-matrices', '');
  const headAt = rows.findIndex((row) => row.some((cell) => idInHeading(cell) !== null));
  const head = headAt < 0 ? [] : (rows[headAt] ?? []);
  const { columns, withoutId, twice } = headings(head, keysAt);

  const found = rows.flatMap((row, index): FileRow[] => {
    const key = keys[index] ?? null;
    if (index === headAt || row.every((cell) => cell.trim() === '')) return [];
    if (key === null && index < headAt) return [];
    const cells = key
      ? [...columns].map(([id, { at }]) => [id, cellOf(row[at] ?? '', key.cells.get(id))] as const)
      : [];
    const label = (row[0] ?? '').trim();
    return [{ number: index + 1, label, rowId: key?.rowId ?? null, cells: new Map(cells) }];
  });
  return {
    matrixId,
    columns: new Map([...columns].map(([id, { heading }]) => [id, heading])),
    withoutId,
    twice,
    rows: found,
  };
}

function headings(head: readonly string[], keysAt: number) {
  const columns = new Map<string, { readonly heading: string; readonly at: number }>();
  const twice = new Set<string>();
  const withoutId: string[] = [];
  for (const [at, cell] of head.entries()) {
    const id = idInHeading(cell);
    const heading = headingWords(cell);
    if (id === null) {
      if (at !== keysAt && heading !== '' && heading !== keysHeading) withoutId.push(heading);
    } else if (columns.has(id)) {
      twice.add(id);
    } else {
      columns.set(id, { heading, at });
    }
  }
  const named = [...twice].map((id) => columns.get(id)?.heading ?? '');
  for (const id of twice) columns.delete(id);
  return { columns, withoutId, twice: named };
}

/**
 * A cell as it was exported is told from one that was changed by its fingerprint. A .csv file has a quote
 * mark before what a spreadsheet would run as a formula.
 */
function cellOf(text: string, exported: ExportedCell | undefined): FileCell {
  const numbers = exported?.numbers ?? [];
  const print = exported?.print ?? null;
  const isCut = text.trimEnd().endsWith(cutMark);
  const plain = readCell(text, numbers);
  const disarmed = /^'[=+\-@\t\r＝＋－＠]/.test(text) ? readCell(text.slice(1), numbers) : plain;
  return { read: printOf(plain) === print ? plain : disarmed, print, isCut };
}
