import { visibleCodes, visibleMemos } from '../domain/coding/visible-passes.ts';
import { codesInOrder } from '../domain/codebook/tree.ts';
import { ActError } from '../domain/errors.ts';
import { changeMemo, removeMemo } from '../domain/memos/changes.ts';
import {
  isLocked,
  listedMemos,
  type MemoFilter,
  type MemoOrder,
} from '../domain/memos/memo-list.ts';
import type { Memo, MemoId } from '../domain/model/memo.ts';
import type { TranscriptVersionId } from '../domain/model/transcript-version.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { lineText, speakerOfLine } from '../domain/transcript/lines.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** A line a memo stands on. */
export interface QuotedLine {
  /** Zero-based. */
  readonly line: number;
  readonly speaker: string;
  readonly text: string;
}

const page = 100;

/** The memos this coder may read, listed as they are asked for. */
export class MemosDesk {
  filter: MemoFilter = $state.raw({ about: null, transcriptId: null, codeId: null });
  order: MemoOrder = $state('newest');

  #limit = $state(page);
  readonly #study: OpenStudy;
  readonly #records: LiveQuery<Awaited<ReturnType<typeof read>>>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#records = new LiveQuery(() => read(study));
  }

  /** Memos, and what they are on; `undefined` until read. */
  get records() {
    return this.#records.current;
  }

  readonly listed = $derived.by<readonly Memo[]>(() => {
    const records = this.records;
    if (!records) return [];
    return listedMemos(records.memos, this.filter, this.order, {
      transcripts: records.transcripts.map(({ id }) => id),
      codes: records.codes.map(({ id }) => id),
    });
  });
  readonly shown = $derived(this.listed.slice(0, this.#limit));
  readonly left = $derived(this.listed.length - this.shown.length);

  /** Versions whose lines are shown, joined, so that a memo more on one of them changes nothing. */
  readonly #versionIds = $derived.by(() => {
    const versionOf = new Map(
      this.records?.transcripts.map(({ id, versionId }) => [id, versionId]),
    );
    const ids = this.shown.map(({ about, transcriptId }) =>
      about === 'line' && transcriptId ? versionOf.get(transcriptId) : undefined,
    );
    return [...new Set(ids.filter((id) => id !== undefined))].join(' ');
  });
  readonly #versions = $derived.by(() => {
    const ids = this.#versionIds;
    return new LiveQuery(() => versionsOf(this.#study.db, ids));
  });

  /** The lines a memo is on; `undefined` until their text is read, none for other memos. */
  linesOf(memo: Memo): readonly QuotedLine[] | undefined {
    const { about, transcriptId, from, to } = memo;
    if (about !== 'line' || from === null || to === null) return [];
    const transcript = this.records?.transcripts.find(({ id }) => id === transcriptId);
    const version = transcript && this.#versions.current?.get(transcript.versionId);
    if (!version) return undefined;
    const end = Math.min(to, version.lineFrom.length);
    return Array.from({ length: Math.max(0, end - from) }, (_, index) => {
      const line = from + index;
      const speaker = transcript.speakers[version.speakers[line] ?? -1]?.label ?? '';
      return { line, speaker, text: lineText(version, line) };
    });
  }

  isMine({ coderId }: Memo): boolean {
    return coderId === this.#study.here.coderId;
  }

  show(filter: Partial<MemoFilter>): void {
    this.filter = { ...this.filter, ...filter };
    this.#limit = page;
  }

  showMore(): void {
    this.#limit += page;
  }

  /** @throws {ActError} 'pass-submitted' when the memo belongs to a pass that is locked. */
  async change(id: MemoId, text: string): Promise<void> {
    await this.#study.record(async (db) => {
      const memo = await this.#ownMemo(db, id);
      return memo && memo.text !== text.trim() ? changeMemo(memo, text, this.#study.now()) : null;
    });
  }

  /** @throws {ActError} 'pass-submitted' when the memo belongs to a pass that is locked. */
  async remove(id: MemoId): Promise<void> {
    await this.#study.record(async (db) => {
      const memo = await this.#ownMemo(db, id);
      return memo ? removeMemo(memo) : null;
    });
  }

  async #ownMemo(db: Database, id: MemoId): Promise<Memo | undefined> {
    const memo = await db.memos.get(id);
    if (!memo) return undefined;
    if (!this.isMine(memo)) throw new RangeError('another coder’s memo');
    const passes = memo.transcriptId
      ? await db.passes.where('transcriptId').equals(memo.transcriptId).toArray()
      : [];
    if (isLocked(memo, passes)) throw new ActError('pass-submitted');
    return memo;
  }
}

async function read({ db, here }: OpenStudy) {
  const [memos, passes, rounds, transcripts, codes, coders] = await Promise.all([
    db.memos.toArray(),
    db.passes.toArray(),
    db.rounds.toArray(),
    db.transcripts.toArray(),
    db.codes.toArray(),
    db.coders.toArray(),
  ]);
  const viewer = await viewerIn(db, here.coderId);
  const seen = visibleMemos(viewer, memos, passes, rounds);
  return {
    memos: seen,
    locked: new Set(seen.filter((memo) => isLocked(memo, passes)).map(({ id }) => id)),
    transcripts: transcripts.toSorted((a, b) => a.order - b.order),
    codes: codesInOrder(visibleCodes(viewer, codes, passes, rounds)),
    coders,
  };
}

interface ReadVersion extends Omit<TranscriptVersion, 'speakers'> {
  /** Index into the transcript's speakers, by line. */
  readonly speakers: Int16Array;
}

async function versionsOf(db: Database, joinedIds: string) {
  const ids = joinedIds.split(' ').filter(Boolean) as TranscriptVersionId[];
  const versions = await db.transcriptVersions.bulkGet(ids);
  return new Map<TranscriptVersionId, ReadVersion>(
    versions.flatMap((version) =>
      version ? [[version.id, { ...version, speakers: speakerOfLine(version) }]] : [],
    ),
  );
}
