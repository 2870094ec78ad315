import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ExportChoices from '#lib/ui/export/ExportChoices.svelte';
import { subjects } from '#lib/ui/export/export-view.ts';

afterEach(cleanup);

const untouched = {
  formats: [{ id: 'csv', label: 'CSV', extension: '.csv' }],
  format: 'csv',
  transcripts: [],
  withOpenPass: false,
  onsubject: vi.fn(),
  onformat: vi.fn(),
  ontranscript: vi.fn(),
  onall: vi.fn(),
  onopenpass: vi.fn(),
} as const;

describe('what to export', () => {
  it('asks by name which of several matrices is meant', async () => {
    const onmatrix = vi.fn();
    const matrices = [
      { id: 'm1', name: 'People × domains' },
      { id: 'm2', name: 'Before and after' },
    ];
    render(ExportChoices, { ...untouched, subject: 'matrix', matrices, onmatrix });
    const chooser = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Matrix' });
    expect(chooser.value).toBe('m1');
    await fireEvent.change(chooser, { target: { value: 'm2' } });
    expect(onmatrix).toHaveBeenCalledExactlyOnceWith('m2');
  });

  it.each(subjects.map(({ id }) => id))('has each id once while %s is chosen', (subject) => {
    const matrices = ['m1', 'm2'].map((id) => ({ id, name: id }));
    const guides = ['g1', 'g2'].map((id, index) => ({ id, number: index + 1 }));
    const { container } = render(ExportChoices, { ...untouched, subject, matrices, guides });
    const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
