import type { Range } from '../correction/carry-map.ts';
import { joinedRuns } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { Charting } from '../model/charting.ts';
import type { LineRange } from '../model/line-range.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { Staleness } from './grid.ts';

/**
 * What was added to and taken off what is coded for a case in a column since its charting was last said
 * to be right, line by line; `null` where nothing differs. Lines of transcripts whose coding is open again
 * are compared once it is settled anew.
 *
 * @param now what is coded for the case in the column.
 */
export function stalenessOf(
  { basis, written, rightAt }: Pick<Charting, 'basis' | 'written' | 'rightAt'>,
  now: readonly LineRange[],
  settled: Pick<SettledStudy, 'unsettled'>,
): Staleness | null {
  const open = openTranscripts(settled);
  const compared = basis.filter(({ transcriptId }) => !open.has(transcriptId));
  const added = linesWithout(now, compared);
  const removed = linesWithout(compared, now);
  if (added.length === 0 && removed.length === 0) return null;
  return { added, removed, rewritten: written.at > rightAt.at };
}

/** The lines of a charting's basis whose coding is open again. */
export function reopenedBasis(
  { basis }: Pick<Charting, 'basis'>,
  settled: Pick<SettledStudy, 'unsettled'>,
): readonly LineRange[] {
  if (settled.unsettled.length === 0) return none;
  const open = openTranscripts(settled);
  const found = basis.filter(({ transcriptId }) => open.has(transcriptId));
  return found.length === 0 ? none : found;
}

const none: readonly LineRange[] = [];

/** The basis of a cell that is said to be right now; what is open again stays in it until it is settled. */
export function basisNow(
  stored: Pick<Charting, 'basis'> | undefined,
  now: readonly LineRange[],
  settled: Pick<SettledStudy, 'unsettled'>,
): LineRange[] {
  const kept = stored ? reopenedBasis(stored, settled) : none;
  return [...now, ...kept].map(({ transcriptId, from, to }) => ({ transcriptId, from, to }));
}

/** The lines of some ranges that others do not cover, as runs, by transcript in the order given. */
export function linesWithout(
  ranges: readonly LineRange[],
  others: readonly LineRange[],
): readonly LineRange[] {
  const taken = byTranscript(others);
  return [...byTranscript(ranges)].flatMap(([transcriptId, here]) =>
    without(joinedRuns(here), joinedRuns(taken.get(transcriptId) ?? [])).map((run) => ({
      transcriptId,
      ...run,
    })),
  );
}

function without(runs: readonly Range[], others: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  for (const { from, to } of runs) {
    let at = from;
    for (const other of others) {
      if (other.to <= at || other.from >= to) continue;
      if (other.from > at) left.push({ from: at, to: other.from });
      at = Math.min(to, other.to);
    }
    if (at < to) left.push({ from: at, to });
  }
  return left;
}

function openTranscripts({ unsettled }: Pick<SettledStudy, 'unsettled'>): Set<TranscriptId> {
  return new Set(unsettled.map(({ transcript }) => transcript.id));
}

function byTranscript(ranges: readonly LineRange[]): Map<TranscriptId, Range[]> {
  const found = new Map<TranscriptId, Range[]>();
  for (const { transcriptId, from, to } of ranges) {
    const known = found.get(transcriptId);
    if (known) known.push({ from, to });
    else found.set(transcriptId, [{ from, to }]);
  }
  return found;
}
