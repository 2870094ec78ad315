import { describe, expect, it } from 'vitest';
import {
  anyMemo as any,
  isLocked,
  listedMemos,
  type MemoFilter,
} from '#lib/domain/memos/memo-list.ts';
import type { Memo, MemoId } from '#lib/domain/model/memo.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';

const study = smallStudy();
const [laughed, blind, beside] = study.memos as [Memo, Memo, Memo];
const nowhere = { transcriptId: null, roundId: null, from: null, to: null };

function memo(number: number, changes: Partial<Memo>): Memo {
  return { ...laughed, id: uuid(13, number) as MemoId, ...changes };
}

const onStudy = memo(20, { ...nowhere, about: 'study', changedAt: '2025-11-20T10:00:00.000Z' });
const onCode = memo(21, { ...nowhere, about: 'code', codeId: environment });
const onOtherCode = memo(22, { ...nowhere, about: 'code', codeId: knowledge });
const onTranscript = memo(23, { about: 'transcript', from: null, to: null });
const earlier = memo(24, { from: 0, to: 1, changedAt: '2025-11-01T10:00:00.000Z' });
const memos = [earlier, onCode, blind, beside, laughed, onOtherCode, onStudy, onTranscript];

const order = {
  transcripts: [settledP01, singleP02, openP03],
  codes: [knowledge, environment],
};

describe('the list of memos', () => {
  it('begins with the memo written last', () => {
    const listed = listedMemos(memos, any, 'newest', order);
    expect(listed[0]).toBe(onStudy);
    expect(listed.at(-1)).toBe(earlier);
    expect(listed).toHaveLength(memos.length);
  });

  it('by place goes from the study through transcripts and their lines to codes', () => {
    expect(listedMemos(memos, any, 'place', order)).toEqual([
      onStudy,
      onTranscript,
      earlier,
      laughed,
      beside,
      blind,
      onOtherCode,
      onCode,
    ]);
  });

  it('can be narrowed by kind, transcript and code at once', () => {
    const of = (filter: Partial<MemoFilter>) =>
      listedMemos(memos, { ...any, ...filter }, 'place', order);
    expect(of({ about: 'line', transcriptId: settledP01 })).toEqual([earlier, laughed]);
    expect(of({ codeId: environment })).toEqual([onCode]);
    expect(of({ about: 'line', codeId: environment })).toEqual([]);
  });

  it('can be narrowed by kind, by who wrote or took part, and counts what a memo is linked to', () => {
    const met = memo(30, {
      ...nowhere,
      about: 'study',
      kind: 'meeting',
      coderId: tom,
      people: [amara],
      links: [
        { on: 'lines', transcriptId: openP03, from: 0, to: 1 },
        { on: 'code', codeId: knowledge },
      ],
    });
    const of = (filter: Partial<MemoFilter>) =>
      listedMemos([met, onCode, onTranscript], { ...any, ...filter }, 'place', order);
    expect(of({ kind: 'meeting' })).toEqual([met]);
    expect(of({ personId: tom })).toEqual([met]);
    expect(of({ personId: amara })).toEqual([met, onTranscript, onCode]);
    expect(of({ transcriptId: openP03 })).toEqual([met]);
    expect(of({ codeId: knowledge })).toEqual([met]);
  });
});

it('locks a memo with the pass it belongs to, and no other', () => {
  expect(isLocked(laughed, study.passes)).toBe(true);
  expect(isLocked(blind, study.passes)).toBe(false);
  expect(isLocked(onCode, study.passes)).toBe(false);
});
