import { Dexie, type EntityTable } from 'dexie';

/** One study kept in this browser: which database holds it, and what the shelf shows of it. */
export interface Shelved {
  /** The database's name. */
  readonly id: string;
  readonly studyId: string;
  readonly title: string;
  readonly invented: boolean;
  readonly openedAt: string;
  /** Why this copy is kept beside the one in use, or `null` for the one in use. */
  readonly copyBecause: 'replaced' | 'apart' | null;
}

/** The list of studies in this browser. Every study has a database of its own. */
export class Shelf extends Dexie {
  declare shelved: EntityTable<Shelved, 'id'>;

  constructor(name = 'concord-shelf') {
    super(name, { cache: 'immutable', chromeTransactionDurability: 'strict' });
    this.version(1).stores({ shelved: 'id, studyId' });
  }
}
