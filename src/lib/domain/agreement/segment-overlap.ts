import type { CoderId } from '../model/coder.ts';
import type { Coefficient } from './coefficient.ts';
import { defined, notDefined } from './coefficient.ts';
import { hasColumn, type CodeRows } from './code-rows.ts';
import type { Compared } from './compared.ts';
import type { DocumentData, DocumentUnits } from './document-data.ts';
import { holsti } from './holsti.ts';
import type { Column } from './columns.ts';
import { segmentKappa } from './segment-kappa.ts';
import { matchedSegments, type Segment } from './segment-matching.ts';

/** Runs of lines with one code compared as wholes. Where neither coded is not known, and not counted. */
export interface SegmentAgreement {
  /** Every pair of coders. */
  readonly pairs: readonly SegmentPair[];
}

export interface SegmentPair {
  readonly coderIds: readonly [CoderId, CoderId];
  readonly codes: readonly (SegmentCounts & { readonly column: Column })[];
  /** Over all codes, branches left out. */
  readonly total: SegmentCounts;
  /** Brennan and Prediger's kappa as MAXQDA gives it, with chance one in so many codes. */
  readonly kappa: Coefficient;
  readonly codesInKappa: number;
}

export interface SegmentCounts {
  readonly matched: number;
  readonly onlyA: number;
  readonly onlyB: number;
  /** Matched, of all segments. */
  readonly share: Coefficient;
  readonly holsti: Coefficient;
}

export function segmentAgreement(
  compared: Compared,
  columns: readonly Column[],
  overlap: number,
): SegmentAgreement {
  const { coders, coderIds } = compared;
  const pairs: SegmentPair[] = [];
  for (const [index, a] of coders.entries()) {
    for (const [other, b] of coders.entries()) {
      if (other <= index) continue;
      const codes = columns.map((column, at) => ({
        column,
        ...countsOf(compared.documents, a, b, at, overlap),
      }));
      const single = codes.filter(({ column }) => column.covers !== 'branch');
      const sum = (of: (counts: SegmentCounts) => number) =>
        single.reduce((all, each) => all + of(each), 0);
      const total = withShares(
        sum(({ matched }) => matched),
        sum(({ onlyA }) => onlyA),
        sum(({ onlyB }) => onlyB),
      );
      pairs.push({
        coderIds: [coderIds[index]!, coderIds[other]!],
        codes,
        total,
        kappa: segmentKappa(total.matched, total.onlyA, total.onlyB, single.length),
        codesInKappa: single.length,
      });
    }
  }
  return { pairs };
}

function countsOf(
  documents: readonly DocumentData[],
  a: number,
  b: number,
  column: number,
  overlap: number,
): SegmentCounts {
  let [matched, ofA, ofB] = [0, 0, 0];
  for (const { coders, rows, units, words } of documents) {
    const [first, second] = [rows[coders.indexOf(a)], rows[coders.indexOf(b)]];
    if (!first || !second) continue;
    const mine = segmentsOf(units, first, words, column);
    const theirs = segmentsOf(units, second, words, column);
    matched += matchedSegments(mine, theirs, overlap);
    ofA += mine.length;
    ofB += theirs.length;
  }
  return withShares(matched, ofA - matched, ofB - matched);
}

/** Runs of neighbouring lines with the code, in characters; a line that does not count ends a run. */
export function segmentsOf(
  units: DocumentUnits,
  rows: CodeRows,
  words: number,
  column: number,
): readonly Segment[] {
  const segments: { from: number; to: number }[] = [];
  let [at, open] = [0, false];
  for (let unit = 0; unit < units.standing.length; unit += 1) {
    const length = units.weight?.[unit] ?? 1;
    const coded = units.standing[unit] === 0 && hasColumn(rows, words, unit, column);
    if (coded && open) segments.at(-1)!.to = at + length;
    else if (coded) segments.push({ from: at, to: at + length });
    open = coded;
    at += length;
  }
  return segments;
}

function withShares(matched: number, onlyA: number, onlyB: number): SegmentCounts {
  const all = matched + onlyA + onlyB;
  return {
    matched,
    onlyA,
    onlyB,
    share: all === 0 ? notDefined('never-used') : defined(matched / all),
    holsti: holsti(matched, matched + onlyA, matched + onlyB),
  };
}
