import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import { isBand } from './band-order.ts';

export type AttributeType = Attribute['type'];
export type AttributeValue = Participant['attributes'][string];

/** What was typed or read, as a value of the attribute's type. */
export type ReadValue =
  | { readonly ok: true; /** `undefined`: not known. */ readonly value: AttributeValue | undefined }
  | { readonly ok: false; readonly reason: 'not-a-number' | 'not-a-date' | 'no-such-day' };

/** Written for "not known" in tables; everything else, "no" and "0" among it, is a value. */
const notKnown = new Set(['', 'na', 'n/a', 'n.a.', '#n/a', '.', '-', '–', '?', 'not known']);

/** The words for "not known" that are taken unless a person says otherwise; empty always is one. */
export const notKnownWords: readonly string[] = [...notKnown].filter((word) => word !== '');

/** Whether a cell of a table stands for "not known", which is not the same as "no". */
export function isNotKnown(text: string, words: readonly string[] = notKnownWords): boolean {
  const said = text.trim().toLowerCase();
  return said === '' || words.some((word) => word.toLowerCase() === said);
}

/** A typed or imported text as a value of `type`. Nothing typed means not known. */
export function readValue(text: string, type: AttributeType): ReadValue {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: undefined };
  if (type === 'number') return readNumber(trimmed);
  if (type === 'date') return readDate(trimmed);
  if (type === 'multiple') return { ok: true, value: severalValues(trimmed) };
  return { ok: true, value: trimmed };
}

/** A value as it is typed and shown: several apart by a semicolon. */
export function writtenValue(value: AttributeValue): string {
  return Array.isArray(value) ? value.join('; ') : String(value);
}

/** Whether two values are the same; `undefined` is not known. */
export function sameValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return writtenValue(a) === writtenValue(b);
}

/**
 * The type that fits every known value of a column: the narrowest of number, date, band, several
 * values apart by semicolons, category, text.
 */
export function guessedType(
  values: readonly string[],
  words: readonly string[] = notKnownWords,
): AttributeType {
  const known = values.filter((value) => !isNotKnown(value, words));
  if (known.length === 0) return 'text';
  if (known.every((value) => readNumber(value.trim()).ok)) return 'number';
  if (known.every((value) => readDate(value.trim()).ok)) return 'date';
  if (known.every(isBand)) return 'band';
  if (areSeveral(known)) return 'multiple';
  const different = new Set(known.map((value) => value.trim().toLowerCase())).size;
  const short = known.every((value) => value.trim().length <= 40);
  const repeats = different <= known.length * 0.75;
  const named = known.length <= 3 && known.every(isName);
  return short && (repeats || named) ? 'category' : 'text';
}

/** Whether a text names something in few words, rather than telling of it: too few to see any repeat. */
function isName(text: string): boolean {
  return text.trim().split(/\s+/).length <= 3 && !/[,.!?]/.test(text);
}

/** Whether semicolons part short values that come again; in free text they part sentences. */
function areSeveral(known: readonly string[]): boolean {
  if (!known.some((value) => (severalValues(value)?.length ?? 0) > 1)) return false;
  const parts = known.flatMap((value) => severalValues(value) ?? []);
  const different = new Set(parts.map((part) => part.toLowerCase())).size;
  return (
    parts.every((part) => part.length <= 40) && (different < parts.length || known.length <= 3)
  );
}

/** The values of a multiple response: apart by semicolons, each once, in the order written. */
function severalValues(text: string): string[] | undefined {
  const values = text.split(';').map((value) => value.trim());
  const named = [...new Set(values.filter((value) => value !== ''))];
  return named.length === 0 ? undefined : named;
}

/** `12`, `-3.5` and `3,5`; "1,234" is refused, since it may mean either of two numbers. */
function readNumber(text: string): ReadValue {
  if (/^[+-]?\d+([.]\d+)?$/.test(text)) return { ok: true, value: Number(text) };
  if (/^[+-]?\d+,(\d{1,2}|\d{4,})$/.test(text)) {
    return { ok: true, value: Number(text.replace(',', '.')) };
  }
  return { ok: false, reason: 'not-a-number' };
}

/** `2026-03-09`, also without the day, or day first: `9/3/2026`, `09.03.2026`. */
function readDate(text: string): ReadValue {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  const dayFirst = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]];
  if (year === undefined || month === undefined) return { ok: false, reason: 'not-a-date' };
  if (!isDay(Number(year), Number(month), Number(day ?? 1))) {
    return { ok: false, reason: 'no-such-day' };
  }
  const parts = [
    year,
    month.padStart(2, '0'),
    ...(day === undefined ? [] : [day.padStart(2, '0')]),
  ];
  return { ok: true, value: parts.join('-') };
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
