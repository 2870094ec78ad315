import {
  changeMemo,
  changesMemo,
  removeMemo,
  writeMemo,
  type MemoSaid,
} from '../domain/memos/changes.ts';
import {
  anyMemo,
  listedMemos,
  wantedMemos,
  type MemoFilter,
  type MemoOrder,
} from '../domain/memos/memo-list.ts';
import { quotedLines, type QuotedLines } from '../domain/memos/quoted-lines.ts';
import { waitsForReveal } from '../domain/memos/seen-by-others.ts';
import { timeline, type TimelineMonth, type TimelineOrder } from '../domain/memos/timeline.ts';
import type { Memo, MemoId } from '../domain/model/memo.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import { memosReport, type MemoGrouping } from '../domain/reporting/memos-report.ts';
import { downloads } from './file-place.ts';
import { KeptMemos } from './kept-memos.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { localDay } from './local-day.ts';
import { readMemos, readWords, transcriptsToRead, type MemoRecords } from './memo-records.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { changeableMemo } from './own-memo.ts';
import { onVersionsInUse } from './said-links.ts';

const page = 100;

/** The memos this coder may read, listed as they are asked for, and those they write. */
export class MemosDesk {
  filter: MemoFilter = $state.raw(anyMemo);
  order: MemoOrder = $state('newest');
  timelineOrder: TimelineOrder = $state('oldest');
  /** What is half written. */
  readonly kept: KeptMemos;

  #limit = $state(page);
  readonly #study: OpenStudy;
  readonly #save: (file: Blob, name: string) => Promise<void>;
  readonly #records: LiveQuery<MemoRecords>;

  constructor(study: OpenStudy, save = (file: Blob, name: string) => downloads(name).write(file)) {
    this.#study = study;
    this.#save = save;
    this.kept = KeptMemos.of(study);
    this.#records = new LiveQuery(() => readMemos(study));
  }

  /** Memos, and what they are on; `undefined` until read. */
  get records(): MemoRecords | undefined {
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

  /** The memos wanted by the day they are about. */
  readonly months = $derived.by<readonly TimelineMonth[]>(() =>
    timeline(wantedMemos(this.records?.memos ?? [], this.filter), this.timelineOrder, localDay),
  );

  /** Transcripts whose lines are shown, joined, so that a memo more on one of them changes nothing. */
  readonly #read = $derived(
    transcriptsToRead(this.listed, this.records?.transcripts ?? [])
      .map(({ id, versionId }) => `${id} ${versionId}`)
      .join(','),
  );
  readonly #words = $derived.by(() => {
    const ids = new Set(this.#read.split(',').map((one) => one.split(' ')[0]));
    const records = this.records;
    const transcripts = records?.transcripts.filter(({ id }) => ids.has(id)) ?? [];
    return new LiveQuery(async () =>
      records ? readWords(this.#study.db, transcripts, records) : new Map(),
    );
  });

  /** The lines a memo speaks of; `undefined` until their text is read. */
  linesOf(memo: Memo): readonly QuotedLines[] | undefined {
    const known = new Set(this.records?.transcripts.map(({ id }) => id));
    const words = this.#words.current;
    return quotedLines(memo, (id) => (known.has(id) ? words?.get(id) : null));
  }

  isMine({ coderId }: Memo): boolean {
    return coderId === this.#study.here.coderId;
  }

  /** Transcripts that must be revealed before anybody else reads a memo of this coder. */
  waitsFor(said: Pick<MemoSaid, 'links'>, on: Memo | null): readonly TranscriptId[] {
    const { coderId } = this.#study.here;
    const { transcriptId } = on ?? { transcriptId: null };
    return waitsForReveal(
      { coderId, transcriptId, links: [...(said.links ?? [])] },
      this.records?.rounds ?? [],
    );
  }

  show(filter: Partial<MemoFilter>): void {
    this.filter = { ...this.filter, ...filter };
    this.#limit = page;
  }

  showMore(): void {
    this.#limit += page;
  }

  /**
   * Writes a memo on the study, with whatever links it has.
   * @throws {ActError} 'linked-lines-gone'.
   */
  async write(said: MemoSaid): Promise<void> {
    const by = { id: this.#study.newId<MemoId>(), ...this.#by() };
    await this.#study.record(async (db) =>
      writeMemo({ about: 'study' }, await onVersionsInUse(db, said), by),
    );
  }

  /**
   * @throws {ActError} 'pass-submitted' when the memo belongs to a pass that is locked; 'not-the-writer';
   * 'linked-lines-gone'.
   */
  async change(id: MemoId, said: MemoSaid): Promise<void> {
    await this.#study.record(async (db) => {
      const memo = await changeableMemo(db, id);
      if (!memo) return null;
      const now = await onVersionsInUse(db, said);
      return changesMemo(memo, now) ? changeMemo(memo, now, this.#by()) : null;
    });
  }

  /** What a form is given of a memo to be changed: links to lines with the versions they are on. */
  saidBy({ text, kind, date, people, links }: Memo): MemoSaid {
    const inUse = new Map(this.records?.transcripts.map(({ id, versionId }) => [id, versionId]));
    return {
      text,
      kind,
      date,
      people: [...people],
      links: links.map((link) => {
        const versionId = link.on === 'lines' ? inUse.get(link.transcriptId) : undefined;
        return versionId ? { ...link, versionId } : link;
      }),
    };
  }

  /** @throws {ActError} 'pass-submitted' when the memo belongs to a pass that is locked; 'not-the-writer'. */
  async remove(id: MemoId): Promise<void> {
    await this.#study.record(async (db) => {
      const memo = await changeableMemo(db, id);
      return memo ? removeMemo(memo, this.#by().coderId) : null;
    });
  }

  /** Hands the memos listed to the browser’s downloads as a Word document; gives its name. */
  async saveAsWord(grouping: MemoGrouping): Promise<string | null> {
    const { study, db, here } = this.#study;
    // Read anew, so that what was hidden a moment ago is not in it.
    const records = await readMemos({ db, here });
    if (!study) return null;
    const memos = wantedMemos(records.memos, this.filter);
    const words = await readWords(db, transcriptsToRead(memos, records.transcripts), records);
    const frame = { study, ...records, localDay, viewer: here.coderId };
    const report = memosReport(
      frame,
      memos,
      grouping,
      (memo) => quotedLines(memo, (id) => words.get(id) ?? null) ?? [],
    );
    const { docxReport } = await import('../formats/docx/report-writer.ts');
    const bytes = await docxReport.write(report);
    const name = fileName(study, report.subject, docxReport.extensions[0]);
    await this.#save(new Blob([bytes], { type: docxReport.mediaType }), name);
    return name;
  }

  #by() {
    return { coderId: this.#study.here.coderId, at: this.#study.now() };
  }
}
