import { unpacked } from '../coding/packed.ts';
import type { CodeId } from '../model/code.ts';
import type { EffectiveCodes } from './effective-codes.ts';
import type { CodingLayer } from './split-passages.ts';

/** How many passages carry each code, over one coding of each transcript. */
export function passagesByCode(
  layers: readonly CodingLayer[],
  effective: EffectiveCodes,
): ReadonlyMap<CodeId, number> {
  const counts = new Map<CodeId, number>();
  for (const { place, codings } of layers) {
    for (const { codeId } of effective.joined(unpacked(codings).codings, place)) {
      counts.set(codeId, (counts.get(codeId) ?? 0) + 1);
    }
  }
  return counts;
}
