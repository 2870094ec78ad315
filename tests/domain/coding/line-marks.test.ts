import { expect, it } from 'vitest';
import { lineMarks, noMarks } from '#lib/domain/coding/line-marks.ts';
import type { CodeId } from '#lib/domain/model/code.ts';

const [goals, skills, mine] = ['goals', 'skills', 'mine'] as [CodeId, CodeId, CodeId];
const version = {
  text: 'One thing.'.repeat(5),
  lineFrom: Uint32Array.from([0, 10, 20, 30, 40]),
};
const marks = lineMarks(
  {
    codings: [
      { codeId: goals, from: 0, to: 3 },
      { codeId: skills, from: 1, to: 2 },
      { codeId: skills, from: 3, to: 4 },
      { codeId: mine, from: 1, to: 3 },
    ],
    quotations: [{ codeId: goals, from: 7, to: 14 }],
    flags: Uint32Array.from([2]),
  },
  version,
  (codeId) => codeId === mine,
);

it('keeps a stripe in its lane to its end and gives a free lane away again', () => {
  const lanes = marks.map(({ stripes }) => stripes.map(({ codeId, lane }) => `${codeId} ${lane}`));
  expect(lanes).toEqual([['goals 0'], ['goals 0', 'skills 1'], ['goals 0'], ['skills 0'], []]);
});

it('says where a stripe starts and ends', () => {
  expect(marks[0]?.stripes[0]).toMatchObject({ starts: true, ends: false });
  expect(marks[2]?.stripes[0]).toMatchObject({ starts: false, ends: true });
});

it('puts own codes beside the text, never among the stripes', () => {
  expect(marks.map(({ own }) => own.length)).toEqual([0, 1, 1, 0, 0]);
});

it('cuts a quotation at the ends of lines', () => {
  expect(marks.map(({ quotes }) => quotes)).toEqual([
    [{ from: 7, to: 10 }],
    [{ from: 0, to: 4 }],
    [],
    [],
    [],
  ]);
});

it('gives lines with nothing on them the one empty mark', () => {
  expect(marks[4]).toBe(noMarks);
  expect(marks[2]?.flagged).toBe(true);
});
