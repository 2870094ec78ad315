import { codedLines } from '../domain/coding/progress.ts';
import { isBlindRound, roundOf } from '../domain/coding/round-of.ts';
import { isRevealed, visibleMemos } from '../domain/coding/visible-passes.ts';
import { ActError } from '../domain/errors.ts';
import type { Participant } from '../domain/model/participant.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { Change } from '../domain/trail/change.ts';
import {
  moveTranscript,
  removeTranscript,
  renameTranscript,
  speakingParticipants,
} from '../domain/transcript/change-transcript.ts';
import { readFindings } from '../storage/findings.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** One transcript in the study's list. */
export interface TranscriptEntry {
  readonly transcript: Transcript;
  readonly participants: readonly Participant[];
  /** Lines that the coder at the keyboard has coded. */
  readonly coded: number;
}

/** What would go with a transcript that is removed. */
export interface Hanging {
  /** The coder's own, and what others have submitted. */
  readonly passes: number;
  /** Those that the coder at the keyboard may read. */
  readonly memos: number;
  /**
   * Whether there may be more, of others: how much, they must not be told, nor in a blind round whether
   * there is any.
   */
  readonly unseen: boolean;
}

/** The transcripts of a study, in its order. */
export class TranscriptDesk {
  readonly #study: OpenStudy;
  readonly #entries: LiveQuery<readonly TranscriptEntry[]>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#entries = new LiveQuery(() => readEntries(study));
  }

  /** `undefined` until read. */
  get entries(): readonly TranscriptEntry[] | undefined {
    return this.#entries.current;
  }

  async rename(id: TranscriptId, name: string): Promise<void> {
    await this.#study.record(async (db) => renameTranscript(await transcriptOf(db, id), name));
  }

  /** Moves a transcript up (−1) or down (1) by one. */
  async move(id: TranscriptId, by: -1 | 1): Promise<void> {
    await this.#study.record(async (db): Promise<Change | null> => {
      const all = (await db.transcripts.toArray()).toSorted((a, b) => a.order - b.order);
      const at = all.findIndex((one) => one.id === id);
      const to = at + by;
      if (at < 0 || to < 0 || to >= all.length) return null;
      return moveTranscript(all, id, all[by < 0 ? to : to + 1]?.id ?? null);
    });
  }

  /** How many passes and memos hang on a transcript. */
  async hangingOn(id: TranscriptId): Promise<Hanging> {
    const { db, here } = this.#study;
    const [passes, memos, rounds] = await Promise.all([
      db.passes.where('transcriptId').equals(id).toArray(),
      db.memos.where('transcriptId').equals(id).toArray(),
      db.rounds.toArray(),
    ]);
    const seen = visibleMemos(await viewerIn(db, here.coderId), memos, passes, rounds);
    const known = passes.filter((pass) => pass.coderId === here.coderId || pass.submitted !== null);
    const isBlind = rounds.some(
      (round) =>
        isBlindRound(round) &&
        round.transcriptIds?.includes(id) &&
        !isRevealed(round, id) &&
        round.coderIds.some((coderId) => coderId !== here.coderId),
    );
    return {
      passes: known.length,
      memos: seen.length,
      unseen: isBlind || known.length < passes.length || seen.length < memos.length,
    };
  }

  async remove(id: TranscriptId): Promise<void> {
    await this.#study.record(async (db) => {
      const of = <T>(table: {
        where(key: string): { equals(id: string): { toArray(): PromiseLike<T[]> } };
      }) => table.where('transcriptId').equals(id).toArray();
      const transcript = await transcriptOf(db, id);
      return removeTranscript({
        transcript,
        versions: await of(db.transcriptVersions),
        passes: await of(db.passes),
        earlierPasses: await of(db.earlierPasses),
        interviews: await of(db.interviews),
        consensuses: await of(db.consensuses),
        memos: await of(db.memos),
        readings: await of(db.readings),
        splitDecisions: await of(db.splitDecisions),
        decisions: await of(db.decisions),
        reopenings: (await db.reopenings.toArray()).filter((one) => one.transcriptId === id),
        rounds: await db.rounds.toArray(),
        findings: await readFindings(db),
      });
    });
  }
}

/** @throws {ActError} 'transcript-gone'. */
export async function transcriptOf(db: Database, id: TranscriptId): Promise<Transcript> {
  const transcript = await db.transcripts.get(id);
  if (!transcript) throw new ActError('transcript-gone');
  return transcript;
}

/** Reads the coder's own passes only: nobody else's may be seen while they are open. */
async function readEntries({ db, here }: OpenStudy): Promise<TranscriptEntry[]> {
  const [transcripts, participants, rounds] = await Promise.all([
    db.transcripts.toArray(),
    db.participants.toArray(),
    db.rounds.toArray(),
  ]);
  const keys = transcripts.flatMap(({ id }) => {
    const round = roundOf(rounds, id, here.coderId);
    return round ? [[id, here.coderId, round.id]] : [];
  });
  const passes = await db.passes.where('[transcriptId+coderId+roundId]').anyOf(keys).toArray();
  const passOf = new Map(passes.map((pass) => [pass.transcriptId, pass]));
  return transcripts
    .toSorted((a, b) => a.order - b.order)
    .map((transcript) => {
      const pass = passOf.get(transcript.id);
      return {
        transcript,
        participants: speakingParticipants(transcript, participants),
        coded: pass ? codedLines(pass, transcript.lineCount).reduce((sum, one) => sum + one, 0) : 0,
      };
    });
}
