import type { CoderId } from '../model/coder.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import type { Source } from './ground.ts';

/**
 * The versions of a transcript that somebody needs: the one in use, and where it was corrected since they
 * were first sent it, those from the one they had, so that what they did can be carried. An older text
 * that they never had may hold what was corrected for good reason, and is not sent.
 */
export function versionsFor(
  { packets, transcriptVersions }: Pick<Source, 'packets' | 'transcriptVersions'>,
  { id, versionId }: Pick<Transcript, 'id' | 'versionId'>,
  toId: CoderId,
): readonly TranscriptVersion[] {
  const versions = transcriptVersions
    .filter((version) => version.transcriptId === id)
    .toSorted((a, b) => a.number - b.number);
  const inUse = versions.find((version) => version.id === versionId);
  const [first] = packets
    .filter(
      (packet) =>
        packet.direction === 'out' && packet.toId === toId && packet.transcriptIds.includes(id),
    )
    .map(({ madeAt }) => madeAt)
    .toSorted();
  const had =
    first === undefined
      ? inUse
      : versions.findLast(({ corrected }) => corrected === null || corrected.at <= first);
  const [from, to] = [had?.number ?? 0, inUse?.number ?? 0];
  return versions.filter(({ number }) => from <= number && number <= to);
}

/** Transcripts that were corrected after somebody was last sent them, so that their text is the older one. */
export function correctedSinceSent<Named extends Pick<Transcript, 'id'>>(
  packets: Source['packets'],
  transcripts: readonly (Named & { readonly corrected: TranscriptVersion['corrected'] })[],
  toId: CoderId,
): readonly Named[] {
  return transcripts.filter(({ id, corrected }) => {
    const last = packets
      .filter(
        ({ direction, toId: to, kind, transcriptIds }) =>
          direction === 'out' &&
          to === toId &&
          (kind === 'assignment' || kind === 'review') &&
          transcriptIds.includes(id),
      )
      .map(({ madeAt }) => madeAt)
      .toSorted()
      .at(-1);
    return last !== undefined && corrected !== null && last < corrected.at;
  });
}
