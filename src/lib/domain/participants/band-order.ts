/** A band as its words say it: from and to, either open. */
interface Bounds {
  readonly from: number;
  readonly to: number;
}

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const unit = String.raw`(?:\s*(?:years?|yrs?|y|months?|hours?|%))?(?:\s+old)?`;
const between = new RegExp(`^${number}${unit}\\s*(?:-|–|—|to|until)\\s*${number}${unit}$`, 'i');
const below = new RegExp(
  `^(?:<|≤|<=|under|below|less than|up to|younger than|fewer than)\\s*${number}${unit}$`,
  'i',
);
const above = new RegExp(
  `^(?:>|≥|>=|over|above|more than|older than|at least|from)\\s*${number}${unit}(?:\\s+upwards?)?$`,
  'i',
);
const andMore = new RegExp(
  `^${number}${unit}\\s*(?:\\+|(?:and|or)\\s+(?:over|older|more|above))${unit}$`,
  'i',
);
const andLess = new RegExp(
  `^${number}${unit}\\s*(?:and|or)\\s+(?:under|younger|less|below|fewer)$`,
  'i',
);

/** Whether a text names a band of numbers: "26–35", "under 30", "65+". */
export function isBand(text: string): boolean {
  return boundsOf(text) !== null;
}

/**
 * Values each once: bands of numbers from the lowest up, then other words by their letters and the
 * numbers in them.
 */
export function inBandOrder(values: Iterable<string>): string[] {
  const ranked = [...new Set(values)].map((value) => ({ value, bounds: boundsOf(value) }));
  ranked.sort((a, b) => {
    if (a.bounds && b.bounds) return a.bounds.from - b.bounds.from || a.bounds.to - b.bounds.to;
    if (a.bounds || b.bounds) return a.bounds ? -1 : 1;
    return a.value.localeCompare(b.value, 'en-GB', { numeric: true });
  });
  return ranked.map(({ value }) => value);
}

function boundsOf(text: string): Bounds | null {
  const trimmed = text.trim();
  const range = between.exec(trimmed);
  if (range) {
    const [from, to] = [numeric(range[1]), numeric(range[2])];
    return from <= to ? { from, to } : null;
  }
  const low = below.exec(trimmed) ?? andLess.exec(trimmed);
  if (low) return { from: -Infinity, to: numeric(low[1]) };
  const high = above.exec(trimmed) ?? andMore.exec(trimmed);
  if (high) return { from: numeric(high[1]), to: Infinity };
  return null;
}

function numeric(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}
