import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GridCell } from '#lib/domain/matrix/grid.ts';
import type { Charting, ChartingId } from '#lib/domain/model/charting.ts';
import type { FindingTarget } from '#lib/domain/model/finding-target.ts';
import { columnsMoved } from '#lib/ui/matrix/column-choices.ts';
import { numberedPassages, numberOfLink } from '#lib/ui/matrix/cell-passages.ts';
import ColumnsDialog from '#lib/ui/matrix/ColumnsDialog.svelte';
import CompareDialog from '#lib/ui/matrix/CompareDialog.svelte';
import FindInMatrix from '#lib/ui/matrix/FindInMatrix.svelte';
import { cellView } from '#lib/ui/matrix/grid-view.ts';
import type { HeadView } from '#lib/ui/matrix/head-view.ts';
import type { CellView, ColumnView, RowView } from '#lib/ui/matrix/matrix-view.ts';
import {
  askedAboutWords,
  coverageWords,
  matrixCoverageWords,
  rightWords,
  stateWords,
} from '#lib/ui/matrix/matrix-words.ts';
import MatrixGrid from '#lib/ui/matrix/MatrixGrid.svelte';
import MatrixHead from '#lib/ui/matrix/MatrixHead.svelte';
import MatrixKeySheet from '#lib/ui/matrix/MatrixKeySheet.svelte';
import MatrixNameDialog from '#lib/ui/matrix/MatrixNameDialog.svelte';
import type { OpenCellView } from '#lib/ui/matrix/open-cell-view.ts';
import OpenCell from '#lib/ui/matrix/OpenCell.svelte';
import RowFilterDialog from '#lib/ui/matrix/RowFilterDialog.svelte';
import { summarySegments } from '#lib/ui/matrix/summary-segments.ts';
import { usualMatrixKeys } from '#lib/domain/keys/matrix-keys.ts';
import type { MatrixId } from '#lib/domain/model/matrix.ts';
import {
  amara,
  environment,
  knowledge,
  person1,
  role,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const { coders } = smallStudy();
const initials = (id: typeof amara) => coders.find((one) => one.id === id)?.initials ?? '';
const at = '2025-11-14T10:00:00.000Z';
const passage = (from: number, to: number) => ({
  transcriptId: settledP01,
  from,
  to,
  people: [person1],
  unidentified: 0,
});
const range = (from: number, to: number) => ({ transcriptId: settledP01, from, to });

function charting(change: Partial<Charting> = {}): Charting {
  return {
    id: uuid(35, 1) as ChartingId,
    case: { on: 'participant', participantId: person1 },
    column: { on: 'code', codeId: knowledge },
    kind: 'summary',
    summary: 'Knows the evidence; vague on hospital letters.',
    links: [],
    basis: [range(0, 2)],
    written: { by: amara, at },
    rightAt: { by: amara, at },
    checked: null,
    ...change,
  };
}

function gridCell(change: Partial<GridCell> = {}): GridCell {
  return {
    key: 'P01 × Knowledge',
    state: { kind: 'charted' },
    passages: [passage(0, 2)],
    hasPassages: true,
    asked: 'asked',
    charting: charting(),
    others: [],
    staleness: null,
    reopened: [],
    checkedBy: null,
    ...change,
  };
}

const unwritten = { charting: null, passages: [] };

describe('the words of a cell', () => {
  const said = (change: Partial<GridCell>) => stateWords(gridCell(change), coders);

  it('say every state but charted, so that nothing is blank', () => {
    expect(said({})).toBe('');
    expect(cellView(gridCell(), coders).words).not.toBe('');
    expect(said({ ...unwritten, state: { kind: 'not-asked', soFar: false } })).toBe('not asked');
    expect(
      said({ ...unwritten, state: { kind: 'nothing-said', asked: 'asked', soFar: false } }),
    ).toBe('asked, nothing said');
    expect(
      said({ ...unwritten, state: { kind: 'nothing-said', asked: 'not-known', soFar: false } }),
    ).toBe('nothing said; whether asked is not known');
    expect(said({ charting: null, state: { kind: 'not-charted', passages: 4 } })).toBe(
      'not charted, 4 passages',
    );
    expect(said({ ...unwritten, state: { kind: 'hidden' } })).toBe(
      'hidden while you have the transcript in hand',
    );
    expect(said({ ...unwritten, state: { kind: 'not-settled' } })).toBe('not settled yet');
    expect(said({ ...unwritten, state: { kind: 'no-transcript' } })).toBe('no transcript');
    expect(said({ state: { kind: 'set-aside', because: '' } })).toBe('set aside, reason not said');
  });

  it('say that more may come while part of the coding is open', () => {
    expect(said({ ...unwritten, state: { kind: 'not-asked', soFar: true } })).toBe(
      'not asked so far',
    );
    expect(
      said({ ...unwritten, state: { kind: 'nothing-said', asked: 'asked', soFar: true } }),
    ).toBe('asked, nothing said so far');
  });

  it('say what was asked about where the column is neither a domain nor a construct', () => {
    const asked = { ...unwritten, state: { kind: 'nothing-said', asked: 'asked', soFar: false } };
    const not = { ...unwritten, state: { kind: 'not-asked', soFar: false } };
    const about = (kind: 'own' | 'theme' | 'domain', ...domains: (typeof knowledge)[]) =>
      askedAboutWords({ kind, domains }, () => 'Social influences');
    const own = about('own', knowledge);
    expect(stateWords(gridCell(asked as Partial<GridCell>), coders, own)).toBe(
      'asked about Social influences, nothing said',
    );
    expect(stateWords(gridCell(not as Partial<GridCell>), coders, own)).toBe(
      'not asked about Social influences',
    );
    expect(about('theme', knowledge, knowledge)).toBe('its 2 domains');
    expect(about('domain', knowledge)).toBe('');
  });

  it('count whole passages that came or went, and of others their lines', () => {
    const stale = (added: GridCell['reopened'], removed: GridCell['reopened']) =>
      said({
        state: { kind: 'stale', was: 'summary' },
        passages: [passage(0, 3), passage(8, 9)],
        staleness: { added, removed, rewritten: false },
      });
    expect(stale([range(8, 9)], [])).toBe('1 passage added');
    expect(stale([range(2, 3)], [])).toBe('1 line added');
    expect(stale([range(8, 9), range(2, 3)], [range(0, 2)])).toBe(
      '1 passage and 1 line added, 1 passage taken off',
    );
  });

  it('name who checked it, also where its codings changed since', () => {
    const by = { by: tom, at };
    expect(said({ state: { kind: 'checked', was: 'summary', by }, checkedBy: by })).toBe(
      `checked, ${initials(tom)}`,
    );
    expect(
      said({
        state: { kind: 'stale', was: 'summary' },
        staleness: { added: [], removed: [range(0, 2)], rewritten: false },
        checkedBy: by,
      }),
    ).toBe(`1 passage taken off; checked before, ${initials(tom)}`);
  });

  it('count what is charted of what there is to chart', () => {
    const none = {
      cells: 8,
      charted: 0,
      setAside: 0,
      chartedWithout: 0,
      setAsideWithout: 0,
      notCharted: 0,
      nothingSaid: 6,
      notAsked: 2,
      notSettled: 0,
      noTranscript: 0,
      hidden: 0,
      stale: 0,
      checked: 0,
    };
    expect(coverageWords(none)).toBe('nothing to chart');
    expect(coverageWords({ ...none, charted: 3, notCharted: 2, setAside: 1 })).toBe(
      '3 of 6 charted, 1 set aside',
    );
    // Cells without passages are no part of what there is to chart.
    const more = { ...none, charted: 27, chartedWithout: 1, notCharted: 16, checked: 2 };
    expect(coverageWords(more)).toBe('26 of 42 charted, 1 more charted without passages');
    expect(matrixCoverageWords(more)).toBe(
      '26 of 42 cells with passages charted, 1 more charted without passages, 2 checked, 0 changed since',
    );
    expect(coverageWords({ ...none, charted: 1, chartedWithout: 1 })).toBe(
      '1 charted without passages',
    );
  });
});

describe('a summary with links', () => {
  it('is cut where linked words begin and end, with the number after them', () => {
    const text = 'Will not start it. Would act.';
    const links = [
      { number: 3, words: { from: 19, to: 28 } },
      { number: 1, words: { from: 0, to: 17 } },
      { number: 2, words: null },
    ];
    expect(summarySegments(text, links)).toEqual([
      { text: 'Will not start it', isLinked: true, numbers: [1] },
      { text: '. ', isLinked: false, numbers: [] },
      { text: 'Would act', isLinked: true, numbers: [3] },
      { text: '.', isLinked: false, numbers: [2] },
    ]);
  });

  it('are numbered in order where links to words and to all of it end at one place', () => {
    const numbers = summarySegments('Will not.', [
      { number: 3, words: { from: 0, to: 9 } },
      { number: 6, words: null },
      { number: 1, words: null },
      { number: 4, words: null },
    ]).map((one) => one.numbers);
    expect(numbers).toEqual([[1, 3, 4, 6]]);
  });

  it('loses no words where links overlap, end beyond it or are of nothing', () => {
    const text = 'abcdef';
    for (const words of [
      { from: 2, to: 99 },
      { from: 4, to: 4 },
      { from: 0, to: 6 },
    ]) {
      const cut = summarySegments(text, [
        { number: 1, words },
        { number: 2, words: { from: 1, to: 3 } },
      ]);
      expect(cut.map((one) => one.text).join('')).toBe(text);
    }
    expect(summarySegments('', [{ number: 1, words: { from: 0, to: 4 } }])).toEqual([]);
  });
});

describe('the passages of a cell', () => {
  it('are numbered, what came is new, and what went stands after them', () => {
    const cell = gridCell({
      passages: [passage(0, 3), passage(8, 9)],
      charting: charting({
        links: [
          { ...range(0, 2), words: null },
          { ...range(5, 6), words: null },
          { transcriptId: singleP02, from: 1, to: 2, words: null },
        ],
      }),
      staleness: { added: [range(8, 9)], removed: [range(5, 6)], rewritten: false },
    });
    const passages = numberedPassages(cell);
    expect(passages.map(({ number, mark, links }) => [number, mark, links.length])).toEqual([
      [1, null, 1],
      [2, 'new', 0],
      [3, 'taken-off', 1],
      [4, 'not-here', 1],
    ]);
    expect(numberOfLink(range(1, 2), passages)).toBe(1);
    expect(numberOfLink(range(40, 41), passages)).toBeNull();
  });
});

const columns: readonly ColumnView[] = [
  {
    key: 'code k',
    name: 'Knowledge',
    look: {
      kind: 'code',
      code: { id: knowledge, name: 'Knowledge', frameworkKey: 'knowledge', colour: null },
    },
    coverage: '1 of 2 charted',
  },
  { key: 'theme t', name: 'حدود', look: { kind: 'theme' }, coverage: '0 of 2 charted' },
];
const view = (sign: CellView['sign'], state: string, words = ''): CellView => ({
  sign,
  state,
  words,
});
const rows: readonly RowView[] = [
  {
    key: 'p1',
    label: 'P01',
    about: 'GP partner',
    coverage: '1 of 2 charted',
    cells: [view('charted', '', 'Knows the evidence.'), view('not-asked', 'not asked')],
  },
  {
    key: 'p2',
    label: 'P02',
    about: '',
    coverage: '0 of 2 charted',
    cells: [
      view('not-charted', 'not charted, 2 passages'),
      view('changed', '1 passage added', 'يعرف'),
    ],
  },
];

describe('the grid', () => {
  function shown(place = { row: 0, column: 0 }) {
    const onplace = vi.fn();
    const onwrite = vi.fn();
    render(MatrixGrid, {
      label: 'People',
      rowName: 'Case',
      columns,
      rows,
      place,
      onplace,
      onwrite,
    });
    return { onplace, onwrite };
  }

  it('is a grid with one tab stop, and tells how large it is', () => {
    shown({ row: 1, column: 0 });
    const grid = screen.getByRole('grid', { name: 'People' });
    expect(grid.getAttribute('aria-rowcount')).toBe('3');
    expect(grid.getAttribute('aria-colcount')).toBe('3');
    const cells = within(grid).getAllByRole('gridcell');
    expect(cells).toHaveLength(4);
    expect(cells.filter((cell) => cell.tabIndex === 0)).toEqual([cells[2]]);
    expect(cells.map((cell) => cell.getAttribute('aria-selected'))).toEqual([
      'false',
      'false',
      'true',
      'false',
    ]);
  });

  it('names rows and columns, with how much of each is charted', () => {
    shown();
    expect(screen.getByRole('columnheader', { name: /Knowledge 1 of 2 charted/ })).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: /P01 GP partner 1 of 2 charted/ })).toBeTruthy();
  });

  it('shows a word in every cell, and lets words choose their direction', () => {
    shown();
    const cells = screen.getAllByRole('gridcell');
    expect(cells.every((cell) => cell.textContent?.trim() !== '')).toBe(true);
    expect(screen.getByText('يعرف').getAttribute('dir')).toBe('auto');
  });

  it('says which cell was pressed, and which is to be written', async () => {
    const { onplace, onwrite } = shown();
    const last = screen.getAllByRole('gridcell')[3]!;
    await fireEvent.click(last);
    expect(onplace).toHaveBeenCalledWith({ row: 1, column: 1 });
    await fireEvent.dblClick(last);
    expect(onwrite).toHaveBeenCalledOnce();
    await fireEvent.dblClick(screen.getByRole('rowheader', { name: /P01/ }));
    expect(onwrite).toHaveBeenCalledOnce();
  });

  it('underlines words that are looked for', () => {
    const found = [{ from: 0, to: 5 }];
    const [first, ...others] = rows;
    const cells = [{ ...first!.cells[0]!, found }, first!.cells[1]!];
    render(MatrixGrid, {
      label: 'People',
      rowName: 'Case',
      columns,
      rows: [{ ...first!, cells }, ...others],
      place: { row: 0, column: 0 },
      onplace: () => {},
      onwrite: () => {},
    });
    expect(document.querySelector('mark')?.textContent).toBe('Knows');
  });

  it('draws 60 rows of 30 columns, each cell with its words', { timeout: 20_000 }, () => {
    const wide = Array.from({ length: 30 }, (_, index) => ({
      ...columns[0]!,
      key: `c${index}`,
    }));
    const tall = Array.from({ length: 60 }, (_, index) => ({
      ...rows[0]!,
      key: `r${index}`,
      cells: wide.map(() => rows[0]!.cells[0]!),
    }));
    render(MatrixGrid, {
      label: 'People',
      rowName: 'Case',
      columns: wide,
      rows: tall,
      place: { row: 59, column: 29 },
      onplace: () => {},
      onwrite: () => {},
    });
    const cells = document.querySelectorAll('td');
    expect(cells).toHaveLength(1800);
    expect(document.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
  });
});

const head: HeadView = {
  id: uuid(36, 1) as MatrixId,
  matrices: [{ id: uuid(36, 1) as MatrixId, name: 'People × domains' }],
  attributes: [{ id: role, name: 'Role' }],
  rowsBy: null,
  sortedBy: null,
  source: 'settled coding of 7 of 8 transcripts',
  columns: { shown: 6, all: 14 },
  rows: { shown: 8, all: 8 },
  isFiltered: false,
  notCharted: 13,
  changed: 5,
  narrowed: 'changed',
  readonly: false,
};
const nothing = () => {};
const headActs = {
  exported: 'export',
  onmatrix: nothing,
  onnew: nothing,
  onrename: nothing,
  onremove: nothing,
  ontakein: nothing,
  onsource: nothing,
  onrows: nothing,
  onsort: nothing,
  onfilter: nothing,
  oncolumns: nothing,
  onnarrow: nothing,
  oncompare: nothing,
  onsearch: nothing,
};

describe('the head of the matrix', () => {
  it('says which coding is read, how many columns and rows are shown, and what waits', async () => {
    const onnarrow = vi.fn();
    render(MatrixHead, { head, ...headActs, onnarrow });
    expect(screen.getByRole('button', { name: head.source })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Columns 6 of 14' })).toBeTruthy();
    const changed = screen.getByRole('button', { name: '5 changed' });
    expect(changed.getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(changed);
    await fireEvent.click(screen.getByRole('button', { name: '13 not charted' }));
    expect(onnarrow.mock.calls).toEqual([[null], ['not-charted']]);
  });

  it('sets rows by an attribute, and orders people by one', async () => {
    const onrows = vi.fn();
    const onsort = vi.fn();
    render(MatrixHead, { head, ...headActs, onrows, onsort });
    await fireEvent.change(screen.getByLabelText('Rows'), { target: { value: role } });
    await fireEvent.change(screen.getByLabelText('Order'), { target: { value: role } });
    await fireEvent.change(screen.getByLabelText('Order'), { target: { value: '' } });
    expect(onrows).toHaveBeenCalledWith(role);
    expect(onsort.mock.calls).toEqual([[role], [null]]);
  });

  it('offers nothing that changes the matrix in a copy for one person', () => {
    render(MatrixHead, { head: { ...head, readonly: true }, ...headActs });
    expect(screen.queryByRole('button', { name: 'New' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
    expect((screen.getByLabelText('Rows') as HTMLSelectElement).disabled).toBe(true);
  });
});

function openView(change: Partial<OpenCellView> = {}): OpenCellView {
  const cell = change.cell ?? gridCell();
  const { charting: stored } = cell;
  return {
    key: cell.key,
    caseName: 'P01',
    caseAbout: 'GP partner',
    columnName: 'Knowledge',
    look: columns[0]!.look,
    cell,
    state: stateWords(cell, coders),
    changed: null,
    found: null,
    checker: null,
    reopened: '',
    draft: {
      kind: stored?.kind ?? 'summary',
      text: stored?.summary ?? '',
      stored: stored?.summary ?? '',
      links: stored?.links ?? [],
      state: 'stored',
      refusal: null,
      isContested: false,
      saved: stored ? 'Saved 10:00, Amara Osei' : '',
    },
    checked: null,
    isOwn: true,
    passages: numberedPassages(cell),
    others: [],
    isCaseInHand: true,
    isDeserted: false,
    ...change,
  };
}

const words = 'What I remember is three weeks of nothing.';
const groups = [
  {
    key: settledP01,
    transcript: 'P01',
    coding: 'consensus',
    passages: [
      {
        key: `${settledP01} 0 2`,
        where: 'lines 1 to 2',
        href: 'coding/?line=1',
        code: null,
        read: {
          before: null,
          lines: [{ line: 0, speaker: 'P01', text: words, quotes: [] }],
          after: null,
        },
      },
    ],
  },
];

function opened(
  open: OpenCellView,
  change: { writing?: boolean; readonly?: boolean; gone?: typeof groups } = {},
) {
  const acts = {
    ontab: vi.fn(),
    onwriting: vi.fn(),
    ontype: vi.fn(),
    onleave: vi.fn(),
    onkeepmine: vi.fn(),
    ondiscard: vi.fn(),
    onquote: vi.fn(() => Promise.resolve(null)),
    onlink: vi.fn(),
    onright: vi.fn(),
    oncheck: vi.fn(),
    onclear: vi.fn(),
    onclearother: vi.fn(),
    onunlink: vi.fn(),
  };
  render(OpenCell, {
    open,
    here: groups,
    gone: [],
    ofCase: 41,
    parts: [],
    earlier: [],
    tab: 'here',
    writing: false,
    readonly: false,
    ...change,
    ...acts,
  });
  return acts;
}

describe('the open cell', () => {
  it('lists what was written in a code before it was merged, to be read and cleared', async () => {
    const about = charting().column;
    const other = { key: 'other', about, name: 'Skills', kind: 'summary' as const };
    const { onclearother } = opened(
      openView({ others: [{ ...other, text: 'Has done it once.', by: 'Tom, 9 November' }] }),
    );
    expect(screen.getByRole('heading', { name: 'Written when this was Skills' })).toBeDefined();
    expect(screen.getByText('Has done it once.')).toBeDefined();
    await fireEvent.click(screen.getByRole('button', { name: /Clear these words/ }));
    expect(onclearother).toHaveBeenCalledWith(about);
  });

  it('says that its words rest on a transcript in hand, and cannot be written then', () => {
    const hidden = gridCell({ ...unwritten, state: { kind: 'hidden' } });
    opened(openView({ cell: hidden, isCaseInHand: false }));
    expect(screen.getByText(/rests on a transcript you have in hand/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Write the summary' })).toBeNull();
  });

  it('names case and column, and has a tab for what it rests on, the case, and earlier texts', () => {
    opened(openView());
    expect(screen.getByRole('heading', { level: 2 }).textContent).toContain('P01');
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      'Here, 1',
      'All of P01, 41',
      'Earlier texts, 0',
    ]);
  });

  it('moves between its tabs with arrows', async () => {
    const { ontab } = opened(openView());
    await fireEvent.keyDown(screen.getByRole('tab', { name: 'Here, 1' }), { key: 'ArrowRight' });
    await fireEvent.keyDown(screen.getByRole('tab', { name: 'Here, 1' }), { key: 'ArrowLeft' });
    expect(ontab.mock.calls).toEqual([['case'], ['earlier']]);
  });

  it('shows linked words with the number of the passage', () => {
    const links = [{ ...range(0, 2), words: { from: 0, to: 5 } }];
    opened(openView({ cell: gridCell({ charting: charting({ links }) }) }));
    expect(document.querySelector('.box mark')?.textContent).toBe('Knows');
    expect(screen.getByRole('button', { name: 'passage 1' })).toBeTruthy();
    expect(screen.getByText('in the summary')).toBeTruthy();
  });

  it('asks whether a cell that changed is still right, or up to date once it was rewritten', async () => {
    const stale = (rewritten: boolean) =>
      openView({
        cell: gridCell({
          state: { kind: 'stale', was: 'summary' },
          staleness: { added: [range(0, 2)], removed: [], rewritten },
        }),
        changed: { since: 'charted on 14 November', sentences: ['lines 1 to 2 added'] },
      });
    const { onright } = opened(stale(false));
    expect(screen.getByRole('note').textContent).toContain(
      'Changed since charted on 14 November: lines 1 to 2 added.',
    );
    await fireEvent.click(screen.getByRole('button', { name: 'Still right' }));
    expect(onright).toHaveBeenCalledOnce();
    cleanup();
    opened(stale(true));
    expect(screen.getByRole('button', { name: 'Up to date now' })).toBeTruthy();
    expect(rightWords(stale(true).cell)).toBe('Up to date now');
    expect(rightWords(stale(false).cell)).toBe('Still right');
  });

  it('leads from what was taken off to its lines, which stand under what is coded', async () => {
    const cell = gridCell({
      state: { kind: 'stale', was: 'summary' },
      staleness: { added: [], removed: [range(7, 8)], rewritten: false },
    });
    const [of] = groups;
    const [one] = of!.passages;
    const line = { line: 7, speaker: 'P01', text: 'It will not hold.', quotes: [] };
    const read = { before: null, lines: [line], after: null };
    const off = { ...one!, key: `${settledP01} 7 8`, where: 'line 8', read };
    const changed = { since: 'charted on 14 November', sentences: ['line 8 taken off'] };
    const open = openView({ cell, changed });
    const { ontab } = opened(open, { gone: [{ ...of!, passages: [off] }] });
    expect(screen.getByRole('heading', { name: 'No longer coded here' })).toBeTruthy();
    expect(screen.getByText('It will not hold.')).toBeTruthy();
    Element.prototype.scrollIntoView = vi.fn();
    await fireEvent.click(screen.getByRole('button', { name: 'Read what was taken off' }));
    expect(ontab).toHaveBeenCalledWith('here');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('passage 2'));
  });

  it('says when it was found right since, and by whom', () => {
    opened(openView({ found: 'Found right 22 November, AO' }));
    expect(screen.getByText('Found right 22 November, AO')).toBeTruthy();
  });

  it('says while one writes that it saves itself, and that other words take the check off', () => {
    const draft = { ...openView().draft, state: 'typed' as const };
    opened(openView({ checker: 'TB', draft }), { writing: true });
    const said = screen.getByText(/Not saved yet/).textContent;
    expect(said).toMatch(/Saves itself as you write\./);
    expect(said).toContain('Changing the words takes off the check by TB.');
  });

  it('cites linked words in quotation marks once', () => {
    const summary = '“I would not”, she says.';
    const links = [
      { ...range(0, 2), words: { from: 0, to: 13 } },
      { ...range(0, 2), words: { from: 15, to: 23 } },
    ];
    opened(openView({ cell: gridCell({ charting: charting({ summary, links }) }) }), {
      writing: true,
    });
    const cited = [...document.querySelectorAll('.tied .quoted')].map((one) => one.textContent);
    expect(cited).toEqual(['“I would not”', '“she says”']);
  });

  it('offers the check to a second person only', async () => {
    opened(openView());
    expect(screen.queryByRole('button', { name: 'Checked' })).toBeNull();
    expect(screen.getByText(/a second person checks/)).toBeTruthy();
    cleanup();
    const { oncheck } = opened(openView({ isOwn: false }));
    await fireEvent.click(screen.getByRole('button', { name: 'Checked' }));
    expect(oncheck).toHaveBeenCalledWith(true);
  });

  it('gives what is typed to be kept, and says when it could not be', async () => {
    const { ontype, onleave } = opened(openView(), { writing: true });
    const field = screen.getByLabelText('Summary, in your words');
    await fireEvent.input(field, { target: { value: 'Knows.' } });
    expect(ontype).toHaveBeenCalledWith('Knows.', 'summary');
    await fireEvent.blur(field);
    expect(onleave).toHaveBeenCalledOnce();
    cleanup();
    const draft = { ...openView().draft, text: 'Knows.', state: 'refused' as const };
    opened(openView({ draft: { ...draft, refusal: 'The disk is full.' } }));
    expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
    expect(screen.getByText('Knows.')).toBeTruthy();
  });

  it('shows both texts where another wrote the cell meanwhile, and lets one be chosen', async () => {
    const draft = {
      ...openView().draft,
      text: 'Mine',
      stored: 'Theirs',
      state: 'refused' as const,
      isContested: true,
    };
    const { onkeepmine, ondiscard } = opened(openView({ draft }));
    expect(screen.getByText('Mine')).toBeTruthy();
    expect(screen.getByText('Theirs')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Keep what I typed' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Take what is stored' }));
    expect(onkeepmine).toHaveBeenCalledOnce();
    expect(ondiscard).toHaveBeenCalledOnce();
  });

  it('puts a passage in as a quotation where one is writing', async () => {
    const { onquote } = opened(openView(), { writing: true });
    const field = screen.getByLabelText('Summary, in your words') as HTMLTextAreaElement;
    field.setSelectionRange(5, 5);
    await fireEvent.keyUp(field, { key: 'ArrowLeft' });
    await fireEvent.click(screen.getByRole('button', { name: /Insert as quotation/ }));
    expect(onquote).toHaveBeenCalledWith(range(0, 2), words, 5);
  });

  it('links the chosen words to a passage, and without a choice all of it', async () => {
    const { onlink } = opened(openView(), { writing: true });
    const field = screen.getByLabelText('Summary, in your words') as HTMLTextAreaElement;
    await fireEvent.click(screen.getByRole('button', { name: /^Link: passage 1/ }));
    field.setSelectionRange(0, 5);
    await fireEvent.keyUp(field, { key: 'ArrowLeft', shiftKey: true });
    await fireEvent.click(screen.getByRole('button', { name: /^Link the chosen words/ }));
    expect(onlink.mock.calls).toEqual([
      [range(0, 2), null],
      [range(0, 2), { from: 0, to: 5 }],
    ]);
  });

  it('opens a field for the reason when a cell is set aside', async () => {
    const cell = gridCell({ charting: null, state: { kind: 'not-charted', passages: 1 } });
    const { ontype, onwriting } = opened(openView({ cell }));
    await fireEvent.click(screen.getByRole('button', { name: 'Set aside, because' }));
    expect(ontype).toHaveBeenCalledWith('', 'set-aside');
    expect(onwriting).toHaveBeenCalledWith(true);
  });

  it('shows nothing of a cell that is hidden while its transcript is in hand', () => {
    const cell = gridCell({ ...unwritten, state: { kind: 'hidden' } });
    opened(openView({ cell }));
    expect(screen.getByText(/You have a transcript of P01 in hand/)).toBeTruthy();
    expect(screen.queryByRole('tab')).toBeNull();
    expect(screen.queryByText(words)).toBeNull();
  });

  it('is only read in a copy for one person', () => {
    opened(openView(), { readonly: true });
    expect(screen.getAllByRole('button').map((one) => one.textContent?.trim())).not.toContain(
      'Change the words',
    );
    expect(screen.queryByRole('button', { name: /Insert as quotation/ })).toBeNull();
    expect(screen.getByText(words)).toBeTruthy();
  });
});

const target = (codeId: typeof knowledge): FindingTarget => ({ on: 'code', codeId });
const columnOf = (key: string, codeId: typeof knowledge, hidden = false) => ({
  key,
  about: target(codeId),
  hidden,
});

describe('the columns of a matrix', () => {
  const choices = [
    { key: 'k', about: target(knowledge), name: 'Knowledge', look: columns[0]!.look },
    { key: 'e', about: target(environment), name: 'Environment', look: columns[0]!.look },
  ];

  it('move by places, and not beyond the ends', () => {
    const three = ['a', 'b', 'c'].map((key) => columnOf(key, knowledge));
    const keys = (by: number, key = 'b') => columnsMoved(three, key, by).map((one) => one.key);
    expect(keys(1)).toEqual(['a', 'c', 'b']);
    expect(keys(-9)).toEqual(['b', 'a', 'c']);
    expect(keys(1, 'x')).toEqual(['a', 'b', 'c']);
  });

  it('are added, hidden, moved by key and kept as one act', async () => {
    const onkeep = vi.fn();
    render(ColumnsDialog, {
      columns: [columnOf('k', knowledge)],
      groups: [{ name: 'Domains', choices }],
      onkeep,
      onclose: nothing,
    });
    await fireEvent.click(screen.getByRole('checkbox', { name: /Environment/ }));
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Environment to the left' }), {
      key: 'ArrowUp',
      altKey: true,
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Hide Knowledge' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Keep 2 columns' }));
    expect(onkeep).toHaveBeenCalledExactlyOnceWith([
      columnOf('e', environment),
      columnOf('k', knowledge, true),
    ]);
  });

  it('that are gone from the study can still be taken out', async () => {
    const onkeep = vi.fn();
    render(ColumnsDialog, {
      columns: [columnOf('x', environment)],
      groups: [{ name: 'Domains', choices }],
      onkeep,
      onclose: nothing,
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Remove no longer in the study' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Keep 0 columns' }));
    expect(onkeep).toHaveBeenCalledExactlyOnceWith([]);
  });
});

describe('what is asked over the matrix', () => {
  it('wants a name for a new matrix, and offers what it may begin with', async () => {
    const onkeep = vi.fn();
    render(MatrixNameDialog, {
      title: 'New matrix',
      verb: 'Make the matrix',
      name: '',
      starts: [
        { name: 'Domains with passages', about: [target(knowledge)] },
        { name: 'None yet', about: [] },
      ],
      onkeep,
      onclose: nothing,
    });
    const form = document.querySelector('form')!;
    await fireEvent.submit(form);
    expect(screen.getByRole('alert').textContent).toContain('Give it a name');
    expect(onkeep).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' Roles ' } });
    await fireEvent.submit(form);
    expect(onkeep).toHaveBeenCalledExactlyOnceWith('Roles', [target(knowledge)]);
  });

  it('filters rows by groups, and says how many are left before it does', async () => {
    const onkeep = vi.fn();
    render(RowFilterDialog, {
      attributes: [
        {
          id: role,
          name: 'Role',
          groups: [
            { group: 'GP', people: 2 },
            { group: '', people: 1 },
          ],
        },
      ],
      filters: [],
      rowsLeft: (filters) => 3 - filters.flatMap(({ groups: all }) => all).length,
      onkeep,
      onclose: nothing,
    });
    await fireEvent.click(screen.getByRole('checkbox', { name: /not known/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Show 2 rows' }));
    expect(onkeep).toHaveBeenCalledExactlyOnceWith([{ attributeId: role, groups: [''] }]);
  });

  it('sets two rows side by side, column by column', async () => {
    const onchoose = vi.fn();
    render(CompareDialog, {
      choices: [
        {
          name: 'Rows',
          choices: [
            { key: 'p1', name: 'P01' },
            { key: 'p2', name: 'P02' },
          ],
        },
      ],
      chosen: ['p1', 'p2'],
      names: ['P01', 'P02'],
      columns: [
        {
          column: columns[0]!,
          sides: [
            { rows: [{ label: 'P01', cell: rows[0]!.cells[0]! }], base: '' },
            { rows: [{ label: 'P02', cell: rows[1]!.cells[0]! }], base: '' },
          ],
        },
      ],
      onchoose,
      onclose: nothing,
    });
    const row = screen.getAllByRole('row')[1]!;
    expect(within(row).getByText('Knows the evidence.')).toBeTruthy();
    expect(within(row).getByText('not charted, 2 passages')).toBeTruthy();
    await fireEvent.change(screen.getByLabelText('On the right'), { target: { value: 'p1' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Change sides' }));
    expect(onchoose.mock.calls).toEqual([[['p1', 'p1']], [['p2', 'p1']]]);
  });

  it('counts the cells in which words were found, and goes on with Enter', async () => {
    const onstep = vi.fn();
    render(FindInMatrix, {
      words: 'doctor',
      cells: 12,
      names: 1,
      at: 2,
      onwords: nothing,
      onstep,
      onclose: nothing,
    });
    expect(screen.getByRole('status').textContent).toBe('cell 3 of 12, 1 name');
    const field = screen.getByRole('searchbox');
    expect(document.activeElement).toBe(field);
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    expect(onstep.mock.calls).toEqual([[1], [-1]]);
  });

  it('lists every key of the matrix', () => {
    render(MatrixKeySheet, {
      keys: usualMatrixKeys,
      singleKeys: true,
      settings: 'settings',
      onclose: nothing,
    });
    expect(screen.getAllByRole('term')).toHaveLength(Object.keys(usualMatrixKeys).length);
  });
});
