import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guessedColumns } from '#lib/domain/participants/table-import.ts';
import ImportPreview from '#lib/ui/participants/ImportPreview.svelte';
import AttributeForm from '#lib/ui/participants/AttributeForm.svelte';
import ParticipantGrid from '#lib/ui/participants/ParticipantGrid.svelte';
import { person1, smallStudy } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const { participants, attributes } = smallStudy();

function grid() {
  const callbacks = {
    onlabel: vi.fn(),
    onvalue: vi.fn(),
    onattribute: vi.fn(),
    onremove: vi.fn(),
  };
  render(ParticipantGrid, {
    participants,
    attributes,
    heard: new Map([[person1, [{ name: 'Interview 1', href: 'coding' }]]]),
    ...callbacks,
  });
  return callbacks;
}

const focused = () => document.activeElement as HTMLElement;
const press = async (key: string) => {
  await fireEvent.keyDown(focused(), { key });
  await new Promise((resolve) => setTimeout(resolve));
};
const cell = (row: number, column: number) =>
  screen.getAllByRole('row')[row + 1]?.children[column] as HTMLElement;

describe('the table of participants', () => {
  it('has one tab stop and is walked with arrows', async () => {
    grid();
    expect(document.querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
    cell(0, 0).focus();
    await press('ArrowRight');
    await press('ArrowDown');
    expect(focused()).toBe(cell(1, 1));
    await press('ArrowRight');
    expect(focused()).toBe(cell(1, 2));
    expect(document.querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
  });

  it('edits with Enter, writes with Enter and moves down', async () => {
    const { onvalue } = grid();
    cell(0, 2).focus();
    await press('Enter');
    const field = screen.getByLabelText<HTMLInputElement>('Years in role of P01');
    expect(field.value).toBe('19');
    await fireEvent.input(field, { target: { value: '20' } });
    await press('Enter');
    expect(onvalue).toHaveBeenCalledWith(participants[0], attributes[1], 20);
    expect(focused()).toBe(cell(1, 2));
  });

  it('goes back with Esc and writes nothing', async () => {
    const { onvalue } = grid();
    cell(0, 2).focus();
    await press('7');
    expect(screen.getByLabelText<HTMLInputElement>('Years in role of P01').value).toBe('7');
    await press('Escape');
    expect(onvalue).not.toHaveBeenCalled();
    expect(focused()).toBe(cell(0, 2));
  });

  it('says why a value does not fit and stays with it', async () => {
    const { onvalue } = grid();
    cell(0, 2).focus();
    await press('Enter');
    const field = screen.getByLabelText('Years in role of P01');
    await fireEvent.input(field, { target: { value: 'many' } });
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toContain('Not a number');
    expect(focused()).toBe(field);
    expect(onvalue).not.toHaveBeenCalled();
  });

  it('tells not known from a value, and Delete makes it so', async () => {
    const { onvalue } = grid();
    expect(cell(1, 2).textContent?.trim()).toBe('not known');
    cell(0, 2).focus();
    await press('Delete');
    expect(onvalue).toHaveBeenCalledWith(participants[0], attributes[1], undefined);
  });

  it('refuses a label that another participant has', async () => {
    const { onlabel } = grid();
    cell(0, 0).focus();
    await press('Enter');
    const field = screen.getByLabelText('Label of P01');
    await fireEvent.input(field, { target: { value: 'p02' } });
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toContain('Another participant');
    expect(onlabel).not.toHaveBeenCalled();
  });

  it('leads to the interviews a person speaks in', () => {
    grid();
    expect(within(cell(0, 3)).getByRole('link').textContent).toBe('Interview 1');
    expect(cell(1, 3).textContent?.trim()).toBe('no transcript');
  });
});

describe('an attribute’s type', () => {
  it('cannot become one that its values do not fit, and says which', async () => {
    const onsave = vi.fn();
    const [role] = attributes;
    render(AttributeForm, {
      attribute: role ?? null,
      attributes,
      participants,
      onsave,
      onremove: vi.fn(),
      onclose: vi.fn(),
    });
    await fireEvent.click(screen.getByLabelText(/number, such as/));
    expect(screen.getByText(/2 values would not fit/).textContent).toContain('P01, “GP partner”');
    await fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    expect(onsave).not.toHaveBeenCalled();
  });
});

describe('the preview of an import', () => {
  const table = {
    headers: ['Person', 'Years in role', 'Shift'],
    rows: [
      ['P01', '20', 'night'],
      ['P09', 'lots', 'day'],
    ],
  };

  function preview() {
    const onimport = vi.fn();
    render(ImportPreview, {
      fileName: 'people.csv',
      table,
      columns: guessedColumns(table, attributes),
      notes: [],
      attributes,
      participants,
      onimport,
      onclose: vi.fn(),
    });
    return { onimport };
  }

  it('shows what would be added, written over and left out', () => {
    preview();
    const text = document.querySelector('dialog')?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('1 new participant: P09');
    expect(text).toContain('1 new attribute: Shift (category)');
    expect(screen.getByRole('row', { name: 'P01 Years in role 19 20' })).toBeTruthy();
    expect(screen.getByRole('row', { name: /2 Years in role lots Not a number/ })).toBeTruthy();
  });

  it('follows what a person says a column is', async () => {
    const { onimport } = preview();
    await fireEvent.change(screen.getByLabelText('Shift'), { target: { value: 'leave-out' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Import 2 participants' }));
    expect(onimport).toHaveBeenCalledOnce();
    expect(onimport.mock.calls[0]?.[0]).toMatchObject({ newAttributes: [], added: ['P09'] });
  });

  it('does not import without a column that names the participants', async () => {
    const { onimport } = preview();
    await fireEvent.change(screen.getByLabelText('Person'), { target: { value: 'text' } });
    expect(screen.getByText(/Choose the column that names/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^Import/ }));
    expect(onimport).not.toHaveBeenCalled();
  });
});
