import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { draftOf, type LogDraft } from '#lib/domain/recruitment/draft.ts';
import { writeCount } from '#lib/domain/recruitment/edits.ts';
import { writtenLog } from '#lib/domain/recruitment/written-log.ts';
import { problemWords } from '#lib/ui/recruitment/recruitment-words.ts';
import LogToRead from '#lib/ui/recruitment/LogToRead.svelte';
import RecruitmentPage from '#lib/ui/recruitment/RecruitmentPage.svelte';
import {
  approached,
  logWithGap,
  personId,
  routeId,
  smallLog,
  stageId,
} from '../fixtures/recruitment-log.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const { participants } = smallStudy();
let serial = 500;

/** The page over a draft that is kept here, as the desk keeps it. */
function page(first: LogDraft = draftOf(smallLog(), participants)) {
  let log = first;
  const callbacks = { onsave: vi.fn(), ondiscard: vi.fn(), oncountby: vi.fn() };
  const props = () => ({
    log,
    written: writtenLog(log, participants),
    participants,
    interviewed: 11,
    isChanged: log !== first,
    isOvertaken: false,
    failure: null,
    newId: {
      stage: () => stageId(++serial),
      route: () => routeId(++serial),
      person: () => personId(++serial),
    },
    onlog: (changed: LogDraft) => {
      log = changed;
      void rendered.rerender(props());
    },
    ...callbacks,
  });
  const rendered = render(RecruitmentPage, props());
  return { ...callbacks, log: () => log };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const paste = async (into: Element, text: string) => {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  await fireEvent(into, event);
  await settled();
};

describe('the words of a wrong sum', () => {
  it('name the place and reckon it out', () => {
    const draft = writeCount(draftOf(smallLog(), []), stageId(3), routeId(1), '6');
    const [problem] = writtenLog(draft, []).problems;
    expect(problem && problemWords(problem, draft)).toBe(
      'Interviewed, Letters to general practices: 9 − 2 = 7, but 6 is written.',
    );
  });
});

describe('the page of recruitment', () => {
  it('shows a number for every stage and route, with totals and the losses between', () => {
    page();
    expect(
      screen.getByLabelText<HTMLInputElement>('Consented, Letters to general practices').value,
    ).toBe('9');
    expect(
      screen.getByLabelText<HTMLInputElement>(
        'Lost before Interviewed, Fell ill, Letters to general practices',
      ).value,
    ).toBe('2');
    expect(screen.getByRole('row', { name: /^Interviewed/ }).textContent).toContain('11');
    expect(screen.getByText(/11 participants speak in a transcript/).textContent).toContain(
      'the same number',
    );
  });

  it('says how many are not accounted for, and of nobody that none were lost', () => {
    page(draftOf(logWithGap(), participants));
    expect(
      screen.getByText('Between Approached and Interviewed: 28 not accounted for.'),
    ).toBeTruthy();
    expect(screen.queryByText(/0 lost/)).toBeNull();
  });

  it('says where a wrong sum is, leads there, and does not save it', async () => {
    const { onsave } = page();
    const field = screen.getByLabelText('Interviewed, Letters to general practices');
    await fireEvent.input(field, { target: { value: '6' } });
    await settled();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.click(screen.getByRole('button', { name: 'Save the log' }));
    expect(onsave).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain(
      'Interviewed, Letters to general practices: 9 − 2 = 7, but 6 is written.',
    );
    expect(document.activeElement).toBe(field);
    expect(screen.getByText(/stays in the fields to be mended/)).toBeTruthy();
  });

  it('offers to say that those missing were lost for a reason nobody recorded', async () => {
    const { log, onsave } = page();
    const field = screen.getByLabelText('Interviewed, Letters to general practices');
    await fireEvent.input(field, { target: { value: '6' } });
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: /Add 1 lost/ }));
    await settled();
    expect(writtenLog(log(), participants).problems).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Save the log' }));
    expect(onsave).toHaveBeenCalledOnce();
  });

  it('is walked by arrows within a route', async () => {
    page();
    const first = screen.getByLabelText('Approached, By word of mouth');
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'Lost before Consented, No reply, By word of mouth',
    );
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Consented, By word of mouth');
  });

  it('previews a pasted block and puts it into the fields only when taken', async () => {
    const { log } = page();
    await paste(
      screen.getByLabelText('Approached, Letters to general practices'),
      '30\t9\r\n17\tx\r\n',
    );
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText('Left out: 1 cell that cannot be taken')).toBeTruthy();
    expect(within(dialog).getByText('row 2, column 2')).toBeTruthy();
    expect(log().stages[0]?.counts[routeId(1)]).toBe('22');
    await fireEvent.click(
      within(dialog).getByRole('button', { name: 'Put 3 changes into the fields' }),
    );
    expect(log().stages[0]?.counts[routeId(1)]).toBe('30');
    expect(log().stages[1]?.counts[routeId(2)]).toBe('4');
  });

  it('leaves a single pasted value to the field', async () => {
    page();
    await paste(screen.getByLabelText('Approached, Letters to general practices'), '30\r\n');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('adds, renames and moves stages by keyboard, and the focus stays', async () => {
    const { log } = page();
    const field = screen.getByLabelText('A new stage');
    await fireEvent.input(field, { target: { value: 'Screened' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled();
    expect(
      log()
        .stages.map(({ name }) => name)
        .at(-1),
    ).toBe('Screened');
    const name = screen.getByLabelText('Name of stage 4');
    name.focus();
    await fireEvent.keyDown(name, { key: 'ArrowUp', altKey: true });
    await settled();
    expect(log().stages.map(({ name }) => name)[2]).toBe('Screened');
    expect((document.activeElement as HTMLInputElement).value).toBe('Screened');
  });

  it('says which item of COREQ each part serves', () => {
    page();
    for (const item of [10, 11, 12, 13, 16]) {
      expect(document.body.textContent).toContain(`COREQ ${item},`);
    }
  });

  it('shows the counts that rows make before they take their place', async () => {
    const people = [approached(1, 1, 3), approached(2, 1, 1, { reason: 'no time' })];
    const { oncountby } = page(draftOf({ ...smallLog(), by: 'people', people }, participants));
    await fireEvent.click(screen.getByLabelText('counts by stage and route'));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText(/no time/)).toBeTruthy();
    expect(oncountby).not.toHaveBeenCalled();
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Count like this' }));
    expect(oncountby).toHaveBeenCalledWith('counts');
  });

  it('adds people by keyboard and says what is wrong with a row', async () => {
    const people = [approached(1, 1, 3)];
    const { log } = page(draftOf({ ...smallLog(), by: 'people', people }, participants));
    await fireEvent.click(screen.getByRole('button', { name: 'Add a person' }));
    await settled();
    const field = screen.getByLabelText('Label, row 2');
    expect(document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: 'a1' } });
    await settled();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getAllByText(/“a1” is the label of another row too/).length).toBeGreaterThan(0);
    await fireEvent.click(screen.getByRole('button', { name: 'Remove a1' }));
    await settled();
    expect(log().people).toHaveLength(1);
    expect(document.activeElement).toBe(screen.getByLabelText('Label, row 1'));
  });

  it('takes rows for people from a spreadsheet', async () => {
    const { log } = page(draftOf({ ...smallLog(), by: 'people' }, participants));
    await fireEvent.click(screen.getByRole('button', { name: 'Paste a table…' }));
    await paste(
      screen.getByLabelText(/paste them here/),
      'Label\tRoute\tLast stage\tReason\r\nA1\tPosters\tApproached\tno time\r\nA2\t\tNowhere\t\r\n',
    );
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText('New in the log: Posters.')).toBeTruthy();
    expect(within(dialog).getByText('The log has no stage of this name.')).toBeTruthy();
    await fireEvent.click(within(dialog).getByRole('button', { name: /Put 3 changes/ }));
    expect(log().people.map(({ label, reason }) => [label, reason])).toEqual([
      ['A1', 'no time'],
      ['A2', ''],
    ]);
  });
});

describe('the log in a copy for one person', () => {
  const nav = createRawSnippet(() => ({ render: () => '<nav></nav>' }));

  it('is shown as it came, and not to be written', () => {
    render(LogToRead, { log: logWithGap(), nav });
    expect(screen.getByText(/The recruitment log is the lead’s/)).toBeTruthy();
    expect(screen.getByRole('row', { name: /^Approached/ }).textContent).toContain('40');
    expect(screen.getByRole('row', { name: /^Contacted/ }).textContent).not.toContain('0');
    expect(screen.getByText(/28 not accounted for/)).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is said to be missing where none came', () => {
    render(LogToRead, { log: undefined, nav });
    expect(screen.getByText('No recruitment log came with this copy.')).toBeTruthy();
  });
});
