import { haveSameCodings } from '../coding/packed.ts';
import type { Consensus } from '../model/consensus.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { consensusOf, type CodedVersion } from './consensus.ts';
import { isDifferent } from './differences.ts';
import { lineReadings } from './line-readings.ts';
import {
  comparedPasses,
  consensusHere,
  countedAsMerged,
  requireSight,
  sides,
  type Settling,
} from './settling.ts';

/** What accepting the exact agreements of one transcript would settle. */
export interface Agreements {
  readonly transcriptId: TranscriptId;
  /** Lines that carry the same codes in every pass, and how many codes they carry together. */
  readonly lines: number;
  readonly codes: number;
  /** Codable lines that every coder left uncoded. */
  readonly uncoded: number;
  /** Lines on which the coders differ. */
  readonly differing: number;
  /** Whether the consensus is there and says what accepting would make it say. */
  readonly accepted: boolean;
}

/**
 * The exact agreements on one transcript; `null` where its passes are not here or not revealed.
 * `codable` holds one byte a line.
 */
export function agreements(
  settling: Settling,
  version: CodedVersion,
  codable: Uint8Array,
): Agreements | null {
  const passes = comparedPasses(settling);
  if (!passes) return null;
  const lines = lineReadings(sides(passes, settling.effective), codable.length);
  const agreed = lines.filter(({ standing }) => standing.is === 'agree');
  const consensus = consensusHere(settling);
  return {
    transcriptId: settling.transcript.id,
    lines: agreed.length,
    codes: agreed.reduce((sum, { shared }) => sum + shared.length, 0),
    uncoded: lines.filter(({ line, standing }) => standing.is === 'nothing' && codable[line] === 1)
      .length,
    differing: lines.filter(isDifferent).length,
    accepted: consensus !== null && isUpToDate(consensus, settling, version),
  };
}

/**
 * Whether accepting again would leave the consensus as it is. Codes that were merged since count as what
 * they became on both sides; one that was brought back counts as itself in the passes alone.
 */
function isUpToDate(consensus: Consensus, settling: Settling, version: CodedVersion): boolean {
  const now = consensusOf(settling, version, consensus.id);
  return (
    now.open.join() === consensus.open.join() &&
    haveSameCodings(now, countedAsMerged(consensus, settling.effective))
  );
}

/** One transcript of a round, ready to be settled. */
export interface ToAccept {
  readonly settling: Settling;
  readonly version: CodedVersion;
  /** Of the consensus, where there is none yet. */
  readonly newId: Consensus['id'];
}

/**
 * Makes the consensus of each transcript: exact agreements stand, what was decided stands as it was
 * decided, and everything else is open. Doing it again changes nothing that was decided.
 *
 * @throws {ActError} 'not-revealed'; 'still-blind' when who does it has one of the transcripts in hand.
 */
export function acceptAgreements(
  accepted: readonly ToAccept[],
  inHand: (transcriptId: TranscriptId) => boolean,
): Change {
  const [first] = accepted;
  if (!first) throw new RangeError('no transcript to accept agreements on');
  return {
    ...plainChange,
    kind: 'accept-agreements',
    transcriptId: accepted.length === 1 ? first.settling.transcript.id : null,
    put: accepted.map(({ settling, version, newId }) => {
      requireSight(settling, inHand);
      const id = consensusHere(settling)?.id ?? newId;
      return { table: 'consensuses' as const, record: consensusOf(settling, version, id) };
    }),
  };
}
