import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ReadCell } from './cell-words.ts';

/** Heading of the column by which rows of an edited matrix are known. */
export const keysHeading = 'Keys (leave as they are)';

/** What a column is known by in a file, from `keyOf` what it is about. */
export function columnId(key: string): string {
  return `c-${short(key)}`;
}

/** What a row is known by in a file, from `keyOf` its case. */
export function rowId(key: string): string {
  return `r-${short(key)}`;
}

/** A heading that says what the column is known by, wherever it is moved and whatever it is renamed. */
export function headingWithId(heading: string, id: string): string {
  return `${heading} [${id}]`;
}

/** The id in a heading; `null` where it has none. */
export function idInHeading(heading: string): string | null {
  return /\[(c-[0-9a-f]{8})\]$/.exec(heading.trimEnd())?.[1] ?? null;
}

/** A heading without its id. */
export function headingWords(heading: string): string {
  const id = idInHeading(heading);
  return id === null ? heading.trim() : heading.trimEnd().slice(0, -`[${id}]`.length).trim();
}

/** How a cell stood when it was exported: a fingerprint of its words, and the numbers of its links. */
export interface ExportedCell {
  readonly print: string;
  readonly numbers: readonly number[];
}

export interface RowKeys {
  readonly matrixId: string;
  readonly rowId: string;
  /** By the ids of columns. */
  readonly cells: ReadonlyMap<string, ExportedCell>;
}

const mark = 'concord-matrix';

/** The keys of a row as its last cell holds them. */
export function writtenKeys({ matrixId, rowId: row, cells }: RowKeys): string {
  const written = [...cells].map(([id, { print, numbers }]) =>
    [`${id}=${print}`, ...(numbers.length > 0 ? [numbers.join('.')] : [])].join(':'),
  );
  return [mark, matrixId, row, ...written].join(' ');
}

/** `null` for a cell that holds no keys. */
export function readKeys(cell: string): RowKeys | null {
  // Every cell of a file is asked: what cannot hold keys is not taken apart.
  if (!cell.trimStart().startsWith(mark)) return null;
  const [first, matrixId, row, ...written] = cell.trim().split(/\s+/);
  if (first !== mark || !matrixId || !/^r-[0-9a-f]{8}$/.test(row ?? '')) return null;
  const cells = written.flatMap((one): [string, ExportedCell][] => {
    const [, id, print, numbers] =
      /^(c-[0-9a-f]{8})=([0-9a-f]{8}|-)(?::([\d.]+))?$/.exec(one) ?? [];
    return id && print ? [[id, { print, numbers: (numbers?.split('.') ?? []).map(Number) }]] : [];
  });
  return { matrixId, rowId: row!, cells: new Map(cells) };
}

/** The same for two cells that say the same; "-" for one that says nothing of its own. */
export function printOf({ kind, words }: ReadCell): string {
  return kind === 'nothing' ? '-' : short(`${kind} ${words}`);
}

function short(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 8);
}
