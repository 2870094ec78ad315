import { createContext } from 'svelte';
import { ActError, PacketError, StorageError } from '../domain/errors.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Here } from '../domain/model/here.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Study } from '../domain/model/study.ts';
import { isStillBlind } from '../domain/rounds/round-progress.ts';
import type { Change } from '../domain/trail/change.ts';
import { applyChange } from '../storage/changes.ts';
import { countersByWriter, operationCount } from '../storage/counters.ts';
import type { Database } from '../storage/database.ts';
import { existingDatabase } from '../storage/existing.ts';
import { named } from '../storage/failures.ts';
import type { Stamp } from '../storage/operations.ts';
import { switchCoder } from '../storage/switch-coder.ts';
import { redo, undo, undoable, type TakenBack } from '../storage/undo.ts';
import { missingOperations } from '../storage/witness.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Whether what was done last is on disk. */
export type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'failed'; readonly error: unknown };

/** When the study was last saved to a file, and how many acts ago. */
export interface SavedToFile {
  readonly file: Here['file'];
  readonly actsSince: number;
  /** False where the number would tell of another's open pass, and is not to be shown. */
  readonly isCounted: boolean;
}

/** One study, opened: its database, who is at the keyboard, and the acts that change it. */
export class OpenStudy {
  readonly workbench: Workbench;
  readonly db: Database;
  readonly here: Here;

  saving: Saving = $state.raw({ state: 'idle' });
  /** Acts written and shown as saved since the page was opened. */
  savedActs = $state(0);

  #pending = 0;
  #isLeft = false;
  /** How the last act ended that was carried out or failed. */
  #ended: Saving = { state: 'idle' };
  readonly #study: LiveQuery<Study | undefined>;
  readonly #undoable: LiveQuery<{ undo: Operation | null; redo: Operation | null }>;
  readonly #file: LiveQuery<SavedToFile>;
  readonly #here: LiveQuery<Here | undefined>;

  constructor(workbench: Workbench, db: Database, here: Here) {
    this.workbench = workbench;
    this.db = db;
    this.here = here;
    this.#study = new LiveQuery(() => db.studies.toCollection().first());
    this.#undoable = new LiveQuery(() => undoable(db, here.writer, here.coderId));
    this.#file = new LiveQuery(async () => {
      const stored = await db.here.get('here');
      const operations = await operationCount(db);
      const known = stored?.file?.operations ?? stored?.openedWith ?? 0;
      const actsSince = operations - known;
      return {
        file: stored?.file ?? null,
        actsSince,
        isCounted: !(await codesBlindHere(db, here)),
      };
    });
    this.#here = new LiveQuery(() => db.here.get('here'));
  }

  /**
   * Opens a study of the shelf.
   * @throws {StorageError} 'lost' when the database holds less than the witness saw; 'no-such-study'
   * when this browser has none of it; 'newer-program'; 'unavailable'.
   */
  static async open(workbench: Workbench, id: string): Promise<OpenStudy> {
    const shelved = await named(() => workbench.shelf.shelved.get(id));
    if (!shelved) throw new StorageError('no-such-study');
    const db = await existingDatabase(id);
    const here = await named(() => db.here.get('here'));
    const testimony = workbench.witness.of(id);
    const held = await countersByWriter(db);
    const whole =
      here && Object.keys(missingOperations(testimony ?? noTestimony, held)).length === 0;
    if (!whole) {
      db.close();
      throw new StorageError('lost');
    }
    await workbench.shelf.shelved.update(id, { openedAt: workbench.now() });
    return new OpenStudy(workbench, db, here);
  }

  get id(): string {
    return this.db.name;
  }

  /** `undefined` until read. */
  get study(): Study | undefined {
    return this.#study.current;
  }

  /** The acts that undo and redo would reach, as first done. */
  get undoable(): { readonly undo: Operation | null; readonly redo: Operation | null } | undefined {
    return this.#undoable.current;
  }

  /** When the study was last saved to a file, and how many acts ago. */
  get file(): SavedToFile | undefined {
    return this.#file.current;
  }

  now(): string {
    return this.workbench.now();
  }

  newId<Id extends string>(): Id {
    return this.workbench.newId<Id>();
  }

  stamp(): Stamp {
    const { coderId, writer } = this.here;
    return { at: this.now(), coderId, writer, newId: () => this.newId() };
  }

  /** Applies a change; resolves when it is on disk. */
  async record(
    decide: (db: Database) => Promise<Change | null> | Change | null,
  ): Promise<Operation | null> {
    const operation = await this.written(() => applyChange(this.db, this.stamp(), decide));
    this.witnessed(operation);
    await this.#retitle(operation);
    return operation;
  }

  /**
   * Seats another person at this browser. Every page of the study is to be made anew after it, in this
   * tab and in others: see {@link seatedElsewhere}.
   */
  async switchCoder(coderId: CoderId): Promise<void> {
    this.witnessed(await this.written(() => switchCoder(this.db, this.stamp(), coderId)));
  }

  /** Whether somebody else sits at this browser than when the study was opened. */
  get seatedElsewhere(): boolean {
    const here = this.#here.current;
    return here !== undefined && here.coderId !== this.here.coderId;
  }

  /** The passphrases that cover coders' screens in this browser. */
  get passphrases(): Here['passphrases'] {
    return (this.#here.current ?? this.here).passphrases;
  }

  /** Takes back the newest act. */
  async undo(): Promise<TakenBack> {
    const taken = await this.written(() => undo(this.db, this.stamp()));
    this.witnessed(taken.operation);
    await this.#retitle(taken.operation);
    return taken;
  }

  /** Does again what was last undone. */
  async redo(): Promise<TakenBack> {
    const taken = await this.written(() => redo(this.db, this.stamp()));
    this.witnessed(taken.operation);
    await this.#retitle(taken.operation);
    return taken;
  }

  /**
   * Shows "saving" while `write` runs and "saved" only once every write begun is on disk. A refusal
   * by the study's rules is no failure to save; anything else is, and stays on the screen.
   */
  async written<T>(write: () => Promise<T>): Promise<T> {
    this.#pending += 1;
    this.saving = { state: 'saving' };
    try {
      const result = await write();
      this.#ended = { state: 'saved', at: this.now() };
      return result;
    } catch (error) {
      const isRefused = error instanceof ActError || error instanceof PacketError;
      if (!isRefused) this.#ended = { state: 'failed', error };
      throw error;
    } finally {
      this.#pending -= 1;
      if (this.#pending === 0 && this.#isLeft) this.db.close();
      if (this.#pending === 0 || this.#ended.state === 'failed') this.saving = this.#ended;
    }
  }

  /** Tells the witness of an operation that is on disk. */
  witnessed(operation: Operation | null): void {
    if (!operation) return;
    this.savedActs += 1;
    this.workbench.witness.note(this.id, {
      operations: { [operation.writer]: operation.counter },
    });
  }

  /** Once what is being written is on disk: a field keeps itself when its page goes, just before this. */
  close(): void {
    this.#isLeft = true;
    if (this.#pending === 0) this.db.close();
  }

  /** After an act on the study's own record, so that the shelf goes by the same title. */
  async #retitle(operation: Operation | null): Promise<void> {
    if (!operation?.changes.some(({ table }) => table === 'studies')) return;
    const study = await this.db.studies.toCollection().first();
    if (!study) return;
    await this.workbench.shelf.shelved.update(this.id, { title: study.title });
    this.workbench.witness.note(this.id, { title: study.title });
  }
}

/**
 * Whether another coder works in this very browser while a blind round is open: how many acts were
 * done would then tell how much of theirs.
 */
async function codesBlindHere(db: Database, { coderId }: Pick<Here, 'coderId'>): Promise<boolean> {
  const rounds = await db.rounds.toArray();
  if (!rounds.some(isStillBlind)) return false;
  return (await db.places.where('coderId').notEqual(coderId).count()) > 0;
}

const noTestimony = { title: '', operations: {}, savedToFile: null };

export const [getStudyContext, setStudy] = createContext<() => OpenStudy>();

/** The study at hand; on pages inside the study group there always is one. */
export function getStudy(): OpenStudy {
  return getStudyContext()();
}
