import type { Memo } from '../model/memo.ts';

/** The memos of one calendar day. */
export interface TimelineDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly memos: readonly Memo[];
}

/** The days of one month on which there is a memo. */
export interface TimelineMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly days: readonly TimelineDay[];
}

export type TimelineOrder = 'oldest' | 'newest';

/** The calendar day an instant falls on where the reader is. */
export type LocalDay = (instant: string) => string;

/** The day a memo is about; where none is said, the day it was written. */
export function memoDay({ date, createdAt }: Memo, localDay: LocalDay): string {
  return date ?? localDay(createdAt);
}

/** Memos by the month and the day they are about; within a day in the order they were written. */
export function timeline(
  memos: readonly Memo[],
  order: TimelineOrder,
  localDay: LocalDay,
): readonly TimelineMonth[] {
  const sign = order === 'oldest' ? 1 : -1;
  const dated = memos
    .map((memo) => ({ memo, day: memoDay(memo, localDay) }))
    .toSorted(
      (a, b) =>
        sign *
        (compared(a.day, b.day) ||
          compared(a.memo.createdAt, b.memo.createdAt) ||
          compared(a.memo.id, b.memo.id)),
    );
  const months = new Map<string, Map<string, Memo[]>>();
  for (const { memo, day } of dated) {
    const month = day.slice(0, 7);
    const days = months.get(month) ?? new Map<string, Memo[]>();
    months.set(month, days);
    days.set(day, [...(days.get(day) ?? []), memo]);
  }
  return [...months].map(([month, days]) => ({
    month,
    days: [...days].map(([day, of]) => ({ day, memos: of })),
  }));
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
