import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CellDifference, EditedDifferences } from '#lib/domain/matrix/edited/differences.ts';
import EditedMatrixDialog from '#lib/ui/matrix/EditedMatrixDialog.svelte';
import './open-dialogs.ts';

afterEach(cleanup);

const one = (kind: CellDifference['kind'], here: string, file: string): CellDifference => ({
  kind,
  rowKey: `row ${kind}`,
  columnKey: 'column',
  caseLabel: `P-${kind}`,
  columnName: 'Knowledge',
  here: here === '' ? { kind: 'nothing', words: '' } : { kind: 'summary', words: here },
  file: file === '' ? { kind: 'nothing', words: '' } : { kind: 'summary', words: file },
});
const differences: EditedDifferences = {
  cells: [
    one('new', 'Knows the guide.', 'Knows the new guide.'),
    one('conflict', 'هنا', 'هناك'),
    one('cleared', 'Gone there.', ''),
  ],
  left: [{ caseLabel: 'P09', columnName: 'Skills', why: 'cut' }],
  same: 40,
  changedHere: 1,
  rowsNotInFile: ['P02'],
  columnsNotInFile: [],
  unknownRows: [{ number: 12, label: 'P99' }],
  unknownColumns: ['My remarks'],
  twiceRows: [],
  twiceColumns: [],
};

function shown(changed: object = {}) {
  const acts = {
    onfile: vi.fn(),
    oncancelreading: vi.fn(),
    ontake: vi.fn(),
    onimport: vi.fn(),
    onclose: vi.fn(),
  };
  render(EditedMatrixDialog, {
    fileName: 'Matrix edited.xlsx',
    matrixName: 'Domains',
    reading: false,
    failure: null,
    differences,
    isTaken: ({ kind }: CellDifference) => kind === 'new',
    taken: 1,
    ...acts,
    ...changed,
  });
  return acts;
}

describe('the dialog that takes in an edited matrix', () => {
  it('says how much differs, and shows both texts of every cell that does', () => {
    shown();
    expect(screen.getByText(/3 cells of the file differ/).textContent).toContain(
      '1 of them changed here as well; 40 the same; 1 changed only here, which stay.',
    );
    const cells = within(screen.getByRole('list', { name: 'Cells that differ' })).getAllByRole(
      'listitem',
    );
    expect(cells).toHaveLength(3);
    expect(cells[0]!.textContent).toContain('Knows the new guide.');
    expect(cells[0]!.querySelector('.both div:last-child mark')!.textContent).toBe('new ');
    expect(cells[1]!.textContent).toMatch(/changed here as well since the export/);
    expect(cells[2]!.textContent).toMatch(/nothing written/);
  });

  it('ticks only what is new, and each cell can be ticked by itself or all at once', async () => {
    const { ontake, onimport } = shown();
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, false]);
    await fireEvent.click(screen.getByLabelText('Take the file’s words, not those here'));
    expect(ontake).toHaveBeenLastCalledWith(differences.cells[1], true);
    await fireEvent.click(screen.getByRole('button', { name: 'None' }));
    expect(ontake.mock.calls.slice(1)).toEqual(differences.cells.map((each) => [each, false]));
    await fireEvent.click(screen.getByRole('button', { name: 'Take in 1 cell' }));
    expect(onimport).toHaveBeenCalledOnce();
  });

  it('takes in nothing while nothing is ticked', async () => {
    const { onimport } = shown({ taken: 0 });
    await fireEvent.click(screen.getByRole('button', { name: /tick a cell first/ }));
    expect(onimport).not.toHaveBeenCalled();
  });

  it('names what was not read, and what stays as it is', () => {
    shown();
    const others = screen.getByRole('region', { name: /Not read/ }).textContent;
    for (const words of ['P09, Skills', 'P99 (row 12)', 'My remarks', 'stays as it is: P02']) {
      expect(others).toContain(words);
    }
  });

  it('says what a file must be before one is chosen, and why one was refused', async () => {
    const { onfile } = shown({
      differences: null,
      fileName: null,
      failure: 'The file holds no matrix.',
    });
    expect(screen.getByRole('alert').textContent).toContain('The file holds no matrix.');
    expect(screen.getByText(/Export the matrix as Excel or CSV/)).toBeTruthy();
    const file = new File(['x'], 'Matrix.xlsx');
    await fireEvent.change(screen.getByTestId('edited-matrix'), { target: { files: [file] } });
    expect(onfile).toHaveBeenCalledWith(file);
  });

  it('says that nothing differs where nothing does', () => {
    shown({ differences: { ...differences, cells: [] }, taken: 0 });
    expect(screen.getByText(/No cell of the file differs/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Take in \d/ })).toBeNull();
  });
});
