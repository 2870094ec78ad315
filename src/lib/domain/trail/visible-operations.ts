import { idOf, type Viewer } from '../coding/viewer.ts';
import { checkGate, isToSubmit, type CheckedWork } from '../coding/visible-checks.ts';
import {
  unseenSettled,
  visibleCodes,
  visiblePasses,
  type PassHead,
} from '../coding/visible-passes.ts';
import type { Code } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Operation } from '../model/operation.ts';
import type { Pass } from '../model/pass.ts';
import { readingGate } from '../reading/visible-readings.ts';
import { isStillBlind } from '../rounds/round-progress.ts';

/** What decides which acts may be read. */
export interface TrailStudy extends CheckedWork {
  /** Those over the transcripts the acts speak of and those that codes were proposed in. */
  readonly passes: readonly (PassHead & Partial<Pick<Pass, 'codes'>>)[];
  /** All of the study. */
  readonly codes: readonly Pick<Code, 'id' | 'proposedIn'>[];
}

/**
 * The acts one coder may read in the trail: their own, and of another's
 *
 * - codings and flags where that other pass may be read;
 * - memos and decided splits on a transcript where every pass of that coder over it may be read, and
 *   the coder is to submit none of it any more in a blind round;
 * - that they read a transcript, where their readings of it may be known;
 * - that they looked at passages again, where it may be known of what was settled;
 * - that a transcript was corrected, always;
 * - acts on cells of a matrix, belief statements, quotations and threads unless the reader has a
 *   transcript in hand, or is to see one revealed: they rest on settled coding, and their number tells of it;
 * - acts on codes unless one of them is a proposal the reader may not see;
 * - all that belongs to no pass. While that coder is in a blind round that is not all revealed, this is
 *   only what the whole team is to know: not that they sat down, wrote on codes or on the study, or
 *   made and dropped a code, since the hours and the amount of it would tell how they work;
 * - for an adjudicator, of what was settled only what they are asked or decided.
 */
export function visibleOperations(
  viewer: Viewer,
  operations: readonly Operation[],
  study: TrailStudy,
): readonly Operation[] {
  const { passes, rounds, codes } = study;
  const readable = visiblePasses(viewer, passes, rounds);
  const ids = new Set(readable.map(({ id }) => id));
  const workOf = new Set(readable.map(nameOf));
  const closed = new Set(passes.filter(({ id }) => !ids.has(id)).map(nameOf));
  const known = new Set<string>(codes.map(({ id }) => id));
  const shown = visibleCodes(viewer, codes, passes, rounds);
  const hidden = new Set<string>(known);
  shown.forEach(({ id }) => hidden.delete(id));
  const mayKnowReading = readingGate(viewer, passes, rounds);
  const mayKnowCheck = checkGate(viewer, study);
  const hasUnseen = hidesActsOnFindings(idOf(viewer), study);
  const blind = new Set(rounds.filter(isStillBlind).flatMap(({ coderIds }) => coderIds));

  const asked = new Set<string>(
    typeof viewer === 'string' ? [] : viewer.decisions.map(({ id }) => id),
  );

  return operations.filter((operation) => {
    const { coderId, pass, transcriptId, changes } = operation;
    if (coderId === idOf(viewer)) return true;
    if (pass) return ids.has(pass.id);
    const codeIds = changes.flatMap(({ table, id }) => (table === 'codes' ? [id] : []));
    if (codeIds.some((id) => hidden.has(id))) return false;
    if (operation.codeIds.some((id) => hidden.has(id))) return false;
    const tables = new Set(changes.map(({ table }) => table));
    if (hasUnseen && onSettledLines.some((table) => tables.has(table))) {
      return transcriptId !== null && tables.has('transcriptVersions');
    }
    // A correction carries everybody's work; whose there was must not be told by whether it is shown.
    if (transcriptId !== null && tables.has('transcriptVersions')) return true;
    if (transcriptId !== null && tables.size === 1 && tables.has('readings')) {
      return mayKnowReading(transcriptId, coderId);
    }
    if (transcriptId !== null && tables.has('ruleChanges')) {
      return mayKnowCheck(transcriptId, coderId);
    }
    if (transcriptId !== null && besidePass.some((table) => tables.has(table))) {
      const name = nameOf({ transcriptId, coderId });
      const isOpen = rounds.some((round) => isToSubmit(round, coderId, transcriptId));
      return workOf.has(name) && !closed.has(name) && !isOpen;
    }
    if (typeof viewer !== 'string' && tables.has('decisions')) {
      return changes.some(({ id }) => asked.has(id));
    }
    if (!blind.has(coderId)) return true;
    // A code that is gone may have been a proposal.
    const isGone = codeIds.some((id) => !known.has(id));
    return !isGone && !tables.has('memos') && operation.kind !== 'switch-coder';
  });
}

/**
 * Whether others' acts on cells of a matrix, belief statements, quotations and threads are left out, since
 * the reader has a transcript in hand or is to see one revealed.
 */
export function hidesActsOnFindings(
  reader: CoderId,
  { passes, rounds }: Pick<TrailStudy, 'passes' | 'rounds'>,
): boolean {
  return [
    ...rounds.flatMap(({ transcriptIds }) => transcriptIds ?? []),
    ...passes.map(({ transcriptId }) => transcriptId),
  ].some(unseenSettled(reader, passes, rounds));
}

/** Findings that stand on lines of settled transcripts. */
const onSettledLines = ['chartings', 'beliefs', 'quotes', 'threads'] as const;

/** Words and decisions about a pass, which are as blind as the pass beside them. */
const besidePass = ['memos', 'splitDecisions'] as const;

function nameOf(work: { readonly transcriptId: string; readonly coderId: string }): string {
  return `${work.transcriptId} ${work.coderId}`;
}
