import { ActError } from '../errors.ts';

/**
 * Refuses to write over words that somebody wrote meanwhile, in another tab or window. Called by every act
 * that stores a text in place of another; what is no text is not looked at.
 *
 * @param stored as it is stored now.
 * @param said what is to be stored.
 * @param seen every text the person has had before them where they wrote: what stood there when they began,
 * and what they had stored themselves since. Absent where nothing was written by hand.
 * @throws {ActError} 'words-changed-elsewhere' when a stored text is none of these and not what is said.
 */
export function requireSeenWords<Words extends object>(
  stored: Words,
  said: Partial<NoInfer<Words>>,
  seen: readonly string[] | undefined,
): void {
  if (!seen) return;
  const known = new Set(seen.map((one) => one.trim()));
  for (const [key, words] of Object.entries(said)) {
    const now: unknown = stored[key as keyof Words];
    if (typeof words !== 'string' || typeof now !== 'string') continue;
    if (now.trim() !== words.trim() && !known.has(now.trim())) {
      throw new ActError('words-changed-elsewhere');
    }
  }
}
