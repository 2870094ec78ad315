import type { ParticipantId } from '../model/participant.ts';
import type { Occurrence, Occurrences } from './occurrences.ts';

/** From which voice on something counts: the first, or the second person's, from which it is shared. */
export type Voices = 1 | 2;

/** What each interview of an order brought that was not there before. */
export interface NewByInterview {
  /** How many, interview by interview. */
  readonly brought: readonly number[];
  /** How many there were so far; never falls, and ends at how many there are in all. */
  readonly cumulative: readonly number[];
  /** For each of what was found, the interview in which it was new; `null`: never (not shared). */
  readonly newIn: readonly (number | null)[];
}

/**
 * In which interview each thing was new, in the order of interviewing or in another one.
 *
 * @param places the place of each interview in the order that is looked at.
 */
export function newByInterview(
  { found, interviews }: Pick<Occurrences, 'found' | 'interviews'>,
  voices: Voices,
  places: ArrayLike<number> = interviews.map((_, index) => index),
): NewByInterview {
  const brought = new Array<number>(interviews.length).fill(0);
  const newIn = found.map((one) => (voices === 1 ? firstVoice : secondVoice)(one, places));
  for (const place of newIn) if (place !== null) brought[place] = (brought[place] ?? 0) + 1;
  let sum = 0;
  return { brought, cumulative: brought.map((many) => (sum += many)), newIn };
}

function firstVoice({ in: here }: Occurrence, places: ArrayLike<number>): number | null {
  let first: number | null = null;
  for (const { interview } of here) {
    const place = places[interview];
    if (place !== undefined && (first === null || place < first)) first = place;
  }
  return first;
}

/** Where the second person voices it: two people of one interview are two voices, one person of two is one. */
function secondVoice({ in: here }: Occurrence, places: ArrayLike<number>): number | null {
  const firstOf = new Map<ParticipantId, number>();
  for (const { interview, people } of here) {
    const place = places[interview];
    if (place === undefined) continue;
    for (const id of people) {
      const known = firstOf.get(id);
      if (known === undefined || place < known) firstOf.set(id, place);
    }
  }
  let [first, second] = [Infinity, Infinity];
  for (const place of firstOf.values()) {
    if (place < first) [first, second] = [place, first];
    else if (place < second) second = place;
  }
  return second === Infinity ? null : second;
}
