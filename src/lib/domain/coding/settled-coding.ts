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
  { passes, consensuses, rounds }: CodingLayers,
  openPassOf: CoderId | null = null,
): SettledCoding {
  const round = new Map(rounds.map((each) => [each.id, each]));
  const latest = <Layer extends { readonly roundId: RoundId }>(layers: readonly Layer[]) =>
    layers.toSorted(
      (a, b) => (round.get(b.roundId)?.number ?? 0) - (round.get(a.roundId)?.number ?? 0),
    )[0];
  const ofTranscript = (layer: { readonly transcriptId: string }) =>
    layer.transcriptId === transcript.id;

  const consensus = latest(consensuses.filter(ofTranscript));
  if (consensus) return settled('consensus', consensus, null, consensus.open);

  const own = passes.filter(ofTranscript);
  const submitted = own.filter((pass) => pass.submitted !== null);
  const named = latest(submitted.filter(({ coderId }) => coderId === transcript.settledCoderId));
  const only = latest(submitted.filter(({ roundId }) => round.get(roundId)?.coderIds.length === 1));
  const pass = named ?? only;
  if (pass) return settled('submitted', pass, pass.coderId);

  const open = latest(own.filter((each) => each.submitted === null && each.coderId === openPassOf));
  return open ? settled('open', open, open.coderId) : { source: 'none' };
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
