/** How a line is joined with the next, and what became of a hyphen at its end. */
export interface Join {
  readonly text: string;
  /** The two halves as they are now, where the line ended in a hyphen. */
  readonly hyphen: { readonly kind: 'taken-out' | 'kept'; readonly word: string } | null;
}

/**
 * Joins a line with the next. A hyphen at the line's end goes when the word is whole elsewhere in the
 * text, or when its second half is no word by itself; it stays in "well-being" and where somebody
 * breaks off.
 */
export function joinedLines(before: string, next: string, words: Words): Join {
  const soft = /(\p{L}+)\u00ad$/u.exec(before);
  const hard = /(\p{L}+)[-‐]$/u.exec(before);
  const half = (soft ?? hard)?.[1];
  const rest = /^\p{L}+/u.exec(next)?.[0];
  if (half === undefined || rest === undefined) return { text: `${before} ${next}`, hyphen: null };
  const whole = { text: before.slice(0, -1) + next, hyphen: taken(half + rest) };
  if (soft) return whole;
  const parted = `${half}-${rest}`;
  const kept = { text: before + next, hyphen: { kind: 'kept' as const, word: parted } };
  if (words.hyphened.has(parted.toLowerCase()) || /^\p{Lu}/u.test(rest)) return kept;
  if (words.whole.has((half + rest).toLowerCase())) return whole;
  const [knowsHalf, knowsRest] = [half, rest].map((word) => words.whole.has(word.toLowerCase()));
  if (!knowsRest) return whole;
  if (knowsHalf) return kept;
  return { text: `${before} ${next}`, hyphen: { kind: 'kept', word: `${half}- ${rest}` } };
}

function taken(word: string): Join['hyphen'] {
  return { kind: 'taken-out', word };
}

/** The words of a text, in small letters: whole ones, and those with a hyphen inside a line. */
export interface Words {
  readonly whole: ReadonlySet<string>;
  readonly hyphened: ReadonlySet<string>;
}

/** Words at the ends of lines are left out: they may be halves. */
export function wordsOfLines(lines: readonly string[]): Words {
  const whole = new Set<string>();
  const hyphened = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const afterHyphen = /\p{L}[-‐\u00ad]$/u.test(lines[at - 1] ?? '');
    const inner = line
      .replace(/\p{L}+[-‐\u00ad]$/u, '')
      .replace(afterHyphen ? /^\p{L}+/u : /^$/, '');
    for (const [word] of inner.toLowerCase().matchAll(/\p{L}+(?:[-‐]\p{L}+)*/gu)) {
      (/[-‐]/.test(word) ? hyphened : whole).add(word);
    }
  }
  return { whole, hyphened };
}
