import { describe, expect, it } from 'vitest';
import type { GuideVersionId } from '#lib/domain/model/guide-version.ts';
import {
  approvalNote,
  collectionNote,
  guideNote,
  interviewNotes,
} from '#lib/domain/study/dates.ts';
import { smallStudy, uuid } from '../../fixtures/small-study.ts';

const [study] = smallStudy().studies;
const dates = { from: '2026-01-10', to: '2026-02-20' };
const nothing = { from: null, to: null };
const version = (number: number, date: string | null) => ({
  id: uuid(20, number) as GuideVersionId,
  number,
  date,
});

describe('days of the study that hardly go together', () => {
  it('are a last day of data collection before the first', () => {
    expect(collectionNote({ dates: { from: '2026-02-01', to: '2026-01-31' } })).toEqual({
      kind: 'last-before-first',
    });
    const one = { from: '2026-02-01', to: '2026-02-01' };
    const sound = [dates, one, nothing, { from: '2026-02-01', to: null }];
    expect(sound.map((of) => collectionNote({ dates: of }))).toEqual([null, null, null, null]);
  });

  it('are an approval after data collection began, not one on the same day', () => {
    const on = (date: string | null, of: { from: string | null; to: string | null } = dates) =>
      approvalNote({ ethics: { ...study!.ethics, date }, dates: of });
    expect(on('2026-01-11')).toEqual({ kind: 'approved-after-start', began: '2026-01-10' });
    expect([on('2026-01-10'), on(null), on('2026-03-01', nothing)]).toEqual([null, null, null]);
  });

  it('are versions of the guide used in another order than they were made, told at both', () => {
    const [first, second, third] = [
      version(1, '2026-02-01'),
      version(2, '2026-01-15'),
      version(3, null),
    ];
    const all = [first, second, third];
    expect(guideNote(second, all)).toEqual({
      kind: 'before-earlier-version',
      number: 1,
      date: '2026-02-01',
    });
    expect(guideNote(first, all)).toEqual({
      kind: 'after-later-version',
      number: 2,
      date: '2026-01-15',
    });
    expect(guideNote(third, all)).toBeNull();
    expect(guideNote(first, [first, version(2, '2026-02-01')])).toBeNull();
  });

  it('are an interview before its guide, and one outside data collection', () => {
    const guide = version(2, '2026-01-15');
    expect(interviewNotes({ date: '2026-01-09' }, guide, dates)).toEqual([
      { kind: 'before-its-guide', number: 2, date: '2026-01-15' },
      { kind: 'before-collection', from: '2026-01-10' },
    ]);
    expect(interviewNotes({ date: '2026-02-21' }, guide, dates)).toEqual([
      { kind: 'after-collection', to: '2026-02-20' },
    ]);
    expect(interviewNotes({ date: '2026-02-20' }, undefined, dates)).toEqual([]);
    expect(interviewNotes({ date: '2026-01-15' }, guide, nothing)).toEqual([]);
    expect(interviewNotes({ date: null }, guide, dates)).toEqual([]);
  });
});
