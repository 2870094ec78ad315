import { idOf, type Viewer } from '../coding/viewer.ts';
import { checkGate } from '../coding/visible-checks.ts';
import {
  unseenSettled,
  visibleConsensuses,
  visibleDecisions,
  visibleMemos,
  visiblePasses,
} from '../coding/visible-passes.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { Memo } from '../model/memo.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { Anchor } from './anchor.ts';

/** What stands on a transcript's lines, and the passes of the study. */
export interface AnchoredWork {
  readonly passes: readonly Pass[];
  readonly rounds: readonly Round[];
  readonly memos: readonly Memo[];
  readonly decisions: readonly Decision[];
  readonly consensuses: readonly Consensus[];
  readonly splitDecisions: readonly SplitDecision[];
  readonly transcripts: readonly Pick<Transcript, 'id' | 'settledCoderId'>[];
}

/** The anchors on one transcript that one coder may see: those of what they may read. */
export function visibleAnchors(
  viewer: Viewer,
  anchors: readonly Anchor[],
  transcriptId: TranscriptId,
  work: AnchoredWork,
): readonly Anchor[] {
  const { passes, rounds } = work;
  const readable = visiblePasses(viewer, passes, rounds);
  const settled = visibleConsensuses(viewer, work.consensuses, passes, rounds);
  const mayKnowCheck = checkGate(viewer, work);
  const layers = new Set([
    ...readable.map(({ coderId, roundId, transcriptId: of }) => `${coderId} ${roundId} ${of}`),
    ...settled.map(({ roundId, transcriptId: of }) => `null ${roundId} ${of}`),
  ]);
  const ids = new Set<string>([
    ...readable.map(({ id }) => id),
    ...visibleMemos(viewer, work.memos, passes, rounds).map(({ id }) => id),
    ...visibleDecisions(viewer, work.decisions, passes, rounds).map(({ id }) => id),
    ...work.splitDecisions
      .filter(({ coderId, roundId, transcriptId: of }) => layers.has(`${coderId} ${roundId} ${of}`))
      .map(({ id }) => id),
  ]);
  const isUnseen = unseenSettled(idOf(viewer), passes, rounds)(transcriptId);
  return anchors.filter(({ kind, recordId, coderId }) => {
    if (kind === 'checked') return coderId !== null && mayKnowCheck(transcriptId, coderId);
    return isOfFindings(kind) ? !isUnseen : ids.has(recordId);
  });
}

/** Findings rest on settled coding, which nobody sees whose own pass is open or not revealed. */
function isOfFindings(kind: Anchor['kind']): boolean {
  return (
    kind === 'cell-link' ||
    kind === 'belief' ||
    kind === 'thread' ||
    kind === 'quote' ||
    kind === 'quote-edit'
  );
}
