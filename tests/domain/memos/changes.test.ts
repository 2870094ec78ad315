import { describe, expect, it } from 'vitest';
import { changeMemo, removeMemo, writeMemo, type MemoWriting } from '#lib/domain/memos/changes.ts';
import type { Memo } from '#lib/domain/model/memo.ts';
import { memoRecord } from '#lib/domain/model/memo.ts';
import * as v from 'valibot';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const by = {
  id: uuid(1),
  coderId: uuid(2),
  at: '2025-03-01T10:00:00.000Z',
} as MemoWriting;
const onLines = {
  about: 'line',
  transcriptId: uuid(3),
  roundId: uuid(4),
  from: 4,
  to: 6,
} as Parameters<typeof writeMemo>[0];

function written(change: ReturnType<typeof writeMemo>): Memo {
  const [placed] = change.put;
  if (placed?.table !== 'memos') throw new Error('no memo was put');
  return placed.record;
}

describe('memos', () => {
  it('writes a memo on lines that is a valid record and stands in the trail where it belongs', () => {
    const change = writeMemo(onLines, '  She plans the visit. \n', by);
    const memo = written(change);
    expect(v.is(memoRecord.schema, memo)).toBe(true);
    expect(memo).toMatchObject({ text: 'She plans the visit.', from: 4, to: 6, codeId: null });
    expect(memo.changedAt).toBe(by.at);
    expect(change).toMatchObject({
      kind: 'write-memo',
      transcriptId: uuid(3),
      from: 4,
      to: 6,
      codeIds: [],
      removed: [],
    });
  });

  it('writes memos on transcripts, codes and the study with nothing but their own place', () => {
    const onCode = writeMemo(
      { about: 'code', codeId: uuid(9) } as Parameters<typeof writeMemo>[0],
      'Broad.',
      by,
    );
    expect(written(onCode)).toMatchObject({ about: 'code', codeId: uuid(9), transcriptId: null });
    expect(onCode.codeIds).toEqual([uuid(9)]);
    const onStudy = written(writeMemo({ about: 'study' }, 'Start again from P02.', by));
    expect(v.is(memoRecord.schema, onStudy)).toBe(true);
    expect(onStudy.roundId).toBeNull();
  });

  it('keeps who wrote a memo and when, and notes when its words changed', () => {
    const memo = written(writeMemo(onLines, 'First thought', by));
    const later = '2025-03-02T09:00:00.000Z';
    const changed = changeMemo(memo, 'Second thought', later);
    expect(changed.kind).toBe('change-memo');
    expect(written(changed)).toEqual({ ...memo, text: 'Second thought', changedAt: later });
  });

  it('takes a memo away by its id alone, so that its words can be erased', () => {
    const memo = written(writeMemo(onLines, 'A name', by));
    const change = removeMemo(memo);
    expect(change.removed).toEqual([{ table: 'memos', id: memo.id }]);
    expect(change.put).toEqual([]);
    expect(JSON.stringify(change)).not.toContain('A name');
  });

  it('refuses a memo without words or without lines', () => {
    expect(() => writeMemo({ about: 'study' }, ' \n ', by)).toThrow(RangeError);
    expect(() => writeMemo({ ...onLines, to: 4 } as typeof onLines, 'x', by)).toThrow(RangeError);
  });
});
