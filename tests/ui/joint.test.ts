import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import {
  guessedResultColumns,
  readResults,
  resultTable,
} from '#lib/domain/joint/import-results.ts';
import { jointGaps, noJointWords } from '#lib/domain/joint/joint-rows.ts';
import { noEnd } from '#lib/domain/joint/threads.ts';
import { noResult } from '#lib/domain/joint/results.ts';
import type { JointRowId } from '#lib/domain/model/joint-row.ts';
import type {
  QuantitativeResult,
  QuantitativeResultId,
} from '#lib/domain/model/quantitative-result.ts';
import type { Thread, ThreadId } from '#lib/domain/model/thread.ts';
import BeginThread from '#lib/ui/joint/BeginThread.svelte';
import JointTable from '#lib/ui/joint/JointTable.svelte';
import type { JointRowView } from '#lib/ui/joint/joint-view.ts';
import LinkedResults from '#lib/ui/joint/LinkedResults.svelte';
import NewResult from '#lib/ui/joint/NewResult.svelte';
import RelationChoice from '#lib/ui/joint/RelationChoice.svelte';
import { noDraft } from '#lib/ui/joint/result-draft.ts';
import ResultFields from '#lib/ui/joint/ResultFields.svelte';
import ResultsPreview from '#lib/ui/joint/ResultsPreview.svelte';
import ThreadList from '#lib/ui/joint/ThreadList.svelte';
import { uuid } from '../fixtures/small-study.ts';
import { written } from '../fixtures/study-with-findings.ts';
import './open-dialogs.ts';

const result: QuantitativeResult = {
  id: uuid(40, 1) as QuantitativeResultId,
  ...noResult,
  measure: 'Has stopped one',
  n: 12,
  total: 40,
  order: 0,
};
const type = async (field: HTMLElement, value: string) => {
  await fireEvent.input(field, { target: { value } });
  await fireEvent.blur(field);
};

describe('results that are linked', () => {
  it('are taken off by buttons whose names are read as words', () => {
    render(LinkedResults, {
      results: [result],
      readonly: false,
      hrefOf: () => '#',
      ontakeoff: () => {},
    });
    expect(screen.getByRole('button').textContent).toBe('Take off Has stopped one');
  });
});

describe('a very large table of results', () => {
  it('is shown by its first rows and columns, and imported whole', () => {
    const rows = Array.from({ length: 300 }, (_, at) => [
      `Measure ${at}`,
      ...Array<string>(200).fill('x'),
    ]);
    const table = resultTable(rows, false);
    const columns = table.headers.map((_, at) => (at === 0 ? ('measure' as const) : null));
    render(ResultsPreview, {
      shown: {
        from: '',
        sheets: [''],
        sheet: '',
        isHeaded: false,
        table,
        columns,
        rows: readResults(table, columns),
      },
      oncolumn: () => {},
      onheading: () => {},
      onsheet: () => {},
      onimport: () => {},
      onclose: () => {},
    });
    expect(screen.getAllByRole('combobox')).toHaveLength(60);
    expect(screen.getByText('And 141 columns more, left out.')).toBeTruthy();
    expect(screen.getByText('And 240 more.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Import 300 results' })).toBeTruthy();
  });
});

describe('the fields of a result', () => {
  it('keep n of N together, and say beside the field what cannot be', async () => {
    const onsay = vi.fn(() => Promise.resolve(true));
    render(ResultFields, { result, readonly: false, onsay });
    const field = screen.getByLabelText<HTMLInputElement>('n of N');
    expect(field.value).toBe('12 of 40');
    await type(field, '50 of 60');
    expect(onsay).toHaveBeenCalledExactlyOnceWith({ n: 50, total: 60 });
    await type(field, '50 of 40');
    expect(screen.getByRole('alert').textContent).toBe('n is larger than N.');
    await type(screen.getByLabelText('Measure'), ' ');
    expect(screen.getAllByRole('alert')[0]!.textContent).toBe('A result needs a measure.');
    expect(onsay).toHaveBeenCalledTimes(1);
  });

  it('of a new one ask for a measure, and begin the next with the same source', async () => {
    const onadd = vi.fn(() => Promise.resolve(true));
    const ondraft = vi.fn();
    const shown = render(NewResult, { draft: noDraft, ondraft, onadd });
    await fireEvent.submit(screen.getByRole('form'));
    expect(screen.getByRole('alert').textContent).toBe('A result needs a measure.');
    expect(document.activeElement).toBe(screen.getByLabelText('Measure'));
    expect(onadd).not.toHaveBeenCalled();
    const draft = { ...noDraft, measure: 'Age', counts: '3/9', source: 'Survey' };
    await shown.rerender({ draft });
    await fireEvent.submit(screen.getByRole('form'));
    expect(onadd).toHaveBeenCalledExactlyOnceWith({
      ...noResult,
      measure: 'Age',
      n: 3,
      total: 9,
      source: 'Survey',
    });
    await vi.waitFor(() =>
      expect(ondraft).toHaveBeenLastCalledWith({ ...noDraft, source: 'Survey' }),
    );
  });
});

describe('the preview of an import', () => {
  const rows = [
    ['Measure', 'n'],
    ['Has stopped one', '12 of 40'],
    ['', '3'],
    ['Age', 'many'],
    ['Confidence', ''],
  ];
  const shownOf = (headed: boolean) => {
    const table = resultTable(rows, headed);
    const columns = guessedResultColumns(table.headers);
    return {
      from: 'survey.csv',
      sheets: [''],
      sheet: '',
      isHeaded: headed,
      table,
      columns,
      rows: readResults(table, columns),
    };
  };
  const acts = () => ({
    oncolumn: vi.fn(),
    onheading: vi.fn(),
    onsheet: vi.fn(),
    onimport: vi.fn(),
    onclose: vi.fn(),
  });

  it('lists rows with faults by number and reason, and says the number before the act', async () => {
    const on = acts();
    render(ResultsPreview, { shown: shownOf(true), ...on });
    const left = within(screen.getByRole('table', { name: 'Left out: 2 rows' }));
    expect(
      left
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual([
      expect.stringMatching(/3\s*none\s*A result needs a measure\./) as unknown,
      expect.stringMatching(/4\s*Age\s*n and N are whole numbers/) as unknown,
    ]);
    const button = screen.getByRole('button', { name: 'Import 2 results' });
    await fireEvent.click(button);
    expect(on.onimport).toHaveBeenCalledOnce();
    await fireEvent.change(screen.getByLabelText('Column 2, “n”'), { target: { value: '' } });
    expect(on.oncolumn).toHaveBeenCalledExactlyOnceWith(1, null);
  });

  it('imports nothing where no column is the measure', async () => {
    const on = acts();
    render(ResultsPreview, { shown: shownOf(false), ...on });
    expect(screen.getByText(/No column is said to be the measure/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Import 0 results' }));
    expect(on.onimport).not.toHaveBeenCalled();
  });
});

describe('the joint display', () => {
  const row = { id: uuid(41, 1) as JointRowId, ...noJointWords, order: 0, written };
  const view: JointRowView = {
    row: { ...row, resultIds: [result.id], relation: 'silent', inference: 'Nobody spoke of it.' },
    number: 1,
    results: [result],
    findings: [],
    quotes: [],
    gaps: [],
  };

  it('says what is missing in a row and leaves no cell blank', () => {
    const empty = { ...view, row, results: [], gaps: jointGaps(row) };
    render(JointTable, { rows: [empty], selected: null, hrefOf: () => '#' });
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent.trim());
    expect(cells.every((words) => words !== '')).toBe(true);
    expect(cells.at(-1)).toMatch(
      /missing: a result, a theme or domain, the relation, what the two say together/,
    );
  });

  it('finds nothing missing where a strand is silent, and says so of the other side', () => {
    render(JointTable, {
      rows: [{ ...view, gaps: jointGaps(view.row) }],
      selected: null,
      hrefOf: () => '#',
    });
    expect(screen.queryByText(/missing/)).toBeNull();
    expect(screen.getByText('no theme or domain')).toBeTruthy();
    expect(screen.getByText('Silent')).toBeTruthy();
  });

  it('offers the four relations, each with what it means, and none yet', async () => {
    const onsay = vi.fn();
    render(RelationChoice, { relation: null, readonly: false, onsay });
    expect(screen.getAllByRole('radio')).toHaveLength(5);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Not said yet' }).checked).toBe(
      true,
    );
    await fireEvent.click(screen.getByRole('radio', { name: /^Expands: .*explains the result/ }));
    expect(onsay).toHaveBeenCalledExactlyOnceWith('expands');
  });
});

describe('threads', () => {
  it('are listed with what they ask, how they stand and where in a chain they are', () => {
    const id = uuid(42, 1) as ThreadId;
    const next = uuid(42, 2) as ThreadId;
    const thread: Thread = {
      id,
      question: 'Were they told?',
      start: noEnd('quantitative'),
      steps: [],
      result: '',
      state: 'open',
      nextId: next,
      order: 0,
      written,
    };
    render(ThreadList, {
      threads: [{ thread, number: 1, chain: [id, next] }],
      selected: id,
      hrefOf: () => '#',
    });
    const link = screen.getByRole('link');
    expect(link.getAttribute('aria-current')).toBe('true');
    expect(link.textContent.replace(/\s+/g, ' ')).toContain(
      'open, quantitative strand, 0 steps, 1 of 2 in a chain',
    );
  });

  it('begin in either strand, from what was found there', async () => {
    const onbegin = vi.fn();
    render(BeginThread, { onbegin, onclose: vi.fn() });
    await fireEvent.click(screen.getByRole('radio', { name: 'Qualitative strand' }));
    await fireEvent.input(screen.getByLabelText('What was found there'), {
      target: { value: ' Nobody was told. ' },
    });
    await fireEvent.submit(screen.getByLabelText('What was found there').closest('form')!);
    expect(onbegin).toHaveBeenCalledExactlyOnceWith({
      ...noEnd('qualitative'),
      words: 'Nobody was told.',
    });
  });
});
