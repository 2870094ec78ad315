import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { grouped } from '../codebook/grouped.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** A transcript that may be drawn; transcripts of one `stratum` are drawn among themselves. */
export interface Drawable {
  readonly id: TranscriptId;
  readonly stratum: string;
}

/**
 * A random share of transcripts, in whole transcripts: the nearest number to `percent` of all, spread
 * over the strata by largest remainder, and at least one of each stratum where `percent` is above 0.
 *
 * Chance comes from the seed alone: each transcript's lot is the SHA-256 of seed and id, and the
 * lowest lots of a stratum are drawn. The same seed and transcripts give the same draw, in whatever
 * order they stand. The drawn come in the order of `transcripts`.
 */
export function drawShare(
  transcripts: readonly Drawable[],
  percent: number,
  seed: string,
): readonly TranscriptId[] {
  const strata = [...grouped(transcripts, ({ stratum }) => stratum)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const shares = sharesOf(
    strata.map(([, members]) => members.length),
    percent,
  );
  const drawn = new Set(
    strata.flatMap(([, members], index) =>
      members
        .map(({ id }) => ({ id, lot: lotOf(seed, id) }))
        .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
        .slice(0, shares[index] ?? 0)
        .map(({ id }) => id),
    ),
  );
  return transcripts.flatMap(({ id }) => (drawn.has(id) ? [id] : []));
}

/**
 * How many to draw of groups of these sizes: the whole number nearest to the percentage of all,
 * handed out by largest remainder (of equal ones to the larger group, then the earlier), with at
 * least one for every group where anything is drawn.
 */
export function sharesOf(sizes: readonly number[], percent: number): readonly number[] {
  if (percent <= 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * Math.min(percent, 100)) / 100);
  const least = sizes.map((size, index) =>
    Math.min(size, Math.max(1, Math.floor(exact[index] ?? 0))),
  );
  const total = Math.round(exact.reduce((sum, share) => sum + share, 0));
  const left = Math.max(0, total - least.reduce((sum, share) => sum + share, 0));
  const next = sizes
    .map((size, index) => ({ index, size, rest: (exact[index] ?? 0) - (least[index] ?? 0) }))
    .filter(({ size, index }) => (least[index] ?? 0) < size)
    .toSorted((a, b) => b.rest - a.rest || b.size - a.size || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  return least.map((share, index) => share + (next.includes(index) ? 1 : 0));
}

function lotOf(seed: string, id: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${seed}\n${id}`)));
}
