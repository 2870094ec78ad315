import { effectiveCodes } from '../../codebook/effective-codes.ts';
import { isRevealed } from '../../coding/visible-passes.ts';
import { PacketError } from '../../errors.ts';
import type { Decision } from '../../model/decision.ts';
import type { Round } from '../../model/round.ts';
import { consensusOf } from '../../reconciliation/consensus.ts';
import { comparedPasses, consensusHere } from '../../reconciliation/settling.ts';
import { plainChange, type Change, type Placed } from '../../trail/change.ts';
import type { PacketContent } from '../content.ts';
import type { Ground } from '../ground.ts';
import { onOneVersion } from './one-version.ts';
import {
  emptyPreview,
  isOneOf,
  receivedPacket,
  textsShown,
  type Incoming,
  type Receipt,
} from './preview.ts';
import { requireCodebook, requireRound, requireTexts } from './requirements.ts';
import { isAboutSameLine } from './take-in-adjudication.ts';
import type { WholeGround } from './versions.ts';

/**
 * What the adjudicator settled, at the lead's: each takes the place of the flag on its line, and the
 * consensus follows. A line that is no longer flagged here keeps what was settled here. What was decided
 * on an older version of a text goes with its lines; where they were joined since, it is not taken.
 *
 * @throws {PacketError} 'packet-too-early' where the line's transcript is not revealed here
 */
export function takeInDecisions(
  ground: WholeGround,
  packet: PacketContent,
  receipt: Receipt,
): Incoming {
  const { head } = packet;
  const round = requireRound(ground, head);
  requireTexts(ground, packet);
  requireCodebook(ground, round, head);
  requireDecisions(ground, round, packet);
  // Nothing here is older than a packet that brings no text.
  const { packet: carried, texts } = onOneVersion(ground, packet);
  const { records } = carried;

  const known = new Set(ground.decisions.map(({ id }) => id));
  const there = records.decisions.filter(({ id }) => !known.has(id));
  const flagged = (decision: Decision) =>
    ground.decisions.filter((one) => one.outcome === 'flagged' && isAboutSameLine(one, decision));
  const taken = there.filter((decision) => flagged(decision).length > 0);
  const gone = taken.flatMap(flagged);
  const kept = ground.decisions.filter((one) => !gone.includes(one));
  const change: Change = {
    ...plainChange,
    kind: 'receive-packet',
    put: [
      ...taken.map((record): Placed => ({ table: 'decisions', record })),
      ...consensusesAnew(ground, round, [...kept, ...taken], taken),
      { table: 'packets', record: receivedPacket(head, receipt) },
    ],
    removed: gone.map(({ id }) => ({ table: 'decisions', id })),
  };
  const preview = {
    ...emptyPreview,
    counts: [
      {
        table: 'decisions' as const,
        added: taken.length,
        changed: 0,
        known: records.decisions.length - there.length,
      },
    ],
    settledMeanwhile: there.length - taken.length,
    texts: textsShown(texts, receipt.viewer, isOneOf(packet.records.decisions)),
  };
  return { is: 'new', head, preview, change };
}

function requireDecisions(ground: Ground, round: Round, { head, records }: PacketContent): void {
  const named = new Set(head.transcripts.map(({ id }) => id));
  for (const { roundId, transcriptId, by, outcome } of records.decisions) {
    const name = ground.transcripts.find(({ id }) => id === transcriptId)?.name ?? '';
    const isTheirs = by.length === 1 && by[0] === head.fromId && outcome !== 'flagged';
    if (roundId !== round.id || !named.has(transcriptId) || !isTheirs) {
      throw new PacketError('packet-damaged', name);
    }
    if (!isRevealed(round, transcriptId)) throw new PacketError('packet-too-early', name);
  }
}

/** The consensus of every transcript that a decision came in for, where it had been made. */
function consensusesAnew(
  ground: WholeGround,
  round: Round,
  decisions: readonly Decision[],
  taken: readonly Decision[],
): readonly Placed[] {
  const effective = effectiveCodes(ground.codes, ground.splitDecisions);
  const { passes, consensuses } = ground;
  return [...new Set(taken.map(({ transcriptId }) => transcriptId))].flatMap((transcriptId) => {
    const transcript = ground.transcripts.find(({ id }) => id === transcriptId);
    const version = ground.transcriptVersions.find(({ id }) => id === transcript?.versionId);
    if (!transcript || !version) return [];
    const settling = { round, transcript, passes, decisions, effective };
    const before = consensusHere({ consensuses, round, transcript });
    if (!before || !comparedPasses(settling)) return [];
    const record = consensusOf(settling, version, before.id);
    return [{ table: 'consensuses' as const, record }];
  });
}
