import { describe, expect, it } from 'vitest';
import { memoDay, timeline } from '#lib/domain/memos/timeline.ts';
import type { Memo, MemoId } from '#lib/domain/model/memo.ts';
import { smallStudy, uuid } from '../../fixtures/small-study.ts';

const [plain] = smallStudy().memos as [Memo];
const utc = (instant: string) => instant.slice(0, 10);

function memo(number: number, createdAt: string, date: string | null = null): Memo {
  return { ...plain, id: uuid(13, number) as MemoId, createdAt, date };
}

const late = memo(1, '2025-12-01T09:00:00.000Z', '2025-11-28');
const second = memo(2, '2025-11-28T17:00:00.000Z');
const first = memo(3, '2025-11-03T08:00:00.000Z');
const next = memo(4, '2025-12-02T08:00:00.000Z');
const memos = [next, late, first, second];

describe('the timeline of memos', () => {
  it('goes by the day each is about, and within a day by when it was written', () => {
    expect(timeline(memos, 'oldest', utc)).toEqual([
      {
        month: '2025-11',
        days: [
          { day: '2025-11-03', memos: [first] },
          { day: '2025-11-28', memos: [second, late] },
        ],
      },
      { month: '2025-12', days: [{ day: '2025-12-02', memos: [next] }] },
    ]);
  });

  it('can begin with the newest', () => {
    const days = timeline(memos, 'newest', utc).flatMap((month) => month.days);
    expect(days.flatMap((day) => day.memos)).toEqual([next, late, second, first]);
  });

  it('dates a memo of no day by the day it was written where its reader is', () => {
    const inAuckland = () => '2025-11-04';
    expect(memoDay(first, inAuckland)).toBe('2025-11-04');
    expect(memoDay(late, inAuckland)).toBe('2025-11-28');
  });

  it('of no memos is empty', () => {
    expect(timeline([], 'oldest', utc)).toEqual([]);
  });
});
