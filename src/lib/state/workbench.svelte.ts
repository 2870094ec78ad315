import { createContext } from 'svelte';
import type { Here } from '../domain/model/here.ts';
import { freshHere } from '../domain/study/fresh-here.ts';
import type { WriterId } from '../domain/model/operation.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';
import { newStudy, type StudyDraft } from '../domain/study/new-study.ts';
import { Database } from '../storage/database.ts';
import { foundStudy } from '../storage/existing.ts';
import { letGo } from '../storage/kept-study.ts';
import { Shelf, type Shelved } from '../storage/shelf.ts';
import { restore } from '../storage/snapshot.ts';
import { Witness, type Testimony } from '../storage/witness.ts';
import { randomId } from './ids.ts';
import { LiveQuery } from './live-query.svelte.ts';

/** The studies in this browser, and the one place where clock, chance and databases meet. */
export class Workbench {
  readonly shelf: Shelf;
  readonly witness: Witness;

  /** What stands on the shelf, newest first. */
  readonly #shelved: LiveQuery<Shelved[]>;

  constructor(shelf = new Shelf(), witness = new Witness(browserStore())) {
    this.shelf = shelf;
    this.witness = witness;
    this.#shelved = new LiveQuery(async () =>
      (await shelf.shelved.toArray()).toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1)),
    );
  }

  /** `undefined` until the shelf has been read. */
  get shelved(): readonly Shelved[] | undefined {
    return this.#shelved.current;
  }

  /** Studies the witness remembers and the shelf does not: the browser has lost them. */
  get lost(): readonly (Testimony & { readonly id: string })[] {
    const shelved = this.shelved;
    if (!shelved) return [];
    const kept = new Set(shelved.map(({ id }) => id));
    return [...this.witness.all()]
      .filter(([id]) => !kept.has(id))
      .map(([id, testimony]) => ({ ...testimony, id }));
  }

  /**
   * Puts back on the shelf what the witness remembers and the browser still holds: where only the
   * list of studies was lost, no study was.
   */
  async reshelve(): Promise<void> {
    const kept = new Set(await this.shelf.shelved.toCollection().primaryKeys());
    for (const id of this.witness.all().keys()) {
      const found = kept.has(id) ? null : await foundStudy(id, this.now());
      if (found) await this.shelf.shelved.put(found);
    }
  }

  now(): string {
    return new Date().toISOString();
  }

  newId<Id extends string>(): Id {
    return randomId<Id>();
  }

  /** Makes a study and puts it on the shelf; gives its database's name. */
  async createStudy(draft: StudyDraft): Promise<string> {
    // The framework's words are many, and the first screen needs none of them.
    const { starterCodes } = await import('./framework.ts');
    const at = this.now();
    const study = newStudy(draft, starterCodes(at), at, () => this.newId());
    return this.shelve(study, study.coders[0].id);
  }

  /**
   * Puts a whole study on the shelf under a database of its own, which is written before the shelf
   * names it: a crash in between leaves the shelf as it was.
   */
  async shelve(
    study: StudySnapshot,
    coderId: Here['coderId'],
    options: {
      readonly copyBecause?: Shelved['copyBecause'];
      readonly title?: string;
      readonly savedToFile?: string;
    } = {},
  ): Promise<string> {
    const head = study.studies[0];
    if (!head) throw new RangeError('a snapshot without a study');
    const id = `concord-${this.newId()}`;
    const operations = study.operations.length;
    const db = new Database(id);
    try {
      const here = freshHere(coderId, this.newId<WriterId>(), operations, options.savedToFile);
      await restore(db, study, here);
    } catch (error) {
      await db.delete();
      throw error;
    }
    db.close();
    await this.shelf.shelved.add({
      id,
      studyId: head.id,
      title: options.title ?? head.title,
      invented: head.invented,
      openedAt: this.now(),
      copyBecause: options.copyBecause ?? null,
    });
    this.witness.note(id, { title: options.title ?? head.title });
    return id;
  }

  /** Takes a study out of this browser for good. */
  async discard(id: string): Promise<void> {
    await new Database(id).delete();
    await letGo(id);
    // First the witness: what it remembers and the shelf does not is called lost.
    this.witness.forget(id);
    await this.shelf.shelved.delete(id);
  }

  /** A person has read that the study was lost; it is not mentioned again. */
  acceptLoss(id: string): void {
    this.witness.forget(id);
  }

  /** Asks the browser not to evict what is stored; `null` where it cannot be asked. */
  async askToPersist(): Promise<boolean | null> {
    const storage = globalThis.navigator?.storage as StorageManager | undefined;
    return (await storage?.persist?.()) ?? null;
  }
}

function browserStore(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch (error) {
    // Some browsers refuse the very word where storage is blocked.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export const [getWorkbench, setWorkbench] = createContext<Workbench>();
