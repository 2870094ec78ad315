import { describe, expect, it } from 'vitest';
import {
  changeMemo,
  changesMemo,
  removeMemo,
  writeMemo,
  type MemoWriting,
} from '#lib/domain/memos/changes.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { memoRecord, type Memo, type MemoLink } from '#lib/domain/model/memo.ts';
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
    const change = writeMemo(onLines, { text: '  She plans the visit. \n' }, by);
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
      { text: 'Broad.' },
      by,
    );
    expect(written(onCode)).toMatchObject({ about: 'code', codeId: uuid(9), transcriptId: null });
    expect(onCode.codeIds).toEqual([uuid(9)]);
    const onStudy = written(writeMemo({ about: 'study' }, { text: 'Start again from P02.' }, by));
    expect(v.is(memoRecord.schema, onStudy)).toBe(true);
    expect(onStudy.roundId).toBeNull();
  });

  it('keeps who wrote a memo and when, and notes when its words changed', () => {
    const memo = written(writeMemo(onLines, { text: 'First thought' }, by));
    const later = '2025-03-02T09:00:00.000Z';
    const changed = changeMemo(memo, { text: 'Second thought' }, { ...by, at: later });
    expect(changed.kind).toBe('change-memo');
    expect(written(changed)).toEqual({ ...memo, text: 'Second thought', changedAt: later });
  });

  it('takes a memo away by its id alone, so that its words can be erased', () => {
    const memo = written(writeMemo(onLines, { text: 'A name' }, by));
    const change = removeMemo(memo, by.coderId);
    expect(change.removed).toEqual([{ table: 'memos', id: memo.id }]);
    expect(change.put).toEqual([]);
    expect(JSON.stringify(change)).not.toContain('A name');
  });

  it('refuses a memo without words or without lines', () => {
    expect(() => writeMemo({ about: 'study' }, { text: ' \n ' }, by)).toThrow(RangeError);
    const nowhere = { ...onLines, to: 4 } as typeof onLines;
    expect(() => writeMemo(nowhere, { text: 'x' }, by)).toThrow(RangeError);
    const noLines = { on: 'lines', transcriptId: uuid(3), from: 2, to: 2 } as MemoLink;
    const said = { text: 'x', links: [noLines] };
    expect(() => writeMemo({ about: 'study' }, said, by)).toThrow(RangeError);
  });

  it('keeps kind, day, people and links, each once and never the writer as somebody beside them', () => {
    const lines = { on: 'lines', transcriptId: uuid(3), from: 2, to: 4 } as MemoLink;
    const whole = { on: 'transcript', transcriptId: uuid(3) } as MemoLink;
    const other = uuid(8) as CoderId;
    const memo = written(
      writeMemo(
        { about: 'study' },
        {
          text: 'We met.',
          kind: 'meeting',
          date: '2025-02-27',
          people: [other, by.coderId, other],
          links: [lines, whole, { ...lines }],
        },
        by,
      ),
    );
    expect(v.is(memoRecord.schema, memo)).toBe(true);
    expect(memo).toMatchObject({
      kind: 'meeting',
      date: '2025-02-27',
      people: [other],
      links: [lines, whole],
    });
  });

  it('leaves what is not spoken of as it was, and tells whether anything would change', () => {
    const said = { text: 'We met.', kind: 'meeting', date: '2025-02-27' } as const;
    const memo = written(writeMemo({ about: 'study' }, said, by));
    const changed = written(changeMemo(memo, { text: 'We met again.' }, by));
    expect(changed).toMatchObject({ text: 'We met again.', kind: 'meeting', date: '2025-02-27' });
    expect(changesMemo(memo, { text: ' We met. ' })).toBe(false);
    expect(changesMemo(memo, { text: 'We met.', date: null })).toBe(true);
    expect(written(changeMemo(memo, { ...said, date: null }, by)).date).toBeNull();
  });

  it('is changed and taken away by its writer alone', () => {
    const memo = written(writeMemo({ about: 'study' }, { text: 'Mine.' }, by));
    const another = uuid(9) as CoderId;
    const refused = { code: 'not-the-writer' };
    expect(() => changeMemo(memo, { text: 'Theirs.' }, { ...by, coderId: another })).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => removeMemo(memo, another)).toThrow(expect.objectContaining(refused));
  });
});
