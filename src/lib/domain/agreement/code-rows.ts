/**
 * Which codes stand on each of a run of units, as bits: `words` numbers of 32 bits a unit, column k
 * of a unit in bit k % 32 of word k / 32.
 */
export type CodeRows = Uint32Array;

export function wordsFor(columns: number): number {
  return Math.max(1, Math.ceil(columns / 32));
}

/** The columns whose bits are set in one word, lowest first. */
export function forEachColumn(bits: number, word: number, visit: (column: number) => void): void {
  for (let left = bits; left !== 0; left &= left - 1) {
    visit(word * 32 + 31 - Math.clz32(left & -left));
  }
}

/** Puts a column on units [from, to). */
export function putColumn(
  rows: CodeRows,
  words: number,
  column: number,
  from: number,
  to: number,
): void {
  const bit = 1 << (column & 31);
  for (let at = from * words + (column >> 5); at < to * words; at += words) rows[at]! |= bit;
}

export function hasColumn(rows: CodeRows, words: number, unit: number, column: number): boolean {
  return ((rows[unit * words + (column >> 5)]! >>> (column & 31)) & 1) === 1;
}

/** The columns on one unit, ascending. */
export function columnsOn(rows: CodeRows, words: number, unit: number): number[] {
  const columns: number[] = [];
  for (let word = 0; word < words; word += 1) {
    forEachColumn(rows[unit * words + word]!, word, (column) => columns.push(column));
  }
  return columns;
}

/** Bits of some columns only: what a unit's bits are cut down with. */
export function maskOf(columns: readonly number[], words: number): Uint32Array {
  const mask = new Uint32Array(words);
  for (const column of columns) mask[column >> 5]! |= 1 << (column & 31);
  return mask;
}
