import { isBlindRound } from '../coding/round-of.ts';
import { idOf, type Viewer } from '../coding/viewer.ts';
import {
  isRevealed,
  transcriptsInHand,
  visiblePasses,
  type PassHead,
  type RoundHead,
} from '../coding/visible-passes.ts';
import type { CoderId } from '../model/coder.ts';
import type { Reading } from '../model/reading.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** Whether the viewer may know if, and when, a person has read a transcript. */
export type ReadingGate = (transcriptId: TranscriptId, reader: CoderId) => boolean;

/**
 * When somebody reads tells how they work, so it is as blind as their pass. Of another's readings of
 * a transcript nothing is known while it stands, unrevealed, in a blind round of the reader or of the
 * viewer; while the viewer has it in hand in one; nor where the reader has a pass of one over it that the
 * viewer may not read. What somebody codes alone, or together with others for calibration, hides nothing.
 * What is told to be hidden does not depend on whether there is a reading.
 */
export function readingGate(
  viewer: Viewer,
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): ReadingGate {
  const me = idOf(viewer);
  const byId = new Map(rounds.map((round) => [round.id, round]));
  /** A pass whose round is not known may be of a blind one. */
  const ofBlind = passes.filter(({ roundId }) => {
    const round = byId.get(roundId);
    return !round || isBlindRound(round);
  });
  const inHand = transcriptsInHand(me, ofBlind, rounds);
  const readable = new Set(visiblePasses(viewer, ofBlind, rounds).map(({ id }) => id));
  const closed = new Set(
    ofBlind
      .filter(({ id }) => !readable.has(id))
      .map((pass) => named(pass.transcriptId, pass.coderId)),
  );
  const blind = rounds.filter(isBlindRound);
  const isBlindFor = (transcriptId: TranscriptId, people: readonly CoderId[]): boolean =>
    blind.some(
      (round) =>
        (round.transcriptIds?.includes(transcriptId) ?? true) &&
        !isRevealed(round, transcriptId) &&
        people.some((coderId) => round.coderIds.includes(coderId)),
    );
  return (transcriptId, reader) =>
    reader === me ||
    (!inHand(transcriptId) &&
      !isBlindFor(transcriptId, [me, reader]) &&
      !closed.has(named(transcriptId, reader)));
}

/** The readings one coder may know of: their own, and those {@link readingGate} lets through. */
export function visibleReadings<Read extends Pick<Reading, 'transcriptId' | 'coderId'>>(
  viewer: Viewer,
  readings: readonly Read[],
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): readonly Read[] {
  const isOpen = readingGate(viewer, passes, rounds);
  return readings.filter(({ transcriptId, coderId }) => isOpen(transcriptId, coderId));
}

function named(transcriptId: TranscriptId, coderId: CoderId): string {
  return `${transcriptId} ${coderId}`;
}
