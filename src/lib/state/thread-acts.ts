import { requireSeenWords } from '../domain/findings/words-elsewhere.ts';
import type { ThreadEnd } from '../domain/joint/thread-ends.ts';
import {
  addStep,
  beginThread,
  changeEnd,
  changeThread,
  followOn,
  moveThread,
  removeStep,
  removeThread,
  type ThreadStep,
  type ThreadWords,
} from '../domain/joint/threads.ts';
import type { Signed } from '../domain/model/signed.ts';
import type { Thread, ThreadId } from '../domain/model/thread.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { localDay } from './local-day.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What can be done with the threads of a study; each act begins from what is stored. */
export class ThreadActs {
  readonly #study: OpenStudy;

  constructor(study: OpenStudy) {
    this.#study = study;
  }

  /** @throws {ActError} 'copy-for-one'. */
  async begin(start: ThreadEnd): Promise<ThreadId> {
    const id = this.#study.newId<ThreadId>();
    await this.#record(async (db) =>
      beginThread(await db.threads.toArray(), start, id, this.#signed()),
    );
    return id;
  }

  /**
   * Says something else of a thread, from what is stored: what a coder may not see of it now stays.
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'finding-gone', 'words-changed-elsewhere', 'copy-for-one'.
   */
  async change(
    id: ThreadId,
    words: (stored: Thread) => Partial<ThreadWords>,
    seen?: readonly string[],
  ): Promise<void> {
    await this.#record(async (db) => {
      const stored = await db.threads.get(id);
      const said = stored ? words(stored) : {};
      if (stored) requireSeenWords<ThreadWords>(stored, said, seen);
      return changeThread(stored, said, this.#signed());
    });
  }

  /**
   * Says something else of where a thread starts (0) or of one of its steps (from 1).
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'finding-gone', 'words-changed-elsewhere', 'copy-for-one'.
   */
  async changeEnd(
    id: ThreadId,
    at: number,
    words: (end: ThreadEnd) => Partial<ThreadStep>,
    seen?: readonly string[],
  ): Promise<void> {
    const said = (end: ThreadEnd) => {
      const change = words(end);
      requireSeenWords<ThreadEnd>(end, { ...change, strand: end.strand }, seen);
      return change;
    };
    await this.#record(async (db) => changeEnd(await db.threads.get(id), at, said, this.#signed()));
  }

  /** @throws {ActError} 'finding-gone', 'copy-for-one'. */
  async removeStep(id: ThreadId, at: number): Promise<void> {
    await this.#record(async (db) => removeStep(await db.threads.get(id), at, this.#signed()));
  }

  /** @throws {ActError} 'finding-gone', 'copy-for-one'. */
  async addStep(id: ThreadId): Promise<void> {
    await this.#record(async (db) =>
      addStep(await db.threads.get(id), localDay(this.#study.now()), this.#signed()),
    );
  }

  /** @throws {ActError} 'finding-gone', 'thread-leads-on', 'copy-for-one'. */
  async followOn(id: ThreadId): Promise<ThreadId> {
    const nextId = this.#study.newId<ThreadId>();
    await this.#record(async (db) =>
      followOn(await db.threads.toArray(), id, nextId, this.#signed()),
    );
    return nextId;
  }

  /** @throws {ActError} 'finding-gone', 'copy-for-one'. */
  async remove(id: ThreadId): Promise<void> {
    await this.#record(async (db) => removeThread(await db.threads.toArray(), id));
  }

  async move(id: ThreadId, step: 'up' | 'down'): Promise<void> {
    await this.#record(async (db) => moveThread(await db.threads.toArray(), id, step));
  }

  async #record(decide: (db: Database) => Promise<Change | null>): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return decide(db);
    });
  }

  #signed(): Signed {
    return { by: this.#study.here.coderId, at: this.#study.now() };
  }
}
