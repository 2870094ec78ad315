import { withoutQuotes } from '../correction/carried-findings.ts';
import type { LineFindings } from '../correction/line-findings.ts';
import type { AttributeId } from '../model/attribute.ts';
import type { Charting } from '../model/charting.ts';
import type { LineRange } from '../model/line-range.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { FindingRecords } from '../model/snapshot.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { withoutAttribute } from '../quotations/attribution-parts.ts';
import type { Change, Placed } from '../trail/change.ts';

type Without = Pick<Change, 'put' | 'removed'>;

/**
 * Findings once a transcript is gone. What was written stays, and so do statements and threads that lay
 * nowhere else; quotations and links go. A cell that was charted with its lines still knows that it was, and
 * is seen to have changed until somebody says it is right; a statement that loses passages is no longer checked.
 */
export function findingsWithoutTranscript(
  { chartings, beliefs, threads, quotes, subthemes, jointRows }: LineFindings,
  id: TranscriptId,
): Without {
  const isOn = (range: Pick<LineRange, 'transcriptId'>) => range.transcriptId === id;
  const off = <Range extends LineRange>(ranges: readonly Range[]) =>
    ranges.filter((range) => !isOn(range));
  const lessBeliefs = beliefs.map((one) =>
    one.passages.some(isOn) ? { ...one, passages: off(one.passages), checked: null } : one,
  );
  const unquoted = withoutQuotes(quotes.filter(isOn), {
    subthemes,
    beliefs: lessBeliefs,
    jointRows,
  });
  const again = new Set(unquoted.put.map(({ record }) => record.id as string));
  const put: Placed[] = [
    ...chartings
      .filter(({ links }) => links.some(isOn))
      .map((one): Placed => ({
        table: 'chartings',
        record: { ...one, links: off(one.links) },
      })),
    ...lessBeliefs
      .filter((one, at) => one !== beliefs[at] && !again.has(one.id))
      .map((record): Placed => ({ table: 'beliefs', record })),
    ...threads
      .filter(({ start, steps }) => [start, ...steps].some(({ passages }) => passages.some(isOn)))
      .map((one): Placed => ({
        table: 'threads',
        record: {
          ...one,
          start: { ...one.start, passages: off(one.start.passages) },
          steps: one.steps.map((step) => ({ ...step, passages: off(step.passages) })),
        },
      })),
  ];
  return { put: [...put, ...unquoted.put], removed: unquoted.removed };
}

/** Findings once a participant is gone: their row, and what was written in it, goes with them. */
export function findingsWithoutParticipant(
  chartings: readonly Charting[],
  id: ParticipantId,
): Without {
  return {
    put: [],
    removed: gone(
      chartings.filter((one) => one.case.on === 'participant' && one.case.participantId === id),
    ),
  };
}

/**
 * Findings once an attribute is gone: matrices by its groups have people as rows again, and quotations are
 * attributed without it.
 */
export function findingsWithoutAttribute(
  { matrices, chartings, papers }: Pick<FindingRecords, 'matrices' | 'chartings' | 'papers'>,
  id: AttributeId,
): Without {
  const ungrouped = matrices.flatMap((one): Placed[] => {
    const isByIt = one.rows.by === 'attribute' && one.rows.attributeId === id;
    if (!isByIt && one.sortedBy !== id) return [];
    const rows = isByIt ? ({ by: 'participant' } as const) : one.rows;
    const sortedBy = one.sortedBy === id ? null : one.sortedBy;
    return [{ table: 'matrices', record: { ...one, rows, sortedBy } }];
  });
  const attributed = papers.flatMap((paper): Placed[] => {
    const names = paper.attribution?.some(
      (one) => one.is === 'attribute' && one.attributeId === id,
    );
    if (!paper.attribution || !names) return [];
    const attribution = withoutAttribute(paper.attribution, id);
    return [{ table: 'papers', record: { ...paper, attribution } }];
  });
  return {
    put: [...ungrouped, ...attributed],
    removed: gone(
      chartings.filter((one) => one.case.on === 'group' && one.case.attributeId === id),
    ),
  };
}

function gone(chartings: readonly Charting[]): Without['removed'] {
  return chartings.map((one) => ({ table: 'chartings', id: one.id }));
}
