import type { LineFindings } from '../correction/line-findings.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Round, RoundId } from '../model/round.ts';
import type { StudySnapshot } from '../model/snapshot.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { PacketContent, PacketHead, PacketRecords } from './content.ts';

/**
 * The study a packet is taken into: all but the words of its transcripts. Findings are here only because a
 * packet may bring a corrected text, on which they stand too.
 */
export type Ground = Omit<PacketRecords, 'transcriptVersions'> &
  Pick<StudySnapshot, 'packets'> &
  LineFindings;

/** The study a packet is made from. Neither trail nor places: nothing of them ever goes out. */
export type Source = PacketRecords & Pick<StudySnapshot, 'packets'> & LineFindings;

/** What every packet needs from outside. */
export interface PacketOrder {
  readonly id: PacketHead['id'];
  readonly roundId: RoundId;
  readonly fromId: CoderId;
  readonly toId: CoderId;
  readonly madeAt: string;
}

/** @throws {RangeError} when the study has no such round. */
export function roundOfOrder({ rounds }: Pick<Source, 'rounds'>, roundId: RoundId): Round {
  const round = rounds.find(({ id }) => id === roundId);
  if (!round) throw new RangeError('a packet of a round that is not in the study');
  return round;
}

/** The transcripts a round names, in the order of the study. */
export function transcriptsOfRound(
  { transcripts }: Pick<Source, 'transcripts'>,
  round: Pick<Round, 'transcriptIds'>,
): readonly Transcript[] {
  const named = new Set<TranscriptId>(round.transcriptIds ?? []);
  return transcripts.filter(({ id }) => named.has(id)).toSorted((a, b) => a.order - b.order);
}

/** Who leads the study and codes in the round too, if the lead does. */
export function codingLead(
  { coders }: Pick<Source, 'coders'>,
  round: Pick<Round, 'coderIds'>,
): Coder | undefined {
  return coders.find(({ id, role }) => role === 'lead' && round.coderIds.includes(id));
}

/** A packet about these transcripts with these records. */
export function packetOf(
  source: Source,
  kind: PacketHead['kind'],
  { id, fromId, toId, madeAt, roundId }: PacketOrder,
  transcripts: readonly Pick<Transcript, 'id' | 'textHash' | 'lineCount'>[],
  records: PacketRecords,
  leadCode: string | null = null,
): PacketContent {
  const [study] = source.studies;
  if (!study) throw new RangeError('a packet of no study');
  const round = roundOfOrder(source, roundId);
  const version = source.codebookVersions.find((one) => one.id === round.codebookVersionId);
  return {
    head: {
      id,
      kind,
      study: { id: study.id, title: study.title, invented: study.invented },
      round: { id: round.id, number: round.number },
      fromId,
      toId,
      madeAt,
      transcripts: transcripts.map(({ id: transcriptId, textHash, lineCount }) => ({
        id: transcriptId,
        textHash,
        lineCount,
      })),
      codebook: version ? { versionId: version.id, hash: version.hash } : null,
      leadCode,
    },
    records,
  };
}
