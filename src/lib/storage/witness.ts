/** What stood in one study when this browser last looked, kept outside its database. */
export interface Testimony {
  readonly title: string;
  /** Operations by writer: the highest counter seen. */
  readonly operations: Readonly<Record<string, number>>;
  /** When the study was last saved to a file, if ever. */
  readonly savedToFile: string | null;
}

const prefix = 'concord-witness:';

/**
 * A witness outside IndexedDB: browsers that find their database damaged hand back an empty one
 * without an error. What the witness remembers and the database does not hold has been lost.
 *
 * Kept in `localStorage`, one entry a study; a store that refuses (private window, quota) leaves the
 * program without a witness, never without its data.
 */
export class Witness {
  readonly #store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | null;

  constructor(store: Storage | null) {
    this.#store = store;
  }

  /** By database name. */
  all(): Map<string, Testimony> {
    const all = new Map<string, Testimony>();
    for (let index = 0; index < (this.#store?.length ?? 0); index += 1) {
      const key = this.#store?.key(index);
      if (!key?.startsWith(prefix)) continue;
      const database = key.slice(prefix.length);
      const testimony = this.of(database);
      if (testimony) all.set(database, testimony);
    }
    return all;
  }

  of(database: string): Testimony | null {
    const text = this.#store?.getItem(prefix + database);
    if (!text) return null;
    try {
      return JSON.parse(text) as Testimony;
    } catch (error) {
      // Half a line of JSON bears no witness.
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** Remembers; counters only ever grow. */
  note(database: string, said: Partial<Testimony>): void {
    const known = this.of(database) ?? { title: '', operations: {}, savedToFile: null };
    const operations = { ...known.operations };
    for (const [writer, counter] of Object.entries(said.operations ?? {})) {
      operations[writer] = Math.max(counter, operations[writer] ?? 0);
    }
    this.#write(prefix + database, JSON.stringify({ ...known, ...said, operations }));
  }

  /** The study was taken off the shelf on purpose. */
  forget(database: string): void {
    this.#store?.removeItem(prefix + database);
  }

  #write(key: string, text: string): void {
    try {
      this.#store?.setItem(key, text);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
}

/** What the witness saw and the database lacks: operations missing, by writer; empty when whole. */
export function missingOperations(
  testimony: Testimony,
  held: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(testimony.operations)
      .map(([writer, counter]) => [writer, counter - (held[writer] ?? 0)] as const)
      .filter(([, missing]) => missing > 0),
  );
}
