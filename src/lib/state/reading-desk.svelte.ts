import { roundOf } from '../domain/coding/round-of.ts';
import { visibleMemos } from '../domain/coding/visible-passes.ts';
import { ActError, StorageError } from '../domain/errors.ts';
import {
  changeMemo,
  changesMemo,
  removeMemo,
  writeMemo,
  type MemoSaid,
  type MemoSubject,
} from '../domain/memos/changes.ts';
import { isLocked, transcriptsOf } from '../domain/memos/memo-list.ts';
import { waitsForReveal } from '../domain/memos/seen-by-others.ts';
import type { Memo, MemoId, MemoLink } from '../domain/model/memo.ts';
import type { Place } from '../domain/model/place.ts';
import type { Reading, ReadingId } from '../domain/model/reading.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { markRead, unmarkRead } from '../domain/reading/mark-read.ts';
import { neighbouringTurn, paragraphs, type Paragraph } from '../domain/reading/paragraphs.ts';
import { lineText, speakerOfLine } from '../domain/transcript/lines.ts';
import type { Database } from '../storage/database.ts';
import { passOf } from '../storage/passes.ts';
import { keepReading, placeOf } from '../storage/places.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { changeableMemo } from './own-memo.ts';

/** A transcript as it is read from the database for reading. */
interface ReadingContent {
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly line: number;
}

/** What is written beside a transcript, of what this coder may read, and when they read it. */
type Beside = Awaited<ReturnType<typeof readBeside>>;

/** One person reading one transcript: no codes, and nothing of anybody's coding. */
export class ReadingDesk {
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  readonly paragraphs: readonly Paragraph[];
  /** Zero-based line they are on. */
  line = $state(0);

  readonly #speakers: Int16Array;
  readonly #study: OpenStudy;
  readonly #beside: LiveQuery<Beside>;
  #left = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(study: OpenStudy, { transcript, version, line }: ReadingContent) {
    this.#study = study;
    this.transcript = transcript;
    this.version = version;
    this.paragraphs = paragraphs(version);
    this.#speakers = speakerOfLine(version);
    this.line = Math.max(0, Math.min(this.lineCount - 1, line));
    this.#beside = new LiveQuery(() => readBeside(study, transcript.id));
  }

  /** @throws {ActError} 'transcript-gone'. */
  static async open(study: OpenStudy, transcriptId: TranscriptId): Promise<ReadingDesk> {
    const { db, here } = study;
    const [transcript, place] = await Promise.all([
      db.transcripts.get(transcriptId),
      placeOf(db, transcriptId, here.coderId),
    ]);
    const version = transcript && (await db.transcriptVersions.get(transcript.versionId));
    if (!transcript || !version) throw new ActError('transcript-gone');
    return new ReadingDesk(study, { transcript, version, line: place?.readLine ?? 0 });
  }

  get lineCount(): number {
    return this.version.lineFrom.length;
  }

  /** Memos and readings; `undefined` until read. */
  get beside(): Beside | undefined {
    return this.#beside.current;
  }

  textOf(line: number): string {
    return lineText(this.version, line);
  }

  speakerOf(line: number): string {
    return this.transcript.speakers[this.#speakers[line] ?? -1]?.label ?? '';
  }

  /** When a turn begins, in seconds from the start of the recording; `null` where that is not known. */
  timeOf({ turn, beginsTurn }: Paragraph): number | null {
    const seconds = beginsTurn ? this.version.turnStart?.[turn] : undefined;
    return seconds === undefined || Number.isNaN(seconds) ? null : seconds;
  }

  isMine({ coderId }: Pick<Memo, 'coderId'>): boolean {
    return coderId === this.#study.here.coderId;
  }

  goTo(line: number): void {
    this.line = Math.max(0, Math.min(this.lineCount - 1, line));
    if (!this.#left) this.#timer ??= setTimeout(() => void this.keep(), 700);
  }

  /** Goes to the next or previous turn; gives whether there is one. */
  toTurn(step: 1 | -1): boolean {
    const turn = neighbouringTurn(this.paragraphs, this.line, step);
    if (turn) this.goTo(turn.from);
    return turn !== null;
  }

  /** Writes down at once where they are; for when the page goes. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      const place = {
        id: this.#study.newId<Place['id']>(),
        transcriptId: this.transcript.id,
        coderId: this.#study.here.coderId,
        readLine: this.line,
        at: this.#study.now(),
      };
      await keepReading(this.#study.db, place, this.version.id);
    } catch (error) {
      // The study was closed first: the place was written down moments ago.
      if (!(error instanceof StorageError) || error.code !== 'closed') throw error;
    }
  }

  /** Writes down where they are and rests; for when the view is left. */
  leave(): Promise<void> {
    this.#left = true;
    return this.keep();
  }

  /** Says that the transcript was read to its end, today. @throws {ActError} 'transcript-gone'. */
  async markRead(): Promise<void> {
    const by = { id: this.#study.newId<ReadingId>(), ...this.#by() };
    await this.#study.record(async (db) => {
      const transcript = await db.transcripts.get(this.transcript.id);
      if (!transcript) throw new ActError('transcript-gone');
      return markRead(transcript, by);
    });
  }

  async unmark({ id }: Pick<Reading, 'id'>): Promise<void> {
    await this.#study.record(async (db) => {
      const reading = await db.readings.get(id);
      return reading ? unmarkRead(reading, this.#by().coderId) : null;
    });
  }

  /**
   * Writes a memo on the transcript or on lines [from, to) of it. While the coder's own pass over it is
   * open the memo belongs to that pass; else it is one on the study, linked to the transcript, and as
   * blind.
   * @throws {ActError} 'transcript-gone', 'transcript-changed'.
   */
  async write(said: MemoSaid, lines: { readonly from: number; readonly to: number } | null) {
    const by = { id: this.#study.newId<MemoId>(), ...this.#by() };
    await this.#study.record(async (db) => {
      const subject = await this.#subject(db, lines);
      if (subject.about !== 'study') return writeMemo(subject, said, by);
      const { id: transcriptId } = this.transcript;
      const link: MemoLink = lines
        ? { on: 'lines', transcriptId, ...lines }
        : { on: 'transcript', transcriptId };
      return writeMemo(subject, { ...said, links: [link] }, by);
    });
  }

  /** @throws {ActError} 'pass-submitted', 'not-the-writer'. */
  async change(id: MemoId, said: MemoSaid): Promise<void> {
    await this.#study.record(async (db) => {
      const memo = await changeableMemo(db, id);
      return memo && changesMemo(memo, said) ? changeMemo(memo, said, this.#by()) : null;
    });
  }

  /** @throws {ActError} 'pass-submitted', 'not-the-writer'. */
  async remove(id: MemoId): Promise<void> {
    await this.#study.record(async (db) => {
      const memo = await changeableMemo(db, id);
      return memo ? removeMemo(memo, this.#by().coderId) : null;
    });
  }

  async #subject(
    db: Database,
    lines: { readonly from: number; readonly to: number } | null,
  ): Promise<MemoSubject> {
    const { id: transcriptId } = this.transcript;
    const stored = await db.transcripts.get(transcriptId);
    if (!stored) throw new ActError('transcript-gone');
    if (stored.versionId !== this.version.id) throw new ActError('transcript-changed');
    const { coderId } = this.#study.here;
    const round = roundOf(await db.rounds.toArray(), transcriptId, coderId);
    if (!round) return { about: 'study' };
    const pass = await passOf(db, { transcriptId, coderId, roundId: round.id });
    if (pass?.submitted) return { about: 'study' };
    const over = { transcriptId, roundId: round.id };
    return lines ? { about: 'line', ...over, ...lines } : { about: 'transcript', ...over };
  }

  #by() {
    return { coderId: this.#study.here.coderId, at: this.#study.now() };
  }
}

async function readBeside({ db, here }: OpenStudy, transcriptId: TranscriptId) {
  const [memos, passes, rounds, coders, readings] = await Promise.all([
    db.memos.toArray(),
    db.passes.toArray(),
    db.rounds.toArray(),
    db.coders.toArray(),
    db.readings.where('transcriptId').equals(transcriptId).toArray(),
  ]);
  const about = memos.filter((memo) => transcriptsOf(memo).includes(transcriptId));
  const seen = visibleMemos(await viewerIn(db, here.coderId), about, passes, rounds);
  const own = { coderId: here.coderId, transcriptId, links: [] };
  return {
    /** In the order they were written. */
    memos: seen.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    locked: new Set(seen.filter((memo) => isLocked(memo, passes)).map(({ id }) => id)),
    coders,
    /** When this coder read it, the first time first. */
    readings: readings
      .filter(({ coderId }) => coderId === here.coderId)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    /** Whether others read nothing of what this coder writes here before the reveal. */
    waits: waitsForReveal(own, rounds).length > 0,
  };
}
