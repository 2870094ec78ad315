import type { TeamText } from './team-texts.ts';

/** What a text of the team cites: quotations of a table, or a table, figure or appendix as a whole. */
export interface Citation {
  readonly text: TeamText;
  /** As it is written: "Table 3, Quotes 4–5". */
  readonly written: string;
  readonly series: 'Table' | 'Figure';
  /** `null`: quotations are cited by number alone. */
  readonly number: number | null;
  /** Numbers of quotations, each once; none where all of it is cited. */
  readonly quotes: readonly number[];
}

const list = String.raw`\d{1,3}(?:\s*(?:[–—-]|to|,|;|and|&)\s*\d{1,3}\b(?!\s*(?:%|per cent)))*`;
const ofTable = new RegExp(
  String.raw`\b(Table|Figure)\s+(\d{1,3})(?!\d|\.\d)(?:\s*[,:;(]?\s*\b(?:Quotes?|Quotations?)\s+(${list}))?`,
  'gi',
);
const alone = new RegExp(String.raw`\b(?:Quotes?|Quotations?)\s+(${list})`, 'g');
/** "Table 2 of Atkins and colleagues" is a table of another paper. */
const elsewhere = /^\s*(?:of|in|from)\s+(?:\p{Lu}|their|that|the\s+(?:paper|review|guide))/u;

/** Where a text cites "Table 3, Quotes 4–5", "Quote 7", "Figure 2". */
export function citationsIn(text: TeamText): readonly Citation[] {
  const { words } = text;
  const found: Citation[] = [];
  let left = words;
  for (const { 0: written, 1: series = '', 2: number, 3: quotes, index } of words.matchAll(
    ofTable,
  )) {
    left = left.slice(0, index) + ' '.repeat(written.length) + left.slice(index + written.length);
    if (elsewhere.test(words.slice(index + written.length))) continue;
    found.push({
      text,
      written: written.trim(),
      series: /^t/i.test(series) ? 'Table' : 'Figure',
      number: Number(number),
      quotes: quotes === undefined ? [] : numbersIn(quotes),
    });
  }
  for (const { 0: written, 1: quotes = '' } of left.matchAll(alone)) {
    found.push({ text, written, series: 'Table', number: null, quotes: numbersIn(quotes) });
  }
  return found;
}

/** "1, 3–5 and 8" as numbers. */
function numbersIn(words: string): readonly number[] {
  const numbers = words.matchAll(/(\d+)(?:\s*(?:[–—-]|to)\s*(\d+))?/g);
  return [
    ...new Set(
      [...numbers].flatMap(([, first = '', last]) => {
        const [from, to] = [Number(first), Number(last ?? first)];
        return Array.from(
          { length: Math.max(1, Math.min(to - from + 1, 100)) },
          (_, n) => from + n,
        );
      }),
    ),
  ];
}
