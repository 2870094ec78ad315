import { isBlindRound } from '../coding/round-of.ts';
import {
  isRevealed,
  visibleCodes,
  visibleConsensuses,
  visibleDecisions,
  type PassHead,
} from '../coding/visible-passes.ts';
import { viewerOf } from '../coding/viewer.ts';
import { openPassOf } from '../codebook/proposals.ts';
import type { Code } from '../model/code.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { Packet } from '../model/packet.ts';
import type { Round } from '../model/round.ts';
import { assignedCoder } from '../rounds/assigned-copy.ts';
import { revealable } from '../rounds/reveal.ts';

/** Where the rounds of several coders stand, as the person at the keyboard may know it. */
export interface TeamStanding {
  readonly role: Coder['role'];
  /** Rounds of several coders, calibration apart, and the transcripts in them. */
  readonly rounds: number;
  readonly transcripts: number;
  readonly revealed: number;
  /** Transcripts that the person may reveal now. */
  readonly toReveal: number;
  /** Passes submitted in a copy made for one coder that no return has taken to the lead yet. */
  readonly toReturn: number;
  /** Returns kept sealed until somebody here has submitted. */
  readonly sealed: number;
  /** Codes proposed in passes since revealed, to be talked over. */
  readonly proposals: number;
  /** Revealed transcripts of consensus rounds whose agreements are not accepted yet. */
  readonly toAccept: number;
  /** Lines that differ and are open, those left to the adjudicator apart. */
  readonly openLines: number;
  /** Lines left to the adjudicator. */
  readonly flagged: number;
}

/** What {@link teamStanding} reads. */
export interface TeamHeads {
  readonly coders: readonly Coder[];
  readonly rounds: readonly Round[];
  /** The person's own; of others those that tell what can be revealed and what was proposed. */
  readonly passes: readonly PassHead[];
  readonly codes: readonly Code[];
  readonly consensuses: readonly Consensus[];
  readonly decisions: readonly Decision[];
  readonly packets: readonly Packet[];
}

/** A study of one coder. */
export const alone: TeamStanding = {
  role: 'lead',
  rounds: 0,
  transcripts: 0,
  revealed: 0,
  toReveal: 0,
  toReturn: 0,
  sealed: 0,
  proposals: 0,
  toAccept: 0,
  openLines: 0,
  flagged: 0,
};

export function teamStanding(me: CoderId, heads: TeamHeads): TeamStanding {
  const { coders, rounds, passes, codes, packets } = heads;
  const role = coders.find(({ id }) => id === me)?.role ?? 'coder';
  const isForOne = assignedCoder(packets) !== null;
  const several = rounds.filter(isBlindRound);
  const named = new Set(several.flatMap(({ transcriptIds }) => transcriptIds ?? []));
  const viewer = viewerOf(coders, heads.decisions, me);
  const consensuses = visibleConsensuses(viewer, heads.consensuses, passes, rounds);
  const decisions = visibleDecisions(viewer, heads.decisions, passes, rounds);
  const flagged = decisions.filter(({ outcome }) => outcome === 'flagged').length;
  const open = consensuses.reduce((total, { open: lines }) => total + lines.length, 0);
  const settled = new Set(consensuses.map((one) => `${one.roundId} ${one.transcriptId}`));
  // What is flagged before its transcript's agreements were accepted is in no consensus.
  const flaggedOpen = decisions.filter(
    ({ outcome, roundId, transcriptId }) =>
      outcome === 'flagged' && settled.has(`${roundId} ${transcriptId}`),
  ).length;
  const canReveal = role === 'lead' && !isForOne;
  return {
    role,
    rounds: several.length,
    transcripts: named.size,
    revealed: [...named].filter((id) => several.some((round) => isRevealed(round, id))).length,
    toReveal: canReveal ? sum(several, (round) => revealable(round, passes).length) : 0,
    toReturn: isForOne ? toReturn(me, passes, packets) : 0,
    sealed: packets.filter(({ sealed }) => sealed !== null).length,
    proposals: isForOne
      ? 0
      : visibleCodes(viewer, codes, passes, rounds).filter((code) => isToTalkOver(code, heads))
          .length,
    toAccept: sum(several, (round) =>
      round.mode === 'consensus' && round.coderIds.includes(me) && !isForOne
        ? round.revealed.filter(({ transcriptId }) => !settled.has(`${round.id} ${transcriptId}`))
            .length
        : 0,
    ),
    openLines: Math.max(0, open - flaggedOpen),
    flagged,
  };
}

/** Submitted passes that no return made since has taken along. */
function toReturn(me: CoderId, passes: readonly PassHead[], packets: TeamHeads['packets']): number {
  return passes.filter(
    ({ coderId, submitted, roundId, transcriptId }) =>
      coderId === me &&
      submitted !== null &&
      !packets.some(
        (packet) =>
          packet.kind === 'return' &&
          packet.direction === 'out' &&
          packet.roundId === roundId &&
          packet.transcriptIds.includes(transcriptId) &&
          packet.madeAt >= submitted.at,
      ),
  ).length;
}

function isToTalkOver({ proposedIn, status }: Code, { passes, rounds }: TeamHeads): boolean {
  return status === 'active' && openPassOf(proposedIn, passes, rounds) !== undefined;
}

function sum<T>(list: readonly T[], amount: (one: T) => number): number {
  return list.reduce((total, one) => total + amount(one), 0);
}
