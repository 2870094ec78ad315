import { tableKey } from './manuscript-tables.ts';
import type { TextUnit } from './manuscript-text.ts';

/** "Table 5, Quotes 4–5" in a text: offsets [from, to) of its words. */
export interface CitationIn {
  readonly unit: TextUnit;
  readonly written: string;
  readonly from: number;
  readonly to: number;
  /** `null`: quotations are cited by number alone. */
  readonly table: string | null;
  /** Each once, ascending as written. */
  readonly numbers: readonly number[];
}

const quotes = String.raw`(?:[Qq]uot(?:e|ation)s?|Qs?\.?)`;
const list = String.raw`\d{1,3}(?![\d.]*\d|\s*%)(?:\s*(?:[–—-]|to\b|,\s*and\b|,|and\b|&)\s*\d{1,3}(?![\d.]*\d|\s*(?:%|of\b|participants|people|transcripts)))*`;
const tableNumber = String.raw`[A-Z]{0,2}\.?\d+[a-z]?`;
const before = new RegExp(
  String.raw`\bTable\s+(${tableNumber})\s*[,:;(–—-]?\s*${quotes}\s*(${list})`,
  'g',
);
const after = new RegExp(
  String.raw`\b${quotes}\s*(${list})\s*(?:,|in|of|from|\()\s*(?:the\s+)?Table\s+(${tableNumber})`,
  'g',
);
const alone = new RegExp(String.raw`\b${quotes}\s*(${list})`, 'g');
/** "Table 2, Quote 1 of Atkins" is another paper's. */
const elsewhere = /^\s*(?:of|in|from)\s+\p{Lu}\p{Ll}+/u;

/** Where a text cites quotations by number. */
export function citationsIn(unit: TextUnit): readonly CitationIn[] {
  let left = unit.words;
  const found: CitationIn[] = [];
  const take = (
    pattern: RegExp,
    read: (match: RegExpMatchArray) => readonly [string | null, string],
  ) => {
    for (const match of left.matchAll(pattern)) {
      const [table, numbers] = read(match);
      const [from, to] = [match.index, match.index + match[0].length];
      left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to);
      if (elsewhere.test(unit.words.slice(to))) continue;
      found.push({
        unit,
        written: unit.words.slice(from, to),
        from,
        to,
        table: table === null ? null : tableKey(table),
        numbers: numbersIn(numbers),
      });
    }
  };
  take(before, ([, table = '', numbers = '']) => [table, numbers]);
  take(after, ([, numbers = '', table = '']) => [table, numbers]);
  take(alone, ([, numbers = '']) => [null, numbers]);
  return found.toSorted((a, b) => a.from - b.from);
}

/** An attribution without the citations beside it: "P04, GP; Table 2, Quote 3" is "P04, GP". */
export function withoutCitations(words: string): string {
  return [before, after, alone]
    .reduce((left, pattern) => left.replace(pattern, ''), words)
    .replace(new RegExp(String.raw`\b(?:Table|Figure|Box|Appendix)\s+${tableNumber}`, 'g'), '')
    .replace(/[([][\s;,:]*[)\]]\.?\s*$/, '')
    .replace(/^[\s;,:]+|[\s;,:]+$/g, '')
    .trim();
}

/** "1, 3–5 and 8" as numbers, each once. */
function numbersIn(words: string): readonly number[] {
  const found = [...words.matchAll(/(\d+)(?:\s*(?:[–—-]|to\b)\s*(\d+))?/g)];
  return [
    ...new Set(
      found.flatMap(([, first = '', last]) => {
        const [from, to] = [Number(first), Number(last ?? first)];
        return Array.from(
          { length: Math.max(1, Math.min(to - from + 1, 100)) },
          (_, n) => from + n,
        );
      }),
    ),
  ];
}
