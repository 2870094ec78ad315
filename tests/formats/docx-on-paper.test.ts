import { expect, it } from 'vitest';
import { onPaper } from '#lib/domain/reporting/on-paper.ts';

const head = {
  title: 'Coded segments',
  subject: 'coded segments',
  columns: ['Text', 'Participant', 'Role', 'Age'],
  notes: [],
  widths: [8, 2, 1, 1],
};

it('leaves a table without folds as it is', () => {
  const paper = onPaper(head);
  expect(paper.columns).toEqual(head.columns);
  expect(paper.row(['words', 'P01', 'GP', 40])).toEqual(['words', 'P01', 'GP', 40]);
});

it('stands folded columns in the cell of another, each with its heading, and none that is empty', () => {
  const paper = onPaper({ ...head, folds: [{ under: 1, columns: [2, 3] }] });
  expect(paper.columns).toEqual(['Text', 'Participant']);
  expect(paper.widths).toEqual([8, 2]);
  expect(paper.row(['words', 'P01', 'GP', 40])).toEqual(['words', 'P01\nRole: GP\nAge: 40']);
  expect(paper.row(['words', 'P02', '', null])).toEqual(['words', 'P02']);
});
