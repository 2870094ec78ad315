import type { CoderId } from '../model/coder.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { maskOf } from './code-rows.ts';
import { comparedIn } from './compared.ts';
import type { DocumentData } from './document-data.ts';
import type { Column } from './columns.ts';
import type { RoundData } from './round-data.ts';
import { addTally } from './tally.ts';

/**
 * Which codes the second coder used where the first used this one. On every unit, a code that both
 * have counts on the diagonal. What only the first has meets everything that only the second has
 * there; where the second has nothing of their own, it meets none. So a unit may count in several
 * cells, and units on which neither has anything count in no cell.
 */
export interface Confusion {
  /** Rows the first, columns the second. `null` with fewer than two coders to compare. */
  readonly coderIds: readonly [CoderId, CoderId] | null;
  /** Of the data, branches left out. The last row and the last column of `counts` are "none". */
  readonly columns: readonly Column[];
  /** Units (characters, where the unit is the character). */
  readonly counts: readonly (readonly number[])[];
}

/** A unit that a cell counts: its transcript and lines [from, to). */
export interface ConfusedUnit {
  readonly transcriptId: TranscriptId;
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

/** @param pair which two coders; by default the first two that can be compared. */
export function confusion(
  data: RoundData,
  pair: readonly [CoderId, CoderId] | null = null,
): Confusion {
  const single = singleColumns(data);
  const size = single.length + 1;
  const sum = new Float64Array(size * size);
  const coderIds = chosenPair(data, pair);
  if (coderIds) {
    const coders = coderIds.map((id) => data.coderIds.indexOf(id));
    for (const document of data.documents) addTally(sum, countsOf(document, coders, single));
  }
  return {
    coderIds,
    columns: single.map((column) => data.columns[column]!),
    counts: Array.from({ length: size }, (_, row) => [
      ...sum.subarray(row * size, (row + 1) * size),
    ]),
  };
}

const known = new WeakMap<DocumentData, { readonly key: string; readonly counts: Float64Array }>();

/** The cells of one document, counted once for each document. */
function countsOf(
  document: DocumentData,
  coders: readonly number[],
  single: readonly number[],
): Float64Array {
  const key = `${coders.join(' ')} ${single.join(' ')}`;
  const before = known.get(document);
  if (before?.key === key) return before.counts;
  const size = single.length + 1;
  const counts = new Float64Array(size * size);
  const { weight } = document.units;
  visitCells(document, coders, single, (row, column, unit) => {
    counts[row * size + column]! += weight ? weight[unit]! : 1;
  });
  known.set(document, { key, counts });
  return counts;
}

/**
 * The units of one cell.
 *
 * @param row,column as in {@link Confusion.counts}.
 */
export function confusedUnits(
  data: RoundData,
  pair: readonly [CoderId, CoderId] | null,
  row: number,
  column: number,
): readonly ConfusedUnit[] {
  const coderIds = chosenPair(data, pair);
  const found: ConfusedUnit[] = [];
  if (!coderIds) return found;
  const coders = coderIds.map((id) => data.coderIds.indexOf(id));
  for (const document of data.documents) {
    const { transcriptId, units } = document;
    visitCells(document, coders, singleColumns(data), (a, b, unit) => {
      if (a !== row || b !== column) return;
      const [from, to] = [units.firstLine[unit]!, units.endLine[unit]!];
      found.push({ transcriptId, unit, from, to });
    });
  }
  return found;
}

function visitCells(
  { coders, rows, units, words }: DocumentData,
  [one, two]: readonly number[],
  single: readonly number[],
  visit: (row: number, column: number, unit: number) => void,
): void {
  const a = rows[coders.indexOf(one!)];
  const b = rows[coders.indexOf(two!)];
  if (!a || !b) return;
  const place = new Uint32Array(words * 32);
  single.forEach((column, index) => (place[column] = index));
  const none = [single.length];
  const mask = maskOf(single, words);
  const [onlyA, onlyB]: [number[], number[]] = [[], []];
  for (let unit = 0; unit < units.standing.length; unit += 1) {
    if (units.standing[unit] !== 0) continue;
    onlyA.length = 0;
    onlyB.length = 0;
    for (let word = 0; word < words; word += 1) {
      const x = a[unit * words + word]! & mask[word]!;
      const y = b[unit * words + word]! & mask[word]!;
      for (let left = x | y; left !== 0; left &= left - 1) {
        const bit = left & -left;
        const at = place[word * 32 + 31 - Math.clz32(bit)]!;
        if ((x & bit) === 0) onlyB.push(at);
        else if ((y & bit) === 0) onlyA.push(at);
        else visit(at, at, unit);
      }
    }
    if (onlyA.length === 0 && onlyB.length === 0) continue;
    for (const row of onlyA.length === 0 ? none : onlyA) {
      for (const column of onlyB.length === 0 ? none : onlyB) visit(row, column, unit);
    }
  }
}

function singleColumns({ columns }: RoundData): readonly number[] {
  return [...columns.keys()].filter((column) => columns[column]!.covers !== 'branch');
}

function chosenPair(
  data: RoundData,
  pair: readonly [CoderId, CoderId] | null,
): readonly [CoderId, CoderId] | null {
  if (pair) return pair;
  const { coderIds, documents } = comparedIn(data, null);
  const [first, second] = coderIds;
  return documents.length > 0 && first && second ? [first, second] : null;
}
