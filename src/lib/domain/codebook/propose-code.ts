import { isBlindRound, roundOf } from '../coding/round-of.ts';
import { isRevealed, transcriptsInHand, type PassHead } from '../coding/visible-passes.ts';
import type { Code } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Pass } from '../model/pass.ts';
import type { Place } from '../model/place.ts';
import type { Round } from '../model/round.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { Change } from '../trail/change.ts';
import { addCode, type CodeStamp, type NewCode } from './add-code.ts';

/** The pass a proposal lives in. */
export interface ProposingPass {
  readonly pass: Pass;
  /** Not stored yet: it is made together with the proposal, and its transcript is frozen. */
  readonly isNew: boolean;
  readonly transcript: Transcript;
}

/**
 * Adds an own code as a proposal: nobody but its coder sees it until the pass is revealed.
 *
 * @throws {ActError} as {@link addCode}.
 */
export function proposeCode(
  codes: readonly Code[],
  added: NewCode,
  stamp: CodeStamp,
  { pass, isNew, transcript }: ProposingPass,
): Change {
  const change = addCode(codes, { ...added, proposedIn: pass.id }, stamp);
  if (!isNew) return { ...change, transcriptId: pass.transcriptId };
  const frozen = { ...transcript, frozenAt: transcript.frozenAt ?? stamp.at };
  return {
    ...change,
    transcriptId: pass.transcriptId,
    put: [
      ...change.put,
      { table: 'passes', record: pass },
      ...(transcript.frozenAt === null ? [{ table: 'transcripts' as const, record: frozen }] : []),
    ],
  };
}

/**
 * Whether codes made while coding a transcript in a round are proposals: where the other side must
 * not see them yet, and in a copy made for one coder, whose codebook is the lead's.
 */
export function makesProposals(
  round: Pick<Round, 'coderIds' | 'calibration' | 'revealed'>,
  transcriptId: TranscriptId,
  isAssignedCopy: boolean,
): boolean {
  return isAssignedCopy || (isBlindRound(round) && !isRevealed(round, transcriptId));
}

/** Where a coder works, and what they still have to finish. */
export interface WorkInHand {
  readonly passes: readonly PassHead[];
  readonly rounds: readonly Round[];
  /** The coder's own. */
  readonly places: readonly Pick<Place, 'transcriptId' | 'at'>[];
  readonly transcriptIds: readonly TranscriptId[];
  readonly isAssignedCopy: boolean;
}

/**
 * The pass in which a code made outside any transcript is a proposal: that of the transcript worked on
 * last, of those in hand in a blind round (in a copy made for one coder: in any round); else, while such
 * a round is not all revealed, the one the coder submitted last. `null` where nothing is blind, and a
 * new code is simply one of the study's, and in a copy made for one coder with nothing to finish.
 */
export function passForProposal(
  coderId: CoderId,
  { passes, rounds, places, transcriptIds, isAssignedCopy }: WorkInHand,
): { readonly transcriptId: TranscriptId; readonly round: Round } | null {
  const inHand = transcriptsInHand(coderId, passes, rounds);
  const submitted = new Set(
    passes
      .filter((pass) => pass.coderId === coderId && pass.submitted !== null)
      .map(({ transcriptId, roundId }) => `${transcriptId} ${roundId}`),
  );
  const visited = new Map(places.map(({ transcriptId, at }) => [transcriptId, at]));
  const begun = new Set(
    passes.filter((pass) => pass.coderId === coderId).map(({ transcriptId }) => transcriptId),
  );
  const [latest] = transcriptIds
    .flatMap((transcriptId) => {
      const round = roundOf(rounds, transcriptId, coderId);
      if (!round || submitted.has(`${transcriptId} ${round.id}`)) return [];
      const isBlind = isBlindRound(round) && inHand(transcriptId);
      return isBlind || isAssignedCopy ? [{ transcriptId, round }] : [];
    })
    .toSorted(
      (a, b) =>
        compare(visited.get(b.transcriptId) ?? '', visited.get(a.transcriptId) ?? '') ||
        Number(begun.has(b.transcriptId)) - Number(begun.has(a.transcriptId)),
    );
  if (latest) return latest;
  return isAssignedCopy ? null : submittedBlind(coderId, passes, rounds);
}

/** The pass the coder submitted last of those that were not revealed: they could open it again. */
function submittedBlind(
  coderId: CoderId,
  passes: readonly PassHead[],
  rounds: readonly Round[],
): { readonly transcriptId: TranscriptId; readonly round: Round } | null {
  const [last] = passes
    .flatMap(({ transcriptId, roundId, submitted, ...pass }) => {
      const round = rounds.find(({ id }) => id === roundId);
      if (pass.coderId !== coderId || !submitted || !round) return [];
      const isHidden = isBlindRound(round) && !isRevealed(round, transcriptId);
      return isHidden ? [{ transcriptId, round, at: submitted.at }] : [];
    })
    .toSorted((a, b) => compare(b.at, a.at));
  return last ? { transcriptId: last.transcriptId, round: last.round } : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
