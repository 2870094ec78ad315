import { looseKey } from '../checks/name-key.ts';

/** The one name nearly spelt so: more than three quarters of its pairs of letters shared; `null` for none. */
export function nearest(name: string, names: readonly string[]): string | null {
  let best: { readonly name: string; readonly share: number } | null = null;
  for (const one of names) {
    const share = likeness(looseKey(name), looseKey(one));
    if (share > (best?.share ?? 0)) best = { name: one, share };
  }
  return best && best.share >= 0.72 ? best.name : null;
}

/** How many pairs of letters two names share, from 0 to 1 (Dice). */
function likeness(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}
