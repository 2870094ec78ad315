import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ExportChoices from '#lib/ui/export/ExportChoices.svelte';
import ExportOptions from '#lib/ui/export/ExportOptions.svelte';
import TablePreview from '#lib/ui/export/TablePreview.svelte';
import { subjects } from '#lib/ui/export/export-view.ts';

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

  it('puts the tables of findings first where a page of findings has chosen one', () => {
    const legends = () =>
      screen.getAllByRole('group').map((one) => one.querySelector('legend')?.textContent);
    render(ExportChoices, { subject: 'segments', withFindings: true, onsubject: vi.fn() });
    expect(legends()).toEqual(['Table', 'Table of findings']);
    cleanup();
    render(ExportChoices, { subject: 'matrix', withFindings: true, onsubject: vi.fn() });
    expect(legends()).toEqual(['Table of findings', 'Table']);
  });

  it('offers no table of findings in a copy made for one person', () => {
    render(ExportChoices, { subject: 'segments', withFindings: false, onsubject: vi.fn() });
    const groups = screen.getAllByRole('group').map((group) => group.querySelector('legend'));
    expect(groups.map((legend) => legend?.textContent)).toEqual(['Table']);
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
