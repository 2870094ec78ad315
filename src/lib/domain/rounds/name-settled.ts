import { isBlindRound } from '../coding/round-of.ts';
import { ActError } from '../errors.ts';
import { visiblePasses, type PassHead } from '../coding/visible-passes.ts';
import type { Viewer } from '../coding/viewer.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Round } from '../model/round.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { requireLead } from './team.ts';

/** A transcript whose settled coding has to be named: several passes to choose from, no consensus. */
export interface Unnamed {
  readonly transcriptId: TranscriptId;
  readonly coderIds: readonly CoderId[];
  /** The coder named now, if any. */
  readonly named: CoderId | null;
}

/**
 * Transcripts without a consensus that several coders have submitted, as far as the viewer may know.
 * Where one coder codes alone nothing needs to be named.
 */
export function toBeNamed(
  viewer: Viewer,
  transcripts: readonly Pick<Transcript, 'id' | 'settledCoderId'>[],
  passes: readonly PassHead[],
  consensuses: readonly Pick<Consensus, 'transcriptId'>[],
  rounds: readonly Round[],
): readonly Unnamed[] {
  const settled = new Set(consensuses.map(({ transcriptId }) => transcriptId));
  const several = new Set(rounds.filter(isBlindRound).map(({ id }) => id));
  const submitted = visiblePasses(viewer, passes, rounds).filter((pass) => pass.submitted !== null);
  return transcripts.flatMap(({ id, settledCoderId }) => {
    const own = submitted.filter((pass) => pass.transcriptId === id);
    const coderIds = [...new Set(own.map(({ coderId }) => coderId))];
    const isOpen = coderIds.length > 1 && own.some(({ roundId }) => several.has(roundId));
    if (settled.has(id) || !isOpen) return [];
    return [{ transcriptId: id, coderIds, named: settledCoderId }];
  });
}

/**
 * Names whose submitted pass counts for a transcript that has no consensus; `null` names nobody.
 * @returns `null` when they are named already.
 * @throws {ActError} 'needs-the-lead', 'transcript-gone'.
 */
export function nameSettled(
  coders: readonly Coder[],
  by: CoderId,
  transcript: Transcript | undefined,
  coderId: CoderId | null,
): Change | null {
  requireLead(coders, by);
  if (!transcript) throw new ActError('transcript-gone');
  if (transcript.settledCoderId === coderId) return null;
  const record: Transcript = { ...transcript, settledCoderId: coderId };
  return {
    ...plainChange,
    kind: 'name-settled',
    transcriptId: transcript.id,
    put: [{ table: 'transcripts', record }],
  };
}
