import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ExportChoices from '#lib/ui/export/ExportChoices.svelte';
import ExportOptions from '#lib/ui/export/ExportOptions.svelte';
import TablePreview from '#lib/ui/export/TablePreview.svelte';
import { followingTables, isOfFindings, subjects } from '#lib/ui/export/export-view.ts';

afterEach(cleanup);

const untouched = {
  formats: [{ id: 'csv', label: 'CSV', extension: '.csv' }],
  format: 'csv',
  onformat: vi.fn(),
} as const;

describe('what to export', () => {
  it('asks by name which of several matrices is meant', async () => {
    const onmatrix = vi.fn();
    const matrices = [
      { id: 'm1', name: 'People × domains' },
      { id: 'm2', name: 'Before and after' },
    ];
    render(ExportOptions, { ...untouched, subject: 'matrix', matrices, onmatrix });
    const chooser = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Matrix' });
    expect(chooser.value).toBe('m1');
    await fireEvent.change(chooser, { target: { value: 'm2' } });
    expect(onmatrix).toHaveBeenCalledExactlyOnceWith('m2');
  });

  it.each(subjects.map(({ id }) => id))('has each id once while %s is chosen', (subject) => {
    const matrices = ['m1', 'm2'].map((id) => ({ id, name: id }));
    const guides = ['g1', 'g2'].map((id, index) => ({ id, number: index + 1 }));
    const { baseElement: container } = render(ExportChoices, {
      subject,
      withFindings: true,
      onsubject: vi.fn(),
    });
    render(ExportOptions, { ...untouched, subject, matrices, guides });
    const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  const headings = (container: HTMLElement) =>
    [...container.querySelectorAll('details')].map((one) => ({
      heading: one.querySelector('legend')?.textContent,
      open: one.open,
      names: [...one.querySelectorAll('label')].map((label) => label.textContent?.trim()),
    }));

  it('offers every table under what it is for, and opens the group of the one chosen', () => {
    const { container } = render(ExportChoices, {
      subject: 'matrix',
      withFindings: true,
      onsubject: vi.fn(),
    });
    const groups = headings(container);
    expect(groups.map(({ heading, open }) => [heading, open])).toEqual([
      ['Participants and recruitment', false],
      ['Coding and agreement', false],
      ['Findings', true],
      ['Appendices', false],
    ]);
    const offered = groups.flatMap(({ names }) => names);
    expect(offered.toSorted()).toEqual(subjects.map(({ name }) => name).toSorted());
    expect(new Set(offered).size).toBe(offered.length);
  });

  it('says in a closed group that the table chosen is in it', async () => {
    const onsubject = vi.fn();
    const { container } = render(ExportChoices, {
      subject: 'segments',
      withFindings: true,
      onsubject,
    });
    const summaries = [...container.querySelectorAll('summary')].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(summaries[1]).toMatch(/^Coding and agreement \d+ · Coded segments$/);
    expect(summaries.filter((words) => words?.includes('·'))).toHaveLength(1);
    await fireEvent.click(screen.getByLabelText('Codebook with its changes'));
    expect(onsubject).toHaveBeenCalledExactlyOnceWith('codebook-appendix');
  });

  it('offers no table of findings in a copy made for one person', () => {
    const { container } = render(ExportChoices, {
      subject: 'segments',
      withFindings: false,
      onsubject: vi.fn(),
    });
    const groups = headings(container);
    expect(groups.map(({ heading }) => heading)).not.toContain('Findings');
    const findings: readonly string[] = subjects
      .filter(({ id }) => isOfFindings(id))
      .map(({ name }) => name);
    expect(groups.flatMap(({ names }) => names).filter((name) => findings.includes(name!))).toEqual(
      [],
    );
  });

  it('asks of which theme the quotations are', async () => {
    const ontheme = vi.fn();
    const themes = [{ id: 't1', name: 'Time' }];
    render(ExportOptions, { ...untouched, subject: 'quote-table', themes, ontheme });
    const chooser = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Theme' });
    await fireEvent.change(chooser, { target: { value: 'none' } });
    expect(ontheme).toHaveBeenCalledExactlyOnceWith('none');
  });

  it('says which tables follow in the file, as its format has it', () => {
    const further = [
      { title: 'C', subject: 'changes', columns: [], rows: [], notes: [], isOnPaper: true },
      { title: 'P', subject: 'passages', columns: [], rows: [], notes: [] },
    ];
    expect(followingTables({ further }, 'html')).toEqual(['changes']);
    expect(followingTables({ further }, 'xlsx')).toEqual(['changes', 'passages']);
    expect(followingTables({ further }, 'csv')).toEqual([]);
    const table = { title: 'T', subject: 't', columns: ['a'], rows: [['x']], notes: [] };
    render(TablePreview, { table, rows: 1, onPaper: true, following: ['changes'] });
    expect(screen.getByText('After it: changes.')).toBeTruthy();
  });

  it('shows for paper neither ids nor what only an edited spreadsheet needs', () => {
    const table = {
      title: 'Roles',
      subject: 'matrix',
      columns: ['Case', 'Memory [c-1]', 'Keys'],
      paperColumns: ['Case', 'Memory', ''],
      unprinted: [2],
      rows: [['P01', 'He forgets.', '{"m":1}']],
      notes: ['N = 1.'],
      sheetNotes: ['The ids say which cell is which.'],
    };
    const heads = () => screen.getAllByRole('columnheader').map((one) => one.textContent);
    render(TablePreview, { table, rows: 1, onPaper: true });
    expect(heads()).toEqual(['Case', 'Memory']);
    expect(screen.queryByText('{"m":1}')).toBeNull();
    expect(screen.queryByText(/The ids say/)).toBeNull();
    cleanup();
    render(TablePreview, { table, rows: 1 });
    expect(heads()).toEqual(['Case', 'Memory [c-1]', 'Keys']);
    expect(screen.getByText(/The ids say/)).toBeTruthy();
  });
});
