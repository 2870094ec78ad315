import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { randomDraws } from '../agreement/random-draws.ts';
import { newByInterview } from './first-voices.ts';
import type { Occurrences } from './occurrences.ts';
import { overallOutcome, voicesOf } from './outcome.ts';
import type { Rule } from './rules.ts';

/** What random orders of the same interviews show. */
export interface DrawnFigures {
  readonly draws: number;
  /** In how many of them the rule is met; `null` where it cannot be met or not met. */
  readonly met: number | null;
  /** After each interview: how many were there in 5, 50 and 95 of 100 orders, whole numbers that occurred. */
  readonly spread: readonly {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  }[];
}

/** Orders drawn so far. */
export interface DrawnOrders {
  /** Draws more. */
  readonly draw: (times: number) => void;
  readonly figures: () => DrawnFigures;
}

/**
 * Random orders of the interviews, every order as likely as any other. Chance comes from the seed alone:
 * the same seed, interviews and number of draws give the same figures, however the draws are portioned.
 */
export function drawnOrders(occurrences: Occurrences, rule: Rule, seed: string): DrawnOrders {
  const { interviews, found } = occurrences;
  const below = randomDraws(seedNumber(seed));
  const places = Uint32Array.from(interviews, (_, index) => index);
  /** For each place, how often each cumulative number occurred. */
  const counts = interviews.map(() => new Uint32Array(found.length + 1));
  let [draws, met, canBeMet] = [0, 0, false];

  const drawOnce = () => {
    shuffle(places, below);
    const { brought, cumulative } = newByInterview(occurrences, voicesOf(rule), places);
    for (const [place, many] of cumulative.entries()) {
      const here = counts[place];
      if (here) here[many] = (here[many] ?? 0) + 1;
    }
    const overall = overallOutcome(rule, { brought }, occurrences)?.overall.state;
    if (overall === 'met' || overall === 'not-met') canBeMet = true;
    if (overall === 'met') met += 1;
    draws += 1;
  };

  return {
    draw: (times) => {
      for (let left = times; left > 0; left -= 1) drawOnce();
    },
    figures: () => ({
      draws,
      met: canBeMet ? met : null,
      spread: counts.map((here) => ({
        low: nearestRank(here, draws, 0.05),
        middle: nearestRank(here, draws, 0.5),
        high: nearestRank(here, draws, 0.95),
      })),
    }),
  };
}

/** A whole number from 0 to 2⁴⁸ from a seed in any words. */
function seedNumber(seed: string): number {
  const hash = sha256(utf8ToBytes(seed));
  return hash.slice(0, 6).reduce((number, byte) => number * 256 + byte, 0);
}

/** Fisher and Yates. */
function shuffle(places: Uint32Array, below: (number: number) => number): void {
  for (let last = places.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const [a, b] = [places[last] ?? 0, places[other] ?? 0];
    places[last] = b;
    places[other] = a;
  }
}

/** The smallest number that at least this share of the draws does not exceed; 0 without draws. */
function nearestRank(counts: Uint32Array, draws: number, share: number): number {
  let below = 0;
  for (const [number, times] of counts.entries()) {
    below += times;
    if (below > 0 && below >= draws * share) return number;
  }
  return 0;
}
