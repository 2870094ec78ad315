import { named } from './failures.ts';
import type { Shelf, Shelved } from './shelf.ts';

/** A copy that stays on the shelf, but no longer as the one in use, under a title that says so. */
export interface Superseded {
  readonly id: string;
  readonly title: string;
}

/**
 * Puts a study whose database is already written on the shelf. Where it takes the place of another
 * copy, that one is kept: both entries change together or not at all.
 */
export function shelveWritten(
  shelf: Shelf,
  entry: Shelved,
  superseded: Superseded | null,
): Promise<void> {
  return named(() =>
    shelf.transaction('rw', shelf.shelved, async () => {
      if (superseded) {
        const { id, title } = superseded;
        await shelf.shelved.update(id, { title, copyBecause: 'replaced' });
      }
      await shelf.shelved.add(entry);
    }),
  );
}
