import { effectiveCodes, type EffectiveCodes } from '../domain/codebook/effective-codes.ts';
import { isBlindRound } from '../domain/coding/round-of.ts';
import {
  isRevealed,
  transcriptsInHand,
  visibleCodes,
  visibleMemos,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Pass } from '../domain/model/pass.ts';
import type { Round, RoundId } from '../domain/model/round.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { roundProgress } from '../domain/rounds/round-progress.ts';
import { viewerIn } from '../storage/viewer.ts';
import { BothPasses, type ShownPass } from './both-passes.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Why the passes over a transcript cannot be read side by side. */
export type WhyClosed =
  /** Nobody coded it blind with somebody else. */
  | 'no-round'
  /** Not revealed: `coders` says who has submitted. */
  | 'not-revealed'
  /** Its reader has a pass over it to finish. */
  | 'in-hand'
  /** Fewer than two of the passes are here, or they are over other words. */
  | 'not-here';

export type PassesRead =
  | { readonly state: 'gone' }
  | {
      readonly state: 'closed';
      readonly why: WhyClosed;
      readonly transcript: Transcript;
      readonly round: Round | null;
      readonly coders: readonly { readonly coder: Coder; readonly submitted: boolean }[];
    }
  | { readonly state: 'open'; readonly passes: BothPasses };

/**
 * Reads the passes over one transcript for who is at the keyboard: those of the round asked for, else
 * of the newest round in which they were revealed.
 */
export async function readBothPasses(
  { db, here }: OpenStudy,
  transcriptId: TranscriptId,
  roundId: RoundId | null,
): Promise<PassesRead> {
  const ofTranscript = { transcriptId };
  const [study, transcript, rounds, coders, passes, memos, codes, decisions, packets] =
    await Promise.all([
      db.studies.toCollection().first(),
      db.transcripts.get(transcriptId),
      db.rounds.toArray(),
      db.coders.toArray(),
      db.passes.where(ofTranscript).toArray(),
      db.memos.where(ofTranscript).toArray(),
      db.codes.toArray(),
      db.splitDecisions.where(ofTranscript).toArray(),
      db.packets.toArray(),
    ]);
  if (!study || !transcript) return { state: 'gone' };

  const viewer = here.coderId;
  const round = roundToShow(rounds, transcriptId, roundId);
  const closed = (why: WhyClosed): PassesRead => {
    const [progress] = round ? roundProgress(round, [transcriptId], passes, packets) : [];
    const standing = (progress?.coders ?? []).flatMap(({ coderId, standing: is }) => {
      const coder = coders.find(({ id }) => id === coderId);
      return coder ? [{ coder, submitted: is !== 'not-yet' }] : [];
    });
    return { state: 'closed', why, transcript, round: round ?? null, coders: standing };
  };
  if (!round || !isBlindRound(round)) return closed('no-round');
  const revealed = round.revealed.find((one) => one.transcriptId === transcriptId);
  if (!revealed) return closed('not-revealed');
  if (transcriptsInHand(viewer, passes, rounds)(transcriptId)) return closed('in-hand');

  const eyes = await viewerIn(db, viewer);
  const readable = visiblePasses(eyes, passes, rounds).filter(
    (pass) => pass.roundId === round.id && pass.submitted !== null,
  );
  const versionId = readable[0]?.versionId;
  const version = versionId && (await db.transcriptVersions.get(versionId));
  const oneText = readable.every((pass) => pass.versionId === versionId);
  if (readable.length < 2 || !version || !oneText) return closed('not-here');

  const effective = effectiveCodes(codes, decisions);
  const shown = round.coderIds.flatMap((coderId, place) =>
    shownPass(coderId, place, readable, coders, effective, version),
  );
  if (shown.length < 2) return closed('not-here');
  const content = {
    study,
    transcript,
    version,
    round,
    revealed: {
      at: revealed.at,
      by: coders.find(({ id }) => id === revealed.coderId) ?? null,
    },
    shown,
    codes: visibleCodes(eyes, codes, passes, rounds),
    memos: visibleMemos(eyes, memos, passes, rounds).filter((memo) => memo.roundId === round.id),
  };
  return { state: 'open', passes: new BothPasses(content) };
}

function roundToShow(
  rounds: readonly Round[],
  transcriptId: TranscriptId,
  asked: RoundId | null,
): Round | undefined {
  const naming = rounds
    .filter((round) => isBlindRound(round) && round.transcriptIds?.includes(transcriptId))
    .toSorted((a, b) => b.number - a.number);
  return (
    naming.find(({ id }) => id === asked) ??
    naming.find((round) => isRevealed(round, transcriptId)) ??
    naming[0]
  );
}

function shownPass(
  coderId: CoderId,
  place: number,
  passes: readonly Pass[],
  coders: readonly Coder[],
  effective: EffectiveCodes,
  version: TranscriptVersion,
): readonly ShownPass[] {
  const coder = coders.find(({ id }) => id === coderId);
  const pass = passes.find((one) => one.coderId === coderId);
  if (!coder || !pass) return [];
  return [{ coder, place, pass: { ...pass, ...effective.packed(pass, pass, version) } }];
}
