import { newByInterview, type Voices } from './first-voices.ts';
import type { LookedFor } from './looked-for.ts';
import type { Occurrences } from './occurrences.ts';

/**
 * What an interview says of one thing looked for: there for the first time, voiced by a second person
 * and so shared from here on, there again, or not there.
 */
export type Appearance = 'first' | 'shared' | 'first-and-shared' | 'again' | 'no';

export interface AppearanceRow {
  readonly about: LookedFor;
  /** The interview it was first in, zero-based. */
  readonly first: number;
  /** The interview in which it counts as new; `null`: in none, because one person voices it. */
  readonly newIn: number | null;
  /** One for each counted interview. */
  readonly marks: readonly Appearance[];
  /** In how many interviews it is. */
  readonly interviews: number;
}

/** What was found, by the interview in which it is new, then as the codebook or the team has it. */
export function firstAppearances(
  occurrences: Occurrences,
  voices: Voices,
): readonly AppearanceRow[] {
  const first = newByInterview(occurrences, 1).newIn;
  const second = voices === 2 ? newByInterview(occurrences, 2).newIn : [];
  return occurrences.found
    .map(({ about, in: here }, index): AppearanceRow => {
      const at = new Set(here.map(({ interview }) => interview));
      const firstIn = first[index] ?? 0;
      const sharedIn = second[index] ?? null;
      return {
        about,
        first: firstIn,
        newIn: voices === 2 ? sharedIn : firstIn,
        marks: occurrences.interviews.map((_, interview) => {
          if (!at.has(interview)) return 'no';
          if (interview === firstIn) return interview === sharedIn ? 'first-and-shared' : 'first';
          return interview === sharedIn ? 'shared' : 'again';
        }),
        interviews: at.size,
      };
    })
    .toSorted((a, b) => a.first - b.first || (a.newIn ?? Infinity) - (b.newIn ?? Infinity) || 0);
}
