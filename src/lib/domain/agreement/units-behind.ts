import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { columnsOn, hasColumn } from './code-rows.ts';
import { confusedUnits, type ConfusedUnit } from './confusion.ts';
import type { RoundData } from './round-data.ts';

/** Units that a figure is made of. */
export type UnitsWanted =
  /** Those of a count: `column` as in the data, used by both or by one of the pair only. */
  | {
      readonly kind: 'counted';
      readonly column: number;
      readonly of: 'both' | 'only-a' | 'only-b';
    }
  /** Those of a cell of the confusion view. */
  | { readonly kind: 'confused'; readonly row: number; readonly column: number };

/** Lines [from, to) of a transcript, and what the two coders have on them. */
export interface UnitBehind {
  readonly transcriptId: TranscriptId;
  readonly from: number;
  readonly to: number;
  /** Codes of the data's columns, branches left out, in their order: the first coder's, the second's. */
  readonly codes: readonly [readonly CodeId[], readonly CodeId[]];
}

/**
 * What stands behind one number of the report on two coders, in the study's order. Pieces of one line,
 * as where characters are compared, are one.
 */
export function unitsBehind(
  data: RoundData,
  pair: readonly [CoderId, CoderId],
  wanted: UnitsWanted,
): readonly UnitBehind[] {
  const units =
    wanted.kind === 'confused'
      ? confusedUnits(data, pair, wanted.row, wanted.column)
      : countedUnits(data, pair, wanted.column, wanted.of);
  const documents = new Map(data.documents.map((document) => [document.transcriptId, document]));
  const [first, second] = pair.map((coderId) => data.coderIds.indexOf(coderId));
  const found: UnitBehind[] = [];
  for (const { transcriptId, unit, from, to } of units) {
    const document = documents.get(transcriptId)!;
    const codesOf = (coder: number | undefined): readonly CodeId[] => {
      const rows = document.rows[document.coders.indexOf(coder ?? -1)];
      if (!rows) return [];
      return columnsOn(rows, document.words, unit)
        .map((column) => data.columns[column]!)
        .flatMap(({ codeId, covers }) => (covers === 'branch' ? [] : [codeId]));
    };
    const before = found.at(-1);
    if (before?.transcriptId === transcriptId && before.from === from && before.to === to) continue;
    found.push({ transcriptId, from, to, codes: [codesOf(first), codesOf(second)] });
  }
  return found;
}

function countedUnits(
  data: RoundData,
  [first, second]: readonly [CoderId, CoderId],
  column: number,
  of: 'both' | 'only-a' | 'only-b',
): readonly ConfusedUnit[] {
  const [one, two] = [data.coderIds.indexOf(first), data.coderIds.indexOf(second)];
  const [byA, byB] = [of !== 'only-b', of !== 'only-a'];
  return data.documents.flatMap(({ transcriptId, coders, rows, units, words }) => {
    const [a, b] = [rows[coders.indexOf(one)], rows[coders.indexOf(two)]];
    if (!a || !b) return [];
    const found: ConfusedUnit[] = [];
    for (let unit = 0; unit < units.standing.length; unit += 1) {
      if (units.standing[unit] !== 0) continue;
      if (hasColumn(a, words, unit, column) !== byA) continue;
      if (hasColumn(b, words, unit, column) !== byB) continue;
      const [from, to] = [units.firstLine[unit]!, units.endLine[unit]!];
      found.push({ transcriptId, unit, from, to });
    }
    return found;
  });
}
