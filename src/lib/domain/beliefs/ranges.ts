import type { Range } from '../correction/carry-map.ts';
import { grouped } from '../codebook/grouped.ts';
import { joinedRuns } from '../findings/passages.ts';
import type { LineRange } from '../model/line-range.ts';

/** Stretches of lines with those that overlap or touch made one, by transcript, then by line. */
export function joinedRanges(ranges: readonly LineRange[]): LineRange[] {
  const byTranscript = grouped(ranges, ({ transcriptId }) => transcriptId);
  return [...byTranscript]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([transcriptId, here]) =>
      joinedRuns(here.filter(({ from, to }) => from < to)).map(({ from, to }) => ({
        transcriptId,
        from,
        to,
      })),
    );
}

/** What is left of stretches of lines once others are taken off them. */
export function rangesWithout(
  ranges: readonly LineRange[],
  taken: readonly LineRange[],
): LineRange[] {
  return joinedRanges(ranges).flatMap((range) =>
    runsWithout(
      [range],
      taken.filter(({ transcriptId }) => transcriptId === range.transcriptId),
    ).map(({ from, to }) => ({ transcriptId: range.transcriptId, from, to })),
  );
}

/** What is left of runs of one transcript. */
export function runsWithout(runs: readonly Range[], taken: readonly Range[]): Range[] {
  let left: Range[] = runs.map(({ from, to }) => ({ from, to }));
  for (const cut of taken) {
    left = left.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, cut.from) },
        { from: Math.max(from, cut.to), to },
      ].filter((one) => one.from < one.to),
    );
  }
  return left;
}

/** The lines that two sets of runs of one transcript share, ascending. */
export function sharedRuns(a: readonly Range[], b: readonly Range[]): Range[] {
  return a
    .flatMap((one) =>
      b.map((other) => ({
        from: Math.max(one.from, other.from),
        to: Math.min(one.to, other.to),
      })),
    )
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from - other.from);
}

export function isSameRanges(a: readonly LineRange[], b: readonly LineRange[]): boolean {
  const [one, other] = [joinedRanges(a), joinedRanges(b)];
  return (
    one.length === other.length &&
    one.every(
      (each, index) =>
        each.transcriptId === other[index]?.transcriptId &&
        each.from === other[index].from &&
        each.to === other[index].to,
    )
  );
}
