import { longestMinutes } from './change-interview.ts';

/** What was typed, read; or why it cannot stand. An empty field is `null`: not said. */
export type Entry<Value> =
  | { readonly ok: true; readonly value: Value | null }
  | { readonly ok: false; readonly reason: EntryRefusal };

export type EntryRefusal = 'not-minutes' | 'not-a-count' | 'not-a-day';

/** Minutes from 1 to 600, also written "41 min" or "1 h 05". */
export function readMinutes(typed: string): Entry<number> {
  const text = typed.trim().toLowerCase();
  if (text === '') return { ok: true, value: null };
  const plain = /^(\d{1,4})\s*(?:m|min|mins|minutes?)?\.?$/.exec(text);
  const hours =
    /^(\d{1,2})\s*(?:h|hrs?|hours?|:)\s*(?:(\d{1,2})\s*(?:m|min|mins|minutes?)?)?$/.exec(text);
  const minutes = plain
    ? Number(plain[1])
    : hours
      ? Number(hours[1]) * 60 + Number(hours[2] ?? 0)
      : NaN;
  return minutes >= 1 && minutes <= longestMinutes
    ? { ok: true, value: minutes }
    : { ok: false, reason: 'not-minutes' };
}

/** Which interview with a person it was, from 1. */
export function readRepeat(typed: string): Entry<number> {
  const text = typed.trim();
  if (text === '') return { ok: true, value: null };
  return /^[1-9]\d?$/.test(text)
    ? { ok: true, value: Number(text) }
    : { ok: false, reason: 'not-a-count' };
}

/** A day as `YYYY-MM-DD`, or written as in Britain: "9/3/2026". */
export function readDay(typed: string): Entry<string> {
  const text = typed.trim();
  if (text === '') return { ok: true, value: null };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? iso.slice(1).map(Number)
    : british
      ? british.slice(1).map(Number).toReversed()
      : [];
  if (year === undefined || month === undefined || day === undefined || !isDay(year, month, day)) {
    return { ok: false, reason: 'not-a-day' };
  }
  return { ok: true, value: [year, two(month), two(day)].join('-') };
}

/** Whether a day lies ahead: likely a slip, and never refused. */
export function isAhead(day: string | null, today: string): boolean {
  return day !== null && day > today;
}

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 1900 && day >= 1 && day <= days;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
