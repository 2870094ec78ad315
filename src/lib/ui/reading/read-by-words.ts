import type { Coder, CoderId } from '../../domain/model/coder.ts';
import type { Read } from '../../domain/reading/read-by.ts';
import { dayOf } from '../time-words.ts';

/**
 * Who has read one transcript, in few words: "AO 3 November, TB 4 November". People of whom nothing may
 * be known are spoken of together, whether they have read it or not.
 */
export function readByWords(
  read: ReadonlyMap<CoderId, Read> | undefined,
  people: readonly Pick<Coder, 'id' | 'initials'>[],
  now: string,
): string {
  if (!read) return '';
  const known = people.flatMap(({ id, initials }) => {
    const one = read.get(id);
    const last = one?.known ? one.at.at(-1) : undefined;
    return last === undefined ? [] : [`${initials} ${dayOf(last, now)}`];
  });
  const isHidden = people.some(({ id }) => read.get(id)?.known === false);
  const shown = known.length > 0 ? known.join(', ') : isHidden ? '' : 'nobody yet';
  return [shown, ...(isHidden ? ['others not shown while blind'] : [])]
    .filter((words) => words !== '')
    .join('; ');
}
