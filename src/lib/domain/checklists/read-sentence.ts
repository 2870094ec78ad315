import { numberWords, valueOfWords } from './number-words.ts';

/** A number as a sentence says it. */
export interface SaidNumber {
  readonly n: number;
  /** As it stands there. */
  readonly words: string;
  readonly is: 'amount' | 'percent';
  /** The words after it, in lower case: what it may be a number of. */
  readonly after: readonly string[];
}

/** A day or month as a sentence says it. */
export interface SaidDay {
  readonly words: string;
  /** `null`: not said. */
  readonly year: number | null;
  /** Counted from one. */
  readonly month: number;
  /** `null`: a month only. */
  readonly day: number | null;
}

/** A sentence taken apart into what can be held against a record. */
export interface ReadSentence {
  readonly text: string;
  /** In lower case, numbers in digits, cut at full stops and semicolons. */
  readonly clauses: readonly string[];
  readonly numbers: readonly SaidNumber[];
  readonly days: readonly SaidDay[];
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const month = `(?:${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|t)?`).join('|')})`;
const year = '(?:19|20)\\d{2}';
const dates = new RegExp(
  [
    `(?<iso>\\b${year}-\\d{2}-\\d{2}\\b)`,
    `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<monthOfDay>${month})\\b(?:,? (?<yearOfDay>${year}))?`,
    `\\b(?<monthAlone>${month}) (?<yearAlone>${year})`,
  ].join('|'),
  'giu',
);
/** Numbers that name a thing and count none. */
const names =
  /\b(?:versions?|tables?|figures?|appendix|rounds?|codebook|pages?|pp?\.|sections?|items?|chapters?|number|no\.|seed|type) \d+(?:\.\d+)*(?:(?:[–-]| and | to )\d+)?/giu;
const years = new RegExp(`\\b${year}(?:[/–-]\\d{2,4})?\\b`, 'gu');
const times = /\b\d{1,2}:\d{2}\b/gu;
const digits =
  /(?<![\p{L}\d.,/])(?<!\p{L}[-–])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d/]|[.,]\d|\p{L}|-\p{L})/gu;

export function readSentence(text: string): ReadSentence {
  const blank = (words: string) => ' '.repeat(words.length);
  const undated = text.replace(dates, blank).replace(times, blank);
  const counted = undated.replace(names, blank).replace(years, blank);
  return {
    text,
    clauses: asDigits(text)
      .toLowerCase()
      .split(/[.;](?:\s+|$)/)
      .filter((clause) => clause.trim() !== ''),
    numbers: [
      ...[...counted.matchAll(digits)].map((found) =>
        said(Number(found[0].replaceAll(',', '')), found, counted),
      ),
      ...[...counted.matchAll(numberWords())].map((found) =>
        said(valueOfWords(found[0]) ?? 0, found, counted),
      ),
    ],
    days: [...text.matchAll(dates)].flatMap((found) => dayOf(found) ?? []),
  };
}

/** Numbers in words as digits, everything else as it is. */
function asDigits(text: string): string {
  return text.replace(numberWords(), (words) => String(valueOfWords(words)));
}

function said(n: number, found: RegExpExecArray, text: string): SaidNumber {
  const rest = text.slice(found.index + found[0].length);
  const percent = /^\s?(?:%|per ?cent\b)/i.exec(rest);
  const after = rest.slice(percent?.[0].length ?? 0).split(/[.;,:()]/)[0] ?? '';
  return {
    n,
    words: found[0] + (percent ? percent[0] : ''),
    is: percent ? 'percent' : 'amount',
    after: after
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== '')
      .slice(0, 4),
  };
}

function dayOf({ groups, 0: words }: RegExpExecArray): SaidDay | null {
  if (!groups) return null;
  const { iso, day, monthOfDay, yearOfDay, monthAlone, yearAlone } = groups;
  if (iso) {
    const [y, m, d] = iso.split('-').map(Number);
    return { words, year: y ?? null, month: m ?? 0, day: d ?? null };
  }
  const name = (monthOfDay ?? monthAlone ?? '').toLowerCase();
  const at = months.findIndex((one) => one.startsWith(name.slice(0, 3)));
  const said = yearOfDay ?? yearAlone;
  return {
    words,
    year: said === undefined ? null : Number(said),
    month: at + 1,
    day: day === undefined ? null : Number(day),
  };
}
