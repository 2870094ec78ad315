import type { CoderId } from '../domain/model/coder.ts';
import type { Here } from '../domain/model/here.ts';
import type { Database } from './database.ts';
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
