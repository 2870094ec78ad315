import type { CoderId } from '../domain/model/coder.ts';
import type { Here } from '../domain/model/here.ts';
import { Database } from './database.ts';
import { existingDatabase } from './existing.ts';
import { named } from './failures.ts';

/** Keeps a coder's passphrase for this browser, or with `null` forgets it. It never travels. */
export function putPassphrase(
  db: Database,
  coderId: CoderId,
  passphrase: Here['passphrases'][number] | null,
): Promise<void> {
  return named(() =>
    db.transaction('rw', db.here, async () => {
      const here = await db.here.get('here');
      if (!here) throw new RangeError('a study that is nowhere');
      const others = here.passphrases.filter((one) => one.coderId !== coderId);
      const passphrases = passphrase ? [...others, passphrase] : others;
      await db.here.put({ ...here, passphrases });
    }),
  );
}

/** Gives the copy that takes another's place in this browser the passphrases that were set in that one. */
export async function carryPassphrases(from: string, to: string): Promise<void> {
  const [before, after] = [await existingDatabase(from), new Database(to)];
  try {
    const passphrases = (await named(() => before.here.get('here')))?.passphrases ?? [];
    await named(() => after.here.update('here', { passphrases }));
  } finally {
    before.close();
    after.close();
  }
}
