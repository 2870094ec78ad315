import type { EffectiveCodes } from '../codebook/effective-codes.ts';
import { joined, packed, unpacked, type Coding } from '../coding/packed.ts';
import { isRevealed } from '../coding/visible-passes.ts';
import { ActError } from '../errors.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { PackedCodings, Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';

/** What settling needs to know of a round. */
export type SettledRound = Pick<Round, 'id' | 'coderIds' | 'revealed'>;

/**
 * One transcript of a round with everything its settling rests on: only what its reader may see
 * (`visible-passes.ts`). Passes, decisions and the consensus may be those of the whole study.
 */
export interface Settling {
  readonly round: SettledRound;
  readonly transcript: Pick<Transcript, 'id' | 'versionId'>;
  readonly passes: readonly Pass[];
  readonly decisions: readonly Decision[];
  readonly consensuses: readonly Consensus[];
  /** What codes count as now. */
  readonly effective: EffectiveCodes;
}

/**
 * The passes that are compared, in the order of the round. `null` where not all are here, as in the
 * copy of an adjudicator, or where they have not been revealed.
 */
export function comparedPasses({
  round,
  transcript,
  passes,
}: Pick<Settling, 'round' | 'transcript' | 'passes'>): readonly Pass[] | null {
  if (!isRevealed(round, transcript.id)) return null;
  const here = round.coderIds.flatMap(
    (coderId) =>
      passes.find(
        (pass) =>
          pass.coderId === coderId &&
          pass.roundId === round.id &&
          pass.transcriptId === transcript.id &&
          pass.submitted !== null,
      ) ?? [],
  );
  return here.length === round.coderIds.length && here.length > 1 ? here : null;
}

/** What one coder has, merged codes as what they were merged into. */
export interface Side {
  readonly coderId: Pass['coderId'];
  readonly codings: PackedCodings;
}

/**
 * The compared passes with codes as they were merged since. A split code stays itself here: which part a
 * passage is, is decided for the consensus on reading it, so that one coder who has decided about their
 * own passages and another who has not do not differ by that.
 */
export function sides(passes: readonly Pass[], effective: EffectiveCodes): readonly Side[] {
  return passes.map((pass) => ({
    coderId: pass.coderId,
    codings: countedAsMerged(pass, effective),
  }));
}

/** Codings with merged codes as what they were merged into. */
export function countedAsMerged(given: PackedCodings, effective: EffectiveCodes): PackedCodings {
  if (given.codes.every((codeId) => effective.merged(codeId) === codeId)) return given;
  const counted = (coding: Coding): Coding => ({
    ...coding,
    codeId: effective.merged(coding.codeId),
  });
  const { codings, quotations } = unpacked(given);
  return packed({
    codings: joined(codings.map(counted)),
    quotations: quotations.map(counted),
  });
}

/** The decisions about one transcript in one round. */
export function decisionsHere(
  decisions: readonly Decision[],
  round: Pick<Round, 'id'>,
  transcriptId: TranscriptId,
): readonly Decision[] {
  return decisions.filter(
    (decision) => decision.roundId === round.id && decision.transcriptId === transcriptId,
  );
}

/** The consensus of a transcript in a round, if it has been made. */
export function consensusHere({
  consensuses,
  round,
  transcript,
}: Pick<Settling, 'consensuses' | 'round' | 'transcript'>): Consensus | null {
  return (
    consensuses.find((one) => one.roundId === round.id && one.transcriptId === transcript.id) ??
    null
  );
}

/** @throws {ActError} 'not-revealed' or 'still-blind'. */
export function requireSight(
  { round, transcript }: Pick<Settling, 'round' | 'transcript'>,
  inHand: (transcriptId: TranscriptId) => boolean,
): void {
  if (!isRevealed(round, transcript.id)) throw new ActError('not-revealed');
  if (inHand(transcript.id)) throw new ActError('still-blind');
}
