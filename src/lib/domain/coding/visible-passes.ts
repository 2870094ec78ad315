import type { Code } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Memo } from '../model/memo.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';

/** What blinding needs to know of a pass: whose it is, over what, and whether it is locked. */
export type PassHead = Pick<Pass, 'id' | 'transcriptId' | 'coderId' | 'roundId' | 'submitted'>;

/**
 * The passes one coder may read: their own always; another's once every coder of its round has
 * submitted that transcript, and never while the viewer's own pass over the transcript is open.
 *
 * Everything that shows, counts or exports codings starts from this list.
 */
export function visiblePasses<Head extends PassHead>(
  viewer: CoderId,
  passes: readonly Head[],
  rounds: readonly Pick<Round, 'id' | 'coderIds'>[],
): readonly Head[] {
  const blind = transcriptsInHand(viewer, passes);
  const codersOf = new Map(rounds.map((round) => [round.id, round.coderIds]));
  const submitted = new Set(passes.filter(isSubmitted).map(nameOf));

  const revealed = (pass: Head) =>
    codersOf.get(pass.roundId)?.every((coderId) => submitted.has(nameOf({ ...pass, coderId }))) ??
    false;
  return passes.filter(
    (pass) =>
      pass.coderId === viewer ||
      (isSubmitted(pass) && !blind.has(pass.transcriptId) && revealed(pass)),
  );
}

/** The consensus codings one coder may read: none of a transcript they have in hand. */
export function visibleConsensuses<Settled extends Pick<Consensus, 'transcriptId'>>(
  viewer: CoderId,
  consensuses: readonly Settled[],
  passes: readonly PassHead[],
): readonly Settled[] {
  const blind = transcriptsInHand(viewer, passes);
  return consensuses.filter(({ transcriptId }) => !blind.has(transcriptId));
}

/**
 * The memos one coder may read: their own; another's on lines or a transcript only together with the
 * pass they belong to; another's on codes and the study unless the viewer has a pass in hand in a
 * round of them both, since such a memo may speak of any transcript.
 */
export function visibleMemos<
  Words extends Pick<Memo, 'about' | 'coderId' | 'transcriptId' | 'roundId'>,
>(
  viewer: CoderId,
  memos: readonly Words[],
  passes: readonly PassHead[],
  rounds: readonly Pick<Round, 'id' | 'coderIds'>[],
): readonly Words[] {
  const readable = new Set(visiblePasses(viewer, passes, rounds).map(nameOf));
  const inHand = new Set(
    passes
      .filter((pass) => pass.coderId === viewer && !isSubmitted(pass))
      .map(({ roundId }) => roundId),
  );
  const blindTo = new Set(
    rounds.filter(({ id }) => inHand.has(id)).flatMap(({ coderIds }) => coderIds),
  );
  return memos.filter((memo) => {
    if (memo.coderId === viewer) return true;
    const general = memo.about === 'code' || memo.about === 'study';
    return general ? !blindTo.has(memo.coderId) : readable.has(nameOf(memo));
  });
}

/** The codes one coder may see: a code proposed inside a pass is as blind as that pass. */
export function visibleCodes<Proposed extends Pick<Code, 'proposedIn'>>(
  viewer: CoderId,
  codes: readonly Proposed[],
  passes: readonly PassHead[],
  rounds: readonly Pick<Round, 'id' | 'coderIds'>[],
): readonly Proposed[] {
  const readable = new Set(visiblePasses(viewer, passes, rounds).map(({ id }) => id));
  return codes.filter(({ proposedIn }) => proposedIn === null || readable.has(proposedIn));
}

/** Transcripts over which the coder has a pass that is not submitted yet. */
function transcriptsInHand(viewer: CoderId, passes: readonly PassHead[]) {
  return new Set(
    passes
      .filter((pass) => pass.coderId === viewer && !isSubmitted(pass))
      .map(({ transcriptId }) => transcriptId),
  );
}

function isSubmitted(pass: Pick<Pass, 'submitted'>): boolean {
  return pass.submitted !== null;
}

function nameOf(pass: {
  readonly transcriptId: string | null;
  readonly coderId: string;
  readonly roundId: string | null;
}): string {
  return `${pass.transcriptId} ${pass.coderId} ${pass.roundId}`;
}
