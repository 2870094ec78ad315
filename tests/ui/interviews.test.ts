import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import type { InterviewWords } from '#lib/domain/interviews/change-interview.ts';
import { interviewSummary } from '#lib/domain/interviews/summary.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '#lib/domain/model/guide-version.ts';
import { nothingSaid } from '#lib/domain/model/interview.ts';
import FillIn from '#lib/ui/interviews/FillIn.svelte';
import { gridColumns } from '#lib/ui/interviews/grid-columns.ts';
import InterviewGrid from '#lib/ui/interviews/InterviewGrid.svelte';
import InterviewRecord from '#lib/ui/interviews/InterviewRecord.svelte';
import type { InterviewRow } from '#lib/ui/interviews/interview-row.ts';
import InWords from '#lib/ui/interviews/InWords.svelte';
import {
  amara,
  openP03,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const domains = framework.domains.map((one) => ({
  id: one.codeId,
  key: one.id,
  name: one.name,
  content: one.definition,
  example: '',
}));
const { coders } = smallStudy();
const guide: GuideVersion = {
  id: uuid(20, 1) as GuideVersionId,
  number: 1,
  date: null,
  pilot: null,
  pilotNote: '',
  changes: '',
  questions: [
    {
      id: uuid(21, 1) as QuestionId,
      text: 'What do you know?',
      domainIds: [domains[0]!.id],
      prompts: [],
    },
  ],
  without: [],
  createdAt: '2026-03-09T10:00:00.000Z',
};

function row(
  id: InterviewRow['id'],
  name: string,
  said: Partial<InterviewWords> = {},
): InterviewRow {
  return {
    id,
    name,
    people: name,
    href: `interviews/${name}`,
    deskHref: `coding/${name}`,
    words: { ...nothingSaid, ...said },
    said: Object.keys(said).length,
  };
}
const rows = [
  row(settledP01, 'P01', { minutes: 41, mode: 'video' }),
  row(singleP02, 'P02'),
  row(openP03, 'P03'),
];
const columns = gridColumns(coders, [guide]);
const focused = () => document.activeElement as HTMLElement;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const press = async (key: string) => {
  await fireEvent.keyDown(focused(), { key });
  await settled();
};
const cell = (atRow: number, column: number) =>
  screen.getAllByRole('row')[atRow + 1]?.children[column] as HTMLElement;

describe('the grid of interviews', () => {
  function grid(readonly = false) {
    const onsay = vi.fn();
    render(InterviewGrid, { rows, columns, readonly, onsay });
    return onsay;
  }

  it('has one tab stop, is walked with arrows, and tells not said from no', async () => {
    grid();
    expect(document.querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
    cell(0, 0).querySelector('a')?.focus();
    await press('ArrowRight');
    await press('ArrowDown');
    expect(focused()).toBe(cell(1, 1));
    expect(cell(1, 3).textContent?.trim()).toBe('not said');
    await press('End');
    expect(focused().getAttribute('href')).toBe('interviews/P02');
  });

  it('is walked and not written in a copy for one person', async () => {
    const onsay = grid(true);
    cell(0, 3).focus();
    await press('9');
    await press('Enter');
    await press('Delete');
    await fireEvent.dblClick(cell(0, 3));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(onsay).not.toHaveBeenCalled();
    await press('ArrowDown');
    expect(focused()).toBe(cell(1, 3));
  });

  it('writes minutes with Enter, says why a length cannot be, and goes back with Esc', async () => {
    const onsay = grid();
    cell(0, 3).focus();
    await press('9');
    const field = screen.getByLabelText('Minutes, P01');
    await fireEvent.input(field, { target: { value: '900' } });
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toContain('from 1 to 600');
    expect(onsay).not.toHaveBeenCalled();
    await fireEvent.input(field, { target: { value: '1 h 05' } });
    await press('Enter');
    expect(onsay).toHaveBeenCalledWith(settledP01, { minutes: 65 });
    expect(focused()).toBe(cell(1, 3));
    await press('Enter');
    await press('Escape');
    expect(onsay).toHaveBeenCalledOnce();
  });

  it('reads interviewers by their initials and refuses who is not on the team', async () => {
    const onsay = grid();
    cell(1, 4).focus();
    await press('Enter');
    const field = screen.getByLabelText('Interviewers, P02');
    await fireEvent.input(field, { target: { value: 'ao, XY' } });
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toContain('Nobody of the team is XY');
    await fireEvent.input(field, { target: { value: 'ao, tb' } });
    await press('Enter');
    expect(onsay).toHaveBeenCalledWith(singleP02, { interviewerIds: [amara, tom] });
  });

  it('chooses among what can be said, and Delete makes a field not said', async () => {
    const onsay = grid();
    cell(1, 2).focus();
    await press('Enter');
    await fireEvent.change(screen.getByLabelText('Mode, P02'), { target: { value: 'telephone' } });
    await press('Enter');
    expect(onsay).toHaveBeenCalledWith(singleP02, { mode: 'telephone' });
    cell(0, 2).focus();
    await press('Delete');
    expect(onsay).toHaveBeenLastCalledWith(settledP01, { mode: null });
  });
});

describe('saying the same of several', () => {
  it('names whom it goes to before it is done', async () => {
    const onfill = vi.fn();
    render(FillIn, { rows, columns, onfill });
    await fireEvent.change(screen.getByLabelText('Field'), { target: { value: 'mode' } });
    expect(screen.getByText(/It goes to those that say nothing: P02, P03/)).toBeTruthy();
    const button = screen.getByRole('button', { name: 'Say it of 2 interviews' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.change(screen.getByLabelText('Mode'), { target: { value: 'video' } });
    await fireEvent.submit(button.closest('form')!);
    expect(onfill).toHaveBeenCalledWith({ mode: 'video' });
  });
});

describe('the interviews in words', () => {
  it('give each figure with how many say it, and say what nobody said', () => {
    const interviews = [
      { ...nothingSaid, id: uuid(22, 1) as never, transcriptId: settledP01, minutes: 41 },
    ];
    render(InWords, {
      summary: interviewSummary(
        rows.map(({ id }) => id),
        interviews,
      ),
      coders,
    });
    expect(screen.getByText(/median 41 minutes/).textContent).toContain('1 of 3 say');
    expect(screen.getAllByText('not said').length).toBeGreaterThan(3);
  });
});

describe('the record of one interview', () => {
  function record(words: Partial<InterviewWords> = {}, singleKeys = true, readonly = false) {
    const onsay = vi.fn((_said: Partial<InterviewWords>) => Promise.resolve(true));
    const onstep = vi.fn();
    const view = render(InterviewRecord, {
      row: row(singleP02, 'P02', words),
      number: 2,
      total: 3,
      previous: rows[0],
      next: rows[2],
      listHref: 'interviews',
      singleKeys,
      onstep,
      words: { ...nothingSaid, ...words },
      coders,
      guides: [guide],
      domains,
      today: '2026-03-09',
      dates: { from: '2026-01-10', to: '2026-02-20' },
      guideHref: () => 'guide',
      teamHref: 'study',
      readonly,
      onsay,
    });
    return { onsay, onstep, ...view };
  }

  it('says beside the date that it lies outside data collection, and keeps it', async () => {
    const { onsay } = record({ date: '2026-03-01', guideVersionId: guide.id });
    const field = screen.getByLabelText('Date');
    const said = 'Data collection ended before this day, on 20 February 2026.';
    expect(screen.getByText(said).querySelector('svg')).not.toBeNull();
    expect(field.getAttribute('aria-describedby')).toContain(screen.getByText(said).id);
    await fireEvent.input(field, { target: { value: '2026-01-01' } });
    await fireEvent.blur(field);
    expect(onsay).toHaveBeenCalledWith({ date: '2026-01-01' });
  });

  it('shows what is said, and no field, in a copy for one person', () => {
    record({ minutes: 65, mode: 'video' }, true, true);
    expect(screen.getByText('65')).toBeTruthy();
    expect(screen.getByRole('group', { name: 'Mode' }).textContent).toContain('video');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
    for (const box of screen.queryAllByRole('checkbox'))
      expect(box.matches(':disabled')).toBe(true);
    expect(screen.queryByText(/kept as you leave/)).toBeNull();
  });

  it('says which item of a report each field serves, and begins with nothing said', () => {
    record();
    for (const item of [
      'COREQ 1,',
      'COREQ 6,',
      'COREQ 14,',
      'COREQ 15,',
      'COREQ 18,',
      'COREQ 21,',
    ]) {
      expect(document.body.textContent).toContain(item);
    }
    expect(screen.getAllByRole<HTMLInputElement>('radio', { checked: true })).toHaveLength(7);
    expect(
      screen.getAllByRole<HTMLInputElement>('radio', { name: 'not said', checked: true }),
    ).toHaveLength(7);
  });

  it('keeps a field as it is left, and what was typed when the record goes away', async () => {
    const { onsay, unmount } = record();
    const setting = screen.getByLabelText('Setting');
    await fireEvent.input(setting, { target: { value: 'Her office' } });
    await fireEvent.blur(setting);
    expect(onsay).toHaveBeenCalledWith({ setting: 'Her office' });
    await fireEvent.input(screen.getByLabelText('Note'), { target: { value: 'Rain.' } });
    unmount();
    expect(onsay).toHaveBeenLastCalledWith({ note: 'Rain.' });
  });

  it('refuses a length that cannot be, and only marks a day that lies ahead', async () => {
    const { onsay } = record({ date: '2026-04-01' });
    expect(screen.getByText(/This day lies ahead/)).toBeTruthy();
    const minutes = screen.getByLabelText('Minutes');
    await fireEvent.input(minutes, { target: { value: '0' } });
    await fireEvent.blur(minutes);
    expect(screen.getByRole('alert').textContent).toContain('from 1 to 600');
    expect(onsay).not.toHaveBeenCalled();
  });

  it('goes to the interview before and after by keyboard, keeping what was typed first', async () => {
    const { onsay, onstep } = record();
    await fireEvent.keyDown(document.body, { key: ']' });
    expect(onstep).toHaveBeenLastCalledWith(rows[2]);
    const note = screen.getByLabelText('Note');
    note.focus();
    await fireEvent.input(note, { target: { value: 'Cold.' } });
    await fireEvent.keyDown(note, { key: '[' });
    expect(onstep).toHaveBeenCalledOnce();
    await fireEvent.keyDown(note, { key: '[', altKey: true });
    expect(onsay).toHaveBeenCalledWith({ note: 'Cold.' });
    expect(onstep).toHaveBeenLastCalledWith(rows[0]);
  });

  it('fires no single key where they are switched off', async () => {
    const { onstep } = record({}, false);
    await fireEvent.keyDown(document.body, { key: ']' });
    expect(onstep).not.toHaveBeenCalled();
    await fireEvent.keyDown(document.body, { key: ']', altKey: true });
    expect(onstep).toHaveBeenCalledOnce();
  });

  it('tells for each domain whether it was asked about, from the guide and what was not put', async () => {
    const { onsay, rerender } = record({ guideVersionId: guide.id });
    const states = screen.getByLabelText('What follows for each domain');
    const asked = () => within(states).queryByText('asked')?.nextElementSibling?.textContent ?? '';
    expect(asked()).toContain('Knowledge');
    await fireEvent.click(screen.getByRole('checkbox', { name: /1\. What do you know\?/ }));
    expect(onsay).toHaveBeenCalledWith({ notPut: [guide.questions[0]!.id] });
    await rerender({
      words: { ...nothingSaid, guideVersionId: guide.id, notPut: [guide.questions[0]!.id] },
    });
    expect(asked()).toBe('');
    expect(within(states).getByText('not asked').nextElementSibling?.children).toHaveLength(14);
  });
});
