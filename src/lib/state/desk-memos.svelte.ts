import { ActError } from '../domain/errors.ts';
import { changeMemo, removeMemo, writeMemo, type MemoSubject } from '../domain/memos/changes.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Memo, MemoId } from '../domain/model/memo.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Database } from '../storage/database.ts';
import { passOf, requirePart } from '../storage/passes.ts';
import { memosOfPass, type DeskContent } from './desk-content.ts';
import type { LineCell } from './line-cell.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What a memo at the desk is written on. */
export type DeskMemoSubject = 'line' | 'transcript' | CodeId;

/**
 * The coder's memos on the transcript and its lines. They belong to the pass and are locked with it;
 * their lines are those the coder sees.
 */
export class DeskMemos {
  readonly #study: OpenStudy;
  readonly #content: DeskContent;
  readonly #stored: LiveQuery<Memo[]>;

  constructor(study: OpenStudy, content: DeskContent) {
    this.#study = study;
    this.#content = content;
    this.#stored = new LiveQuery(() => memosOfPass(study.db, content.key));
  }

  get all(): readonly Memo[] {
    return this.#stored.current ?? this.#content.memos;
  }

  /** Memos that stand on a line; those on the whole transcript stand on its first. */
  on(line: number): readonly Memo[] {
    return this.all.filter(
      ({ about, from, to }) =>
        (about === 'line' && from !== null && to !== null && from <= line && line < to) ||
        (about === 'transcript' && line === 0),
    );
  }

  /** Shows memos at the first of their lines. */
  placeOn(cells: readonly LineCell[], memos: readonly Memo[]): void {
    const byLine = new Map<number, Memo[]>();
    for (const memo of memos) {
      if (memo.about !== 'line' || memo.from === null) continue;
      byLine.set(memo.from, [...(byLine.get(memo.from) ?? []), memo]);
    }
    cells.forEach((cell, line) => {
      const here = byLine.get(line) ?? none;
      if (cell.memos.length > 0 || here.length > 0) cell.memos = here;
    });
  }

  /**
   * @param lines those chosen when the memo was begun.
   * @throws {ActError} 'pass-submitted', 'transcript-gone', 'transcript-changed', 'no-part-in-it',
   * 'code-not-found'.
   */
  async write(
    subject: DeskMemoSubject,
    text: string,
    lines: { readonly from: number; readonly to: number },
  ): Promise<Operation | null> {
    const { transcriptId, roundId, coderId } = this.#content.key;
    const about: MemoSubject =
      subject === 'line'
        ? { about: 'line', transcriptId, roundId, ...lines }
        : subject === 'transcript'
          ? { about: 'transcript', transcriptId, roundId }
          : { about: 'code', codeId: subject };
    const by = { id: this.#study.newId<MemoId>(), coderId, at: this.#study.now() };
    return this.#study.record(async (db) => {
      if (about.about !== 'code') await this.#requireOpenPass(db);
      else if (!(await db.codes.get(about.codeId))) throw new ActError('code-not-found');
      return writeMemo(about, text, by);
    });
  }

  /** @throws {ActError} as {@link write}. */
  async change(memoId: MemoId, text: string): Promise<Operation | null> {
    return this.#study.record(async (db) => {
      const memo = await db.memos.get(memoId);
      if (memo?.transcriptId) await this.#requireOpenPass(db);
      return memo ? changeMemo(memo, text, this.#study.now()) : null;
    });
  }

  /** @throws {ActError} as {@link write}. */
  async remove(memoId: MemoId): Promise<Operation | null> {
    return this.#study.record(async (db) => {
      const memo = await db.memos.get(memoId);
      if (memo?.transcriptId) await this.#requireOpenPass(db);
      return memo ? removeMemo(memo) : null;
    });
  }

  async #requireOpenPass(db: Database): Promise<void> {
    const { key, version } = this.#content;
    const transcript = await db.transcripts.get(key.transcriptId);
    if (!transcript) throw new ActError('transcript-gone');
    if (transcript.versionId !== version.id) throw new ActError('transcript-changed');
    await requirePart(db, key);
    const pass = await passOf(db, key);
    if (pass?.submitted) throw new ActError('pass-submitted');
  }
}

const none: readonly Memo[] = [];
