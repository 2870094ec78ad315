import { visibleMemos } from '../domain/coding/visible-passes.ts';
import { ActError } from '../domain/errors.ts';
import {
  changeMemo,
  removeMemo,
  writeMemo,
  type MemoSaid,
  type MemoSubject,
} from '../domain/memos/changes.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Memo, MemoId } from '../domain/model/memo.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { Database } from '../storage/database.ts';
import { passOf, requirePart } from '../storage/passes.ts';
import { viewerIn } from '../storage/viewer.ts';
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
  readonly #isLocked: () => boolean;

  /** @param isLocked whether the pass is submitted; to be read where Svelte is watching. */
  constructor(study: OpenStudy, content: DeskContent, isLocked: () => boolean) {
    this.#study = study;
    this.#content = content;
    this.#isLocked = isLocked;
    this.#stored = new LiveQuery(() => memosOfPass(study.db, content.key));
  }

  readonly #linked = $derived.by(() => {
    const withOthers = this.#isLocked();
    const { transcriptId } = this.#content.key;
    return new LiveQuery(() => linkedMemos(this.#study, transcriptId, withOthers));
  });

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

  /** Memos from elsewhere that are linked to lines of this transcript. */
  get linked(): readonly Memo[] {
    return this.#linked.current ?? none;
  }

  /** Memos from elsewhere that are linked to a line. */
  linkedTo(line: number): readonly Memo[] {
    const { transcriptId } = this.#content.key;
    return this.linked.filter((memo) =>
      linesIn(memo, transcriptId).some(({ from, to }) => from <= line && line < to),
    );
  }

  /** Shows memos at the first of their lines, and linked ones at the first of each link. */
  placeOn(
    cells: readonly LineCell[],
    memos: readonly Memo[],
    linked: readonly Memo[] = none,
  ): void {
    const byLine = new Map<number, Memo[]>();
    const place = (memo: Memo, line: number) =>
      byLine.set(line, [...(byLine.get(line) ?? []), memo]);
    for (const memo of memos) {
      if (memo.about === 'line' && memo.from !== null) place(memo, memo.from);
    }
    for (const memo of linked) {
      for (const { from } of linesIn(memo, this.#content.key.transcriptId)) place(memo, from);
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
    said: MemoSaid,
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
      return writeMemo(about, said, by);
    });
  }

  /** @throws {ActError} as {@link write}. */
  async change(memoId: MemoId, said: MemoSaid): Promise<Operation | null> {
    const by = { coderId: this.#content.key.coderId, at: this.#study.now() };
    return this.#study.record(async (db) => {
      const memo = await db.memos.get(memoId);
      if (memo?.transcriptId) await this.#requireOpenPass(db);
      return memo ? changeMemo(memo, said, by) : null;
    });
  }

  /** @throws {ActError} as {@link write}. */
  async remove(memoId: MemoId): Promise<Operation | null> {
    return this.#study.record(async (db) => {
      const memo = await db.memos.get(memoId);
      if (memo?.transcriptId) await this.#requireOpenPass(db);
      return memo ? removeMemo(memo, this.#content.key.coderId) : null;
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

/**
 * Memos that do not belong to a pass and are linked to lines of a transcript. While the coder's own pass
 * is open nobody else's are even read.
 */
async function linkedMemos(
  { db, here }: OpenStudy,
  transcriptId: TranscriptId,
  withOthers: boolean,
): Promise<readonly Memo[]> {
  const linked = (await db.memos.toArray()).filter(
    (memo) => linesIn(memo, transcriptId).length > 0,
  );
  const own = linked.filter(({ coderId }) => coderId === here.coderId);
  if (!withOthers || own.length === linked.length) return own;
  const [passes, rounds] = await Promise.all([db.passes.toArray(), db.rounds.toArray()]);
  return visibleMemos(await viewerIn(db, here.coderId), linked, passes, rounds);
}

/** The lines of a transcript that a memo is linked to. */
function linesIn({ links }: Memo, transcriptId: TranscriptId) {
  return links.flatMap((link) =>
    link.on === 'lines' && link.transcriptId === transcriptId ? [link] : [],
  );
}
