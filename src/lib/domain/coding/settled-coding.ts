import type { CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { PackedCodings, Pass } from '../model/pass.ts';
import type { Round, RoundId } from '../model/round.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersionId } from '../model/transcript-version.ts';

/** Which coding of a transcript counts, and whose it is. */
export type SettledCoding =
  | {
      readonly source: 'consensus' | 'submitted' | 'open';
      /** `null` for a consensus, which is nobody's alone. */
      readonly coderId: CoderId | null;
      readonly roundId: RoundId;
      readonly versionId: TranscriptVersionId;
      readonly codings: PackedCodings;
      /** Lines of a consensus on which nothing is settled yet. */
      readonly openLines: Uint32Array;
    }
  | { readonly source: 'none' };

/** The layers of one study to choose from: only what the viewer may see (`visible-passes.ts`). */
export interface CodingLayers {
  readonly passes: readonly Pass[];
  readonly consensuses: readonly Consensus[];
  readonly rounds: readonly Pick<Round, 'id' | 'number' | 'coderIds'>[];
}

/**
 * The settled coding of a transcript: its consensus if there is one; else the submitted pass of the
 * coder the study names for it, or of the only coder of its round. Where nothing is settled, the
 * open pass of `openPassOf`, for a coder who asks for their own; never anybody else's.
 *
 * Where rounds repeat a transcript, the latest round counts.
 */
export function settledCoding(
  transcript: Pick<Transcript, 'id' | 'settledCoderId'>,
  layers: CodingLayers,
  openPassOf: CoderId | null = null,
): SettledCoding {
  const { consensus, pass } = settledLayerOf(transcript, layers);
  if (consensus) return settled('consensus', consensus, null, consensus.open);
  if (pass) return settled('submitted', pass, pass.coderId);

  const open = latestOf(
    layers.passes.filter(
      (each) =>
        each.transcriptId === transcript.id &&
        each.submitted === null &&
        each.coderId === openPassOf,
    ),
    layers.rounds,
  );
  return open ? settled('open', open, open.coderId) : { source: 'none' };
}

/** The layer that {@link settledCoding} takes, if anything is settled: a consensus or a submitted pass. */
export function settledLayerOf<
  PassLike extends Pick<Pass, 'transcriptId' | 'roundId' | 'coderId' | 'submitted'>,
  ConsensusLike extends Pick<Consensus, 'transcriptId' | 'roundId'>,
>(
  transcript: Pick<Transcript, 'id' | 'settledCoderId'>,
  {
    passes,
    consensuses,
    rounds,
  }: {
    readonly passes: readonly PassLike[];
    readonly consensuses: readonly ConsensusLike[];
    readonly rounds: CodingLayers['rounds'];
  },
): { readonly consensus?: ConsensusLike; readonly pass?: PassLike } {
  const ofTranscript = (layer: { readonly transcriptId: string }) =>
    layer.transcriptId === transcript.id;
  const consensus = latestOf(consensuses.filter(ofTranscript), rounds);
  if (consensus) return { consensus };

  const submitted = passes.filter((pass) => ofTranscript(pass) && pass.submitted !== null);
  const named = submitted.filter(({ coderId }) => coderId === transcript.settledCoderId);
  const isAlone = (roundId: RoundId) =>
    rounds.find(({ id }) => id === roundId)?.coderIds.length === 1;
  const pass =
    latestOf(named, rounds) ??
    latestOf(
      submitted.filter(({ roundId }) => isAlone(roundId)),
      rounds,
    );
  return pass ? { pass } : {};
}

function latestOf<Layer extends { readonly roundId: RoundId }>(
  layers: readonly Layer[],
  rounds: CodingLayers['rounds'],
): Layer | undefined {
  const numbers = new Map(rounds.map(({ id, number }) => [id, number]));
  const number = ({ roundId }: Layer) => numbers.get(roundId) ?? 0;
  return layers.toSorted((a, b) => number(b) - number(a))[0];
}

function settled(
  source: 'consensus' | 'submitted' | 'open',
  layer: Pass | Consensus,
  coderId: CoderId | null,
  openLines: Uint32Array = new Uint32Array(),
): SettledCoding {
  const { roundId, versionId } = layer;
  return { source, coderId, roundId, versionId, codings: layer, openLines };
}
