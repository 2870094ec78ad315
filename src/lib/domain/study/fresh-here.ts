import type { CoderId } from '../model/coder.ts';
import type { Here } from '../model/here.ts';
import type { WriterId } from '../model/operation.ts';

/** What a browser's new copy of a study knows of itself. `operations` is how many it holds. */
export function freshHere(
  coderId: CoderId,
  writer: WriterId,
  operations: number,
  savedAt: string | null = null,
): Here {
  return {
    id: 'here',
    writer,
    coderId,
    passphrases: [],
    file: savedAt === null ? null : { at: savedAt, operations },
    openedWith: operations,
  };
}
