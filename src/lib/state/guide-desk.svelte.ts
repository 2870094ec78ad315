import { ActError, FormatError } from '../domain/errors.ts';
import {
  addQuestion,
  changeQuestion,
  describeVersion,
  giveReason,
  moveQuestion,
  nextVersion,
  removeQuestion,
  removeVersion,
  type QuestionWords,
  type VersionWords,
} from '../domain/guide/change-guide.ts';
import { incomingGuide, type IncomingGuide } from '../domain/guide/import/draft-guide.ts';
import { importGuide, type GuideToImport } from '../domain/guide/import/import-guide.ts';
import { versionsInOrder, type GuideUse } from '../domain/guide/versions.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '../domain/model/guide-version.ts';
import { assignedCoder, requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { runTask } from '../workers/run-task.ts';
import { readDomainNames } from './framework.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { withinTime } from './within-time.ts';

/** The guide as it is stored, and which interviews followed which version. */
export interface GuideRecords {
  /** The oldest first. */
  readonly versions: readonly GuideVersion[];
  readonly use: GuideUse;
  /** Whether the copy was made for one person: the guide is the lead's. */
  readonly isForOne: boolean;
}

/** A file that was read as a guide and not yet imported. */
export interface GuideFileRead extends IncomingGuide {
  readonly fileName: string;
  /** What the file was read as. */
  readonly kind: string;
  /** What the reader of the file assumed or left out, a sentence each. */
  readonly notes: readonly string[];
}

/** A guide is small; anything larger is another file. */
const largestGuide = 20 * 1024 * 1024;

/**
 * The interview guide of one study: its versions, and a file of it being taken in. In a copy for one
 * person it is the lead's: everything that would change it throws 'copy-for-one'.
 */
export class GuideDesk {
  /** The version at hand; `null`: the newest. */
  chosenId: GuideVersionId | null = $state(null);
  /** Read and shown, nothing of it stored. */
  incoming: GuideFileRead | null = $state.raw(null);
  /** Whether a file is being read. */
  reading = $state(false);

  #cancel: AbortController | null = null;
  readonly #study: OpenStudy;
  readonly #run: typeof runTask;
  readonly #records: LiveQuery<GuideRecords>;

  constructor(study: OpenStudy, run: typeof runTask = runTask) {
    this.#study = study;
    this.#run = run;
    this.#records = new LiveQuery(() => readRecords(study.db));
  }

  /** `undefined` until read. */
  get current(): GuideRecords | undefined {
    return this.#records.current;
  }

  /** The version at hand; `undefined` where the study has none, or until read. */
  get version(): GuideVersion | undefined {
    const versions = this.current?.versions ?? [];
    return versions.find(({ id }) => id === this.chosenId) ?? versions.at(-1);
  }

  /** Makes the next version: a copy of one, or an empty one, and goes to it. */
  async makeNext(copiedId: GuideVersionId | null, changes: string): Promise<void> {
    const id = this.#study.newId<GuideVersionId>();
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const versions = await db.guideVersions.toArray();
      const copied = versions.find((one) => one.id === copiedId) ?? null;
      if (copiedId !== null && !copied) throw new ActError('guide-version-gone');
      return nextVersion(versions, copied, { id, changes, at: this.#study.now() });
    });
    this.chosenId = id;
  }

  /** Says something of a version; one that interviews followed can be described too. */
  async describe(id: GuideVersionId, words: Partial<VersionWords>): Promise<void> {
    await this.#change(id, (version) => describeVersion(version, words));
  }

  /** Says why a domain has no question. */
  async giveReason(id: GuideVersionId, domainId: CodeId, reason: string): Promise<void> {
    await this.#change(id, (version) => giveReason(version, domainId, reason));
  }

  /** @throws {ActError} 'guide-in-use', 'guide-version-gone'. */
  async addQuestion(id: GuideVersionId, words: QuestionWords): Promise<QuestionId> {
    const questionId = this.#study.newId<QuestionId>();
    await this.#change(id, (version, use) => addQuestion(version, use, questionId, words));
    return questionId;
  }

  /** @throws {ActError} 'guide-in-use', 'guide-version-gone', 'question-gone'. */
  async changeQuestion(
    id: GuideVersionId,
    questionId: QuestionId,
    words: Partial<QuestionWords>,
  ): Promise<void> {
    await this.#change(id, (version, use) => changeQuestion(version, use, questionId, words));
  }

  /** @throws {ActError} as {@link changeQuestion}. */
  async moveQuestion(id: GuideVersionId, questionId: QuestionId, by: number): Promise<void> {
    await this.#change(id, (version, use) => moveQuestion(version, use, questionId, by));
  }

  /** @throws {ActError} as {@link changeQuestion}. */
  async removeQuestion(id: GuideVersionId, questionId: QuestionId): Promise<void> {
    await this.#change(id, (version, use) => removeQuestion(version, use, questionId));
  }

  /** @throws {ActError} 'guide-in-use', 'guide-version-gone'. */
  async removeVersion(id: GuideVersionId): Promise<void> {
    await this.#change(id, removeVersion);
    this.chosenId = null;
  }

  /**
   * Reads a file and shows what guide it would make; of two, the one asked for last.
   * @throws {FormatError} when it cannot be read, takes too long or holds no question; nothing is
   * stored in any case.
   */
  async read(file: File): Promise<void> {
    if (file.size > largestGuide) throw new FormatError('file-too-large', file.name);
    if (file.size === 0) throw new FormatError('empty-file', file.name);
    this.cancelReading();
    const cancel = new AbortController();
    [this.#cancel, this.reading] = [cancel, true];
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { kind, source, notes } = await withinTime(
        (signal) => this.#run('readGuide', { name: file.name, bytes }, signal),
        cancel.signal,
      );
      if (cancel.signal.aborted) return;
      this.incoming = {
        fileName: file.name,
        kind,
        notes: notes.map(({ what, where }) => (where ? `${what} (${where})` : what)),
        ...incomingGuide(source, readDomainNames),
      };
    } catch (error) {
      if (!cancel.signal.aborted) throw error;
    } finally {
      if (this.#cancel === cancel) [this.#cancel, this.reading] = [null, false];
    }
  }

  /** Gives a file up that is being read. */
  cancelReading(): void {
    this.#cancel?.abort();
    [this.#cancel, this.reading] = [null, false];
  }

  putAway(): void {
    this.incoming = null;
  }

  /** Takes in what was shown as the next version, as one act, and goes to it. */
  async import(guide: GuideToImport): Promise<void> {
    const id = this.#study.newId<GuideVersionId>();
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return importGuide(await db.guideVersions.toArray(), guide, {
        id,
        questionId: () => this.#study.newId<QuestionId>(),
        at: this.#study.now(),
      });
    });
    this.incoming = null;
    this.chosenId = id;
  }

  async #change(
    id: GuideVersionId,
    decide: (version: GuideVersion, use: GuideUse) => Change | null,
  ): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const { versions, use } = await readRecords(db);
      const version = versions.find((one) => one.id === id);
      if (!version) throw new ActError('guide-version-gone');
      return decide(version, use);
    });
  }
}

async function readRecords(db: Database): Promise<GuideRecords> {
  const [versions, interviews, transcripts, packets] = await Promise.all([
    db.guideVersions.toArray(),
    db.interviews.toArray(),
    db.transcripts.toArray(),
    db.packets.toArray(),
  ]);
  return {
    versions: versionsInOrder(versions),
    use: { interviews, transcripts },
    isForOne: assignedCoder(packets) !== null,
  };
}
