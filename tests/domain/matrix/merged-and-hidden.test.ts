import { describe, expect, it } from 'vitest';
import { visibleFindings } from '#lib/domain/findings/visible-findings.ts';
import { findInGrid } from '#lib/domain/matrix/find-in-grid.ts';
import type { ChartingId } from '#lib/domain/model/charting.ts';
import { noFindings } from '#lib/domain/model/snapshot.ts';
import { domainA, interviewsCoded, own } from '../../fixtures/interviews-coded.ts';
import { cellIn, charting, frameOf, gridFor, lines, onCode } from '../../fixtures/matrices.ts';
import { code, uuid } from '../../fixtures/small-study.ts';

const codes = [
  code(domainA, 'domain', 'Knowledge', { frameworkKey: 'knowledge' }),
  code(own(1), 'own', 'Doing it', { status: 'merged', into: [own(2)], order: 1 }),
  code(own(2), 'own', 'Practice', { order: 2 }),
];
const into = charting({ column: onCode(own(2)), summary: 'Practises.' });
const from = charting({
  id: uuid(32, 2) as ChartingId,
  column: onCode(own(1)),
  summary: 'Does it weekly.',
});
const columns = [{ about: onCode(own(2)), hidden: false }];

describe('two codes of which one was merged into the other', () => {
  const coded = interviewsCoded([{ codes: [[own(2), 1, 3]] }], { codes });

  it('show the words of both, each under the name it was written for', () => {
    const grid = gridFor(frameOf(coded, { chartings: [from, into] }), { columns });
    const cell = cellIn(grid, 0, 0);
    expect(cell.charting).toBe(into);
    expect(cell.others).toEqual([{ charting: from, name: 'Doing it' }]);
    expect(findInGrid(grid, 'weekly').places).toEqual([{ row: 0, column: 0 }]);
  });

  it('show the words of the one that has them as the cell’s', () => {
    const cell = cellIn(gridFor(frameOf(coded, { chartings: [from] }), { columns }), 0, 0);
    expect(cell.charting).toBe(from);
    expect(cell.others).toEqual([]);
  });
});

describe('words that rest on a transcript in hand of another case', () => {
  const coded = interviewsCoded([{ codes: [[own(2), 1, 3]] }, { codes: [[own(2), 1, 3]] }], {
    codes,
    inHand: [2],
  });
  const linked = { ...lines(2, 1, 2), words: null };
  const seen = (...chartings: (typeof from)[]) =>
    frameOf(coded, visibleFindings({ ...noFindings, chartings }, coded.settled));

  it('make the cell a hidden one, not one in which nothing is written', () => {
    const grid = gridFor(seen({ ...into, links: [linked] }), { columns });
    expect(cellIn(grid, 0, 0)).toMatchObject({
      state: { kind: 'hidden' },
      charting: null,
      passages: [],
    });
    expect(grid.coverage).toMatchObject({ hidden: 2, notCharted: 0 });
  });

  it('do so under the code it was merged into, unless that has words of its own', () => {
    const hidden = { ...from, links: [linked] };
    expect(cellIn(gridFor(seen(hidden), { columns }), 0, 0).state.kind).toBe('hidden');
    const cell = cellIn(gridFor(seen(hidden, into), { columns }), 0, 0);
    expect([cell.charting, cell.others]).toEqual([into, []]);
  });

  it('are said nowhere: only which cells they are in', () => {
    const { hiddenCells } = seen({ ...into, links: [linked] }).records;
    expect(hiddenCells).toEqual([{ case: into.case, column: into.column }]);
  });
});
