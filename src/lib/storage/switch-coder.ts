import { ActError } from '../domain/errors.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Operation } from '../domain/model/operation.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { maySitDown } from '../domain/rounds/roles.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';
import { nextOperation, type Stamp } from './operations.ts';

/**
 * Seats another person of the study at this browser. The act is theirs: it is the first that they do,
 * and nobody's undo goes behind it. `null` when they sit there already.
 *
 * @throws {ActError} 'copy-for-one' in a copy made for one coder; 'coder-gone'; 'member-does-not-code'. Nothing is changed.
 */
export function switchCoder(
  db: Database,
  stamp: Stamp,
  coderId: CoderId,
): Promise<Operation | null> {
  return named(() =>
    db.transaction('rw', [db.here, db.coders, db.packets, db.operations], async () => {
      const here = await db.here.get('here');
      if (!here || here.coderId === coderId) return null;
      requireWholeStudy(await db.packets.toArray());
      const coder = await db.coders.get(coderId);
      if (!coder) throw new ActError('coder-gone');
      if (!maySitDown(coder)) throw new ActError('member-does-not-code');
      const operation = await nextOperation(
        db,
        { ...stamp, coderId },
        {
          kind: 'switch-coder',
          transcriptId: null,
          codeIds: [],
          from: null,
          to: null,
          pass: null,
          changes: [],
          undoes: null,
        },
      );
      await db.operations.add(operation);
      await db.here.put({ ...here, coderId });
      return operation;
    }),
  );
}
