import type { Charting } from '../model/charting.ts';
import type { FindingCase } from '../model/finding-target.ts';
import type { FindingRecords } from '../model/snapshot.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { casesOf } from './cases.ts';
import type { SettledStudy } from './settled-study.ts';

/** What one coder may read, and where something is written that they may not. */
export interface VisibleFindings extends FindingRecords {
  /** Cells whose words are hidden from them: only which cells, and no words. Absent where there are none. */
  readonly hiddenCells?: readonly HiddenCell[];
}

export type HiddenCell = Pick<Charting, 'case' | 'column'>;

/**
 * The findings one coder may read: nothing that rests on a transcript they are still to finish a blind
 * pass over. A cell of somebody who speaks there is hidden whole; of belief statements, threads and
 * quotations what lies there is left out, and a statement that lies nowhere else is hidden. Of a group that
 * nobody is in any more it cannot be told who was, so that its cells are hidden too. For showing
 * and counting only: an act starts from the stored record, or what was hidden would be lost.
 */
export function visibleFindings(records: FindingRecords, settled: SettledStudy): VisibleFindings {
  const hidden = new Set<TranscriptId>(
    settled.unsettled.flatMap(({ transcript, why }) => (why === 'in-hand' ? [transcript.id] : [])),
  );
  if (hidden.size === 0) return records;
  const isOpen = ({ transcriptId }: { readonly transcriptId: TranscriptId }) =>
    !hidden.has(transcriptId);
  const quotes = records.quotes.filter(isOpen);
  const kept = new Set(quotes.map(({ id }) => id));
  const shownQuotes = (ids: FindingRecords['subthemes'][number]['quoteIds']) =>
    ids.filter((id) => kept.has(id));
  const inHand = casesInHand(settled);
  const isShown = (one: Charting) =>
    !inHand(one.case) && [...one.links, ...one.basis].every(isOpen);
  const hiddenCells = records.chartings.flatMap((one) =>
    isShown(one) ? [] : [{ case: one.case, column: one.column }],
  );
  return {
    ...records,
    quotes,
    chartings: records.chartings.filter(isShown),
    hiddenCells,
    beliefs: records.beliefs
      .filter(({ passages }) => passages.length === 0 || passages.some(isOpen))
      .map((one) => ({
        ...one,
        passages: one.passages.filter(isOpen),
        quoteIds: shownQuotes(one.quoteIds),
      })),
    subthemes: records.subthemes.map((one) => ({ ...one, quoteIds: shownQuotes(one.quoteIds) })),
    jointRows: records.jointRows.map((one) => ({ ...one, quoteIds: shownQuotes(one.quoteIds) })),
    threads: records.threads.map((one) => ({
      ...one,
      start: { ...one.start, passages: one.start.passages.filter(isOpen) },
      steps: one.steps.map((step) => ({ ...step, passages: step.passages.filter(isOpen) })),
    })),
  };
}

function casesInHand(settled: SettledStudy): (one: FindingCase) => boolean {
  const people = new Set(
    casesOf({ by: 'participant' }, settled).flatMap((one) => (one.inHand ? [...one.people] : [])),
  );
  /** The groups all of whose people may be seen, by attribute. */
  const groups = new Map<string, ReadonlySet<string>>();
  return (one) => {
    if (one.on === 'participant') return people.has(one.participantId);
    const { attributeId } = one;
    const known = groups.get(attributeId);
    const found =
      known ??
      new Set(
        casesOf({ by: 'attribute', attributeId }, settled).flatMap((each) =>
          each.inHand ? [] : [each.label],
        ),
      );
    groups.set(attributeId, found);
    return !found.has(one.group);
  };
}
