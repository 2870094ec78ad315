import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guessedColumns } from '#lib/domain/participants/table-import.ts';
import ImportPreview from '#lib/ui/participants/ImportPreview.svelte';
import AttributeForm from '#lib/ui/participants/AttributeForm.svelte';
import ParticipantGrid from '#lib/ui/participants/ParticipantGrid.svelte';
import ParticipantsPage from '#lib/ui/participants/ParticipantsPage.svelte';
import { person1, smallStudy } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const { participants, attributes } = smallStudy();

function grid(more: { readonly onconsent?: null } = {}) {
  const callbacks = {
    onlabel: vi.fn(),
    onvalue: vi.fn(),
    onattribute: vi.fn(),
    onconsent: vi.fn(),
    onremove: vi.fn(),
  };
  render(ParticipantGrid, {
    participants,
    attributes,
    heard: new Map([[person1, [{ name: 'Interview 1', href: 'coding' }]]]),
    ...callbacks,
    ...more,
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

  it('shows consent and does not open it where it is the lead’s', async () => {
    grid({ onconsent: null });
    const consent = screen.getByRole('button', { name: /consent of P01/ });
    expect(consent.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(consent);
    expect(screen.queryByRole('dialog')).toBeNull();
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

const clipboard = async (into: Element | Window, text: string) => {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  await fireEvent(into, event);
  await new Promise((resolve) => setTimeout(resolve));
};

describe('the page of participants', () => {
  function page(
    people = participants,
    more: { readonly show?: 'withdrawn'; readonly attributes?: typeof attributes } = {},
  ) {
    const callbacks = {
      onadd: vi.fn<(...given: unknown[]) => void>(),
      onlabel: vi.fn<(...given: unknown[]) => void>(),
      onvalue: vi.fn<(...given: unknown[]) => void>(),
      onremove: vi.fn<(...given: unknown[]) => void>(),
      onaddattribute: vi.fn<(...given: unknown[]) => void>(),
      onchangeattribute: vi.fn<(...given: unknown[]) => void>(),
      onremoveattribute: vi.fn<(...given: unknown[]) => void>(),
      onconsent: vi.fn<(...given: unknown[]) => void>(),
      onfile: vi.fn<(...given: unknown[]) => void>(),
      onpaste: vi.fn<(...given: unknown[]) => void>(),
      onvalues: vi.fn<(...given: unknown[]) => void>(),
      onimport: vi.fn<(...given: unknown[]) => void>(),
      onputaway: vi.fn<(...given: unknown[]) => void>(),
      onclosefailure: vi.fn<(...given: unknown[]) => void>(),
    };
    render(ParticipantsPage, {
      participants: people,
      attributes,
      heard: new Map(),
      incoming: null,
      failure: null,
      ...more,
      ...callbacks,
    });
    return callbacks;
  }

  it('takes a table pasted anywhere but in a field', async () => {
    const { onpaste } = page();
    await clipboard(screen.getByLabelText('Add a participant'), 'Person\tShift\nP01\tnight');
    expect(onpaste).not.toHaveBeenCalled();
    await clipboard(document.body, 'Person\tShift\nP01\tnight');
    expect(onpaste).toHaveBeenCalledWith('Person\tShift\nP01\tnight');
  });

  it('has a field to paste into where the browser keeps the clipboard from pages', async () => {
    const { onpaste } = page();
    await fireEvent.click(screen.getByRole('button', { name: 'Paste a table…' }));
    await fireEvent.input(screen.getByLabelText(/paste them here/), {
      target: { value: 'Person\tShift\nP01\tnight' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
    expect(onpaste).toHaveBeenCalledWith('Person\tShift\nP01\tnight');
  });

  it('fills cells from the chosen one on, shown first, with what does not fit and where', async () => {
    const { onvalues, onpaste } = page();
    cell(0, 1).focus();
    await clipboard(cell(0, 1), 'nurse\t3\r\nGP\tmany\r\nP\t1');
    expect(onpaste).not.toHaveBeenCalled();
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText('P02, Years in role')).toBeTruthy();
    expect(within(dialog).getAllByText('There is no participant so far down.')).toHaveLength(2);
    expect(onvalues).not.toHaveBeenCalled();
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Write 3 values' }));
    expect(onvalues.mock.calls[0]?.[0]).toMatchObject([
      { participant: { label: 'P01' }, attribute: { name: 'Role' }, after: 'nurse' },
      { participant: { label: 'P01' }, attribute: { name: 'Years in role' }, after: 3 },
      { participant: { label: 'P02' }, attribute: { name: 'Role' }, after: 'GP' },
    ]);
    expect(document.activeElement).toBe(cell(0, 1));
  });

  it('reads a block as a table with headings after all, if so asked', async () => {
    const { onvalues, onpaste } = page();
    cell(0, 1).focus();
    await clipboard(cell(0, 1), 'Person\tShift\nP01\tnight');
    await fireEvent.click(screen.getByRole('button', { name: /as a table with headings/ }));
    expect(onpaste).toHaveBeenCalledWith('Person\tShift\nP01\tnight');
    expect(onvalues).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lists at first who withdrew consent, where somebody comes for them', () => {
    const [one, two] = participants;
    const withdrawn = { ...one!, consent: { ...one!.consent, state: 'withdrawn' as const } };
    page([withdrawn, two!], { show: 'withdrawn' });
    expect(screen.getByText('1 of 2')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /consent of P02/ })).toBeNull();
  });

  it('says what can be done where consent is withdrawn', async () => {
    page();
    await fireEvent.click(screen.getByRole('button', { name: 'not recorded, consent of P01' }));
    expect(screen.queryByText(/remove the transcript on Transcripts/)).toBeNull();
    await fireEvent.click(screen.getByLabelText('withdrawn'));
    expect(screen.getByText(/remove the transcript on Transcripts/).textContent).toMatch(
      /takes\s+its coding with it; copies already exported are not reached/,
    );
  });

  it('warns of a published number that no group holds', () => {
    const bands = [{ label: 'under 10', from: null, to: 10, values: [] }];
    page(participants, { attributes: [attributes[0]!, { ...attributes[1]!, bands }] });
    expect(screen.getByText(/Years in role: 19 is in no group/)).toBeTruthy();
    expect(screen.queryByText(/Years in role: 19 is held/)).toBeNull();
    cleanup();
    page();
    expect(screen.queryByText(/is in no group/)).toBeNull();
  });

  it('counts in the head of a column of how many it is not known', () => {
    page();
    expect(screen.getByRole('button', { name: /Years in role number 1 not known/ })).toBeTruthy();
  });

  it('records consent, of others alike if asked, and shows who may not be quoted', async () => {
    const { onconsent } = page();
    await fireEvent.click(screen.getByRole('button', { name: 'not recorded, consent of P01' }));
    await fireEvent.click(screen.getByLabelText('given'));
    await fireEvent.click(screen.getByLabelText('no'));
    await fireEvent.click(screen.getByLabelText(/The same for 1 other/));
    await fireEvent.click(screen.getByRole('button', { name: 'Record for 2 people' }));
    expect(onconsent).toHaveBeenCalledWith(participants, {
      state: 'given',
      on: null,
      quoting: 'no',
      note: '',
    });
    cleanup();
    const [one, two] = participants;
    page([{ ...one!, consent: { ...one!.consent, state: 'given', quoting: 'no' } }, two!]);
    await fireEvent.change(screen.getByLabelText('Show'), {
      target: { value: 'not-to-be-quoted' },
    });
    expect(screen.getByText('1 of 2')).toBeTruthy();
    expect(
      screen.getByRole('button', { name: 'given; not to be quoted, consent of P01' }),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /consent of P02/ })).toBeNull();
  });

  it('names the combination that tells who somebody is, and leads to its attribute', async () => {
    page();
    const section = screen.getByRole('region', { name: /Who could be told/ });
    expect(section.textContent).toContain('Role: GP partner is held by one person, P01');
    await fireEvent.click(within(section).getAllByRole('button', { name: 'Change Role' })[0]!);
    expect(screen.getByRole('dialog', { name: 'Change “Role”' })).toBeTruthy();
  });

  it('counts the characteristics with their base', () => {
    page();
    const section = screen.getByRole('region', { name: 'Characteristics' });
    expect(within(section).getByText('19 (19–19)')).toBeTruthy();
    expect(within(section).getByText('not known')).toBeTruthy();
  });
});

describe('the order and the groups of an attribute', () => {
  function form() {
    const onsave = vi.fn();
    const role = attributes[0]!;
    render(AttributeForm, {
      attribute: { ...role, values: ['patient', 'GP partner'] },
      attributes,
      participants,
      onsave,
      onremove: vi.fn(),
      onclose: vi.fn(),
    });
    const save = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    return { onsave, save };
  }

  it('are changed by keyboard, and the focus stays with the value', async () => {
    const { onsave, save } = form();
    const up = screen.getByRole('button', { name: 'Up, GP partner' });
    up.focus();
    await fireEvent.keyDown(up, { key: 'ArrowUp', altKey: true });
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.textContent).toContain('GP partner');
    await fireEvent.click(screen.getByLabelText(/goes into what is published/));
    await save();
    expect(onsave.mock.calls[0]?.[2]).toMatchObject({
      values: ['GP partner', 'patient', '=cmd|’calc’'],
      published: false,
    });
  });

  it('say what is amiss with groups, and a value in two of them is not saved', async () => {
    const { onsave, save } = form();
    for (const label of ['doctor', 'prescriber']) {
      await fireEvent.click(screen.getByRole('button', { name: 'Add a group' }));
      const groups = screen.getAllByLabelText<HTMLInputElement>('Group');
      await fireEvent.input(groups.at(-1)!, { target: { value: label } });
      const values = screen.getByRole('group', { name: `Values of ${label}` });
      await fireEvent.click(within(values).getByLabelText('GP partner'));
    }
    expect(screen.getByText('“GP partner” is in “doctor” and “prescriber”.')).toBeTruthy();
    expect(screen.getByText(/In no group, so shown as they are/)).toBeTruthy();
    await save();
    expect(onsave).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'Remove prescriber' }));
    await save();
    expect(onsave.mock.calls[0]?.[2]).toMatchObject({
      bands: [{ label: 'doctor', values: ['GP partner'] }],
    });
  });
});
