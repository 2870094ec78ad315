import { isAssignedCopy } from '../domain/codebook/leads-codebook.ts';
import { emptyPass, type PassKey } from '../domain/coding/empty-pass.ts';
import { roundOf } from '../domain/coding/round-of.ts';
import { ActError } from '../domain/errors.ts';
import type { Code, CodeId } from '../domain/model/code.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { Memo } from '../domain/model/memo.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Pass, PassId } from '../domain/model/pass.ts';
import type { Round, RoundId } from '../domain/model/round.ts';
import type { SplitDecision } from '../domain/model/split-decision.ts';
import type { Study } from '../domain/model/study.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import type { Database } from '../storage/database.ts';
import { writersOperations } from '../storage/operations.ts';
import { passOf } from '../storage/passes.ts';
import { placeOf } from '../storage/places.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { codesSeenBy } from './visible-codebook.ts';

/** A transcript as it is read from the database for coding. */
export interface DeskContent {
  readonly study: Study;
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly codebook: DeskCodes;
  readonly pass: Pass;
  readonly key: PassKey;
  readonly plan: DeskPlan;
  readonly memos: readonly Memo[];
  readonly line: number;
  readonly looked: Uint8Array;
  readonly recent: readonly CodeId[];
}

/** The codes the coder may see, and what was decided about split ones in this transcript. */
export interface DeskCodes {
  readonly codes: readonly Code[];
  readonly decisions: readonly SplitDecision[];
}

/** In which round the transcript is coded, and with whom. */
export interface DeskPlan {
  readonly round: Round;
  /** The coders of the round, in its order. */
  readonly coders: readonly Coder[];
  /** Whether this copy of the study was made for one coder. */
  readonly isAssignedCopy: boolean;
}

/**
 * Reads what the desk needs. Reads one transcript, however large the study is.
 * @throws {ActError} 'transcript-gone'; 'no-part-in-it' when the coder has no round for it.
 */
export async function readDesk(study: OpenStudy, transcriptId: TranscriptId): Promise<DeskContent> {
  const { db, here } = study;
  const { coderId } = here;
  const [head, transcript, rounds, place, lately] = await Promise.all([
    db.studies.toCollection().first(),
    db.transcripts.get(transcriptId),
    db.rounds.toArray(),
    placeOf(db, transcriptId, coderId),
    writersOperations(db, here.writer).reverse().limit(40).toArray(),
  ]);
  const version = transcript && (await db.transcriptVersions.get(transcript.versionId));
  if (!head || !transcript || !version) throw new ActError('transcript-gone');
  const round = roundOf(rounds, transcriptId, coderId);
  if (!round) throw new ActError('no-part-in-it');
  const key: PassKey = { transcriptId, coderId, roundId: round.id };
  const [stored, memos, codebook, plan] = await Promise.all([
    passOf(db, key),
    memosOfPass(db, key),
    codesForDesk(db, key),
    planOf(db, round.id),
  ]);
  return {
    study: head,
    transcript,
    version,
    codebook,
    pass: stored ?? emptyPass(key, version.id, study.newId<PassId>()),
    key,
    plan: plan ?? { round, coders: [], isAssignedCopy: false },
    memos,
    line: place?.line ?? 0,
    looked: place?.looked ?? new Uint8Array(),
    recent: recentCodes(lately.filter((operation) => operation.coderId === coderId)),
  };
}

export async function codesForDesk(
  db: Database,
  { coderId, transcriptId }: PassKey,
): Promise<DeskCodes> {
  const [codes, decisions] = await Promise.all([
    codesSeenBy(db, coderId, [transcriptId]),
    db.splitDecisions.where('transcriptId').equals(transcriptId).toArray(),
  ]);
  return { codes, decisions };
}

/** `undefined` when the round was taken away in another tab. */
export async function planOf(db: Database, roundId: RoundId): Promise<DeskPlan | undefined> {
  const round = await db.rounds.get(roundId);
  if (!round) return undefined;
  const [coders, packets] = await Promise.all([
    db.coders.bulkGet(round.coderIds),
    db.packets.toArray(),
  ]);
  return {
    round,
    coders: coders.filter((coder) => coder !== undefined),
    isAssignedCopy: isAssignedCopy(packets),
  };
}

/** This coder's memos on the transcript and its lines. */
export async function memosOfPass(db: Database, key: PassKey): Promise<Memo[]> {
  const here = await db.memos.where('transcriptId').equals(key.transcriptId).toArray();
  return here.filter(({ coderId, roundId }) => coderId === key.coderId && roundId === key.roundId);
}

/** The codes of the newest acts, each once. */
function recentCodes(newestFirst: readonly Operation[]): CodeId[] {
  const coded = newestFirst.filter(({ kind }) => kind === 'code' || kind === 'quote');
  return [...new Set(coded.flatMap(({ codeIds }) => codeIds))];
}
