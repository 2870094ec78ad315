import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { usuallyAsked } from '#lib/domain/counts/asked.ts';
import type { CountTable } from '#lib/domain/counts/count-table.ts';
import { allWords, measureWords, reachWords } from '#lib/domain/counts/words.ts';
import BehindNumber from '#lib/ui/counts/BehindNumber.svelte';
import ChooseCodes from '#lib/ui/counts/ChooseCodes.svelte';
import CountsChoices from '#lib/ui/counts/CountsChoices.svelte';
import {
  behindWords,
  chosenWords,
  notCountedWords,
  shadedBy,
  stepWords,
} from '#lib/ui/counts/counts-words.ts';
import HeatMap from '#lib/ui/counts/HeatMap.svelte';
import OwnUnderDomains from '#lib/ui/counts/OwnUnderDomains.svelte';
import { interviewsCoded } from '../fixtures/interviews-coded.ts';
import { knowledge, role } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

const heading = (key: string, name: string, of: number | null = null) => ({ key, name, of });
const plain = (key: string, name: string) => ({ key, name, look: null, depth: 0 });
const domain = {
  key: 'k',
  name: 'Knowledge',
  depth: 0,
  look: { id: knowledge, name: 'Knowledge', frameworkKey: 'knowledge', colour: null },
};
const rtl = 'מטופלת ראשונה';

const table: CountTable = {
  measure: 'passages',
  rows: [heading('k', 'Knowledge'), heading('t', 'Ten-minute slot')],
  columns: [heading('a', 'P01'), heading('b', rtl)],
  values: [
    [8, 0],
    [1, 1234],
  ],
  all: { ofRow: [8, 1235], ofColumn: [9, 1234], whole: 1240, of: 2 },
};
const people: CountTable = {
  ...table,
  measure: 'people',
  values: [
    [1, 0],
    [1, 1],
  ],
  all: { ofRow: [1, 2], ofColumn: [1, 1], whole: 2, of: 2 },
};
const rows = [domain, plain('t', 'Ten-minute slot')];
const columns = [plain('a', 'P01'), plain('b', rtl)];

function map(change: Partial<Parameters<typeof render<typeof HeatMap>>[1]> = {}) {
  const onopen = vi.fn();
  const props = {
    ...{ table, rows, columns, name: 'Codes by participants', people },
    ...{ presence: false, open: null, onopen },
    ...change,
  };
  render(HeatMap, props as never);
  return onopen;
}

const cells = () => screen.getAllByRole('gridcell');

describe('the table of counts', () => {
  it('has one tab stop, which the arrows move, and opens the number that is current', async () => {
    const onopen = map();
    const stops = () => document.querySelectorAll('table [tabindex="0"]');
    expect(stops()).toHaveLength(1);
    expect(stops()[0]?.textContent).toContain('8');
    (stops()[0] as HTMLElement).focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) {
      await fireEvent.keyDown(document.activeElement!, { key });
    }
    expect(onopen).toHaveBeenLastCalledWith({ row: 't', column: 'b' });
    expect(stops()).toHaveLength(1);
    for (const key of ['ArrowDown', 'End', ' ']) {
      await fireEvent.keyDown(document.activeElement!, { key });
    }
    expect(onopen).toHaveBeenLastCalledWith({ row: null, column: null });
    await fireEvent.keyDown(document.activeElement!, { key: 'Home' });
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowUp' });
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
    expect(onopen).toHaveBeenLastCalledWith({ row: 't', column: null });
  });

  it('opens what is pressed, and shows which is open', async () => {
    const onopen = map({ open: { row: 'k', column: 'a' } } as never);
    expect(
      cells()
        .filter(
          (cell) => cell.ariaSelected === 'true' || cell.getAttribute('aria-selected') === 'true',
        )
        .map((cell) => cell.textContent.trim()),
    ).toEqual(['8']);
    await fireEvent.click(screen.getByText('1,234', { selector: '.shade-4' }));
    expect(onopen).toHaveBeenCalledWith({ row: 't', column: 'b' });
  });

  it('says nothing as 0, all as it was counted, people beside it as n of N', () => {
    map();
    const words = cells().map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
    expect(words).toEqual([
      ...['8', '0', '8', '1 of 2'],
      ...['1', '1,234', '1,235', '2 of 2'],
      ...['9', '1,234', '1,240', '2 of 2'],
    ]);
    expect(screen.getByText('Any of these')).toBeTruthy();
    expect(screen.getByText(rtl).tagName).toBe('BDI');
  });

  it('explains its shades in numbers, and leaves what is said of all unshaded', () => {
    map();
    const legend = document.querySelector('.legend')!;
    expect(legend.textContent).toMatch(
      /Darker: more\s+1 to 308\s+309 to 617\s+618 to 925\s+926 or more/,
    );
    expect(document.querySelectorAll('td.shade-4')).toHaveLength(1);
    expect(document.querySelector('td.all[class*="shade"]')).toBeNull();
  });

  it('can say only that there is something, in words as well as signs', () => {
    map({ presence: true } as never);
    expect(cells()[0]?.textContent).toMatch(/●\s*yes/);
    expect(cells()[1]?.textContent).toMatch(/○\s*no/);
    expect(document.querySelector('.legend')?.textContent).toMatch(/● yes\s*○ no/);
    expect(document.querySelectorAll('td.shade-4')).toHaveLength(0);
  });

  it('tells a code that meets itself apart from those that stand together', () => {
    const both = { ...table, columns: table.rows, all: null };
    const onopen = map({ table: both, columns: rows, people: null } as never);
    expect(document.querySelectorAll('td.shade-itself')).toHaveLength(2);
    expect(document.querySelector('.legend')?.textContent).toContain('the code itself');
    expect(document.querySelector('.legend')?.textContent).toContain('1 or more');
    const header = screen.getAllByRole('rowheader')[0]!;
    header.focus();
    void fireEvent.keyDown(header, { key: 'Enter' });
    expect(onopen).not.toHaveBeenCalled();
  });

  it('goes by the share of a group where people of groups are counted', () => {
    const groups: CountTable = {
      ...people,
      columns: [heading('a', 'GP', 1), heading('b', 'nurse', 8)],
      values: [
        [1, 1],
        [0, 4],
      ],
    };
    const shaded = shadedBy(groups);
    expect([shaded.unit, shaded.of(0, 0), shaded.of(0, 1), shaded.of(1, 1)]).toEqual([
      'percent',
      100,
      13,
      50,
    ]);
    map({ table: groups, columns: [plain('a', 'GP'), plain('b', 'nurse')], people: null } as never);
    expect(screen.getByText('N = 8')).toBeTruthy();
    expect(cells()[1]?.textContent.replace(/\s+/g, ' ').trim()).toBe('1 of 8');
    expect(document.querySelector('.legend')?.textContent).toContain('a larger share of the group');
  });
});

describe('what is counted', () => {
  it('is chosen by kinds, and by name within them', async () => {
    const onchoose = vi.fn();
    const choices = [
      { key: 'k', kind: 'domains' as const, name: 'Knowledge', depth: 0 },
      { key: 'e', kind: 'domains' as const, name: 'Emotion', depth: 0 },
      { key: 't', kind: 'own' as const, name: 'Ten-minute slot', depth: 0 },
    ];
    const chosen = new Set(['k']);
    render(ChooseCodes, { title: 'Codes', choices, chosen, onchoose, onclose: () => {} });
    const domains = screen.getByLabelText<HTMLInputElement>(/^Domains/);
    expect([domains.checked, domains.indeterminate]).toEqual([false, true]);
    await fireEvent.click(domains);
    await fireEvent.click(screen.getByLabelText(/^Own codes/));
    await fireEvent.input(screen.getByLabelText('Find by name'), { target: { value: 'emo' } });
    expect(screen.queryByLabelText('Knowledge')).toBeNull();
    await fireEvent.click(screen.getByLabelText('Emotion'));
    await fireEvent.click(screen.getByRole('button', { name: 'Count 1 domain and 1 own code' }));
    expect(onchoose).toHaveBeenCalledWith(new Set(['k', 't']));
  });

  it('asks how many lines apart only where that counts', async () => {
    const onask = vi.fn();
    const props = {
      ...{ rows: '14 domains', others: 'the same codes', attributes: [{ id: role, name: 'Role' }] },
      ...{ onask, onrows: () => {}, onothers: () => {} },
    };
    const together = { ...usuallyAsked, view: 'together' as const };
    const { rerender } = render(CountsChoices, { asked: together, ...props });
    expect(screen.queryByLabelText(/Lines apart/)).toBeNull();
    await fireEvent.change(screen.getByLabelText('Together'), { target: { value: 'lines' } });
    expect(onask).toHaveBeenLastCalledWith({ reach: { within: 'lines', lines: 3 } });
    await rerender({ asked: { ...together, reach: { within: 'lines', lines: 3 } } });
    const field = screen.getByLabelText('Lines apart, at most');
    await fireEvent.change(field, { target: { value: '-1' } });
    expect(onask).toHaveBeenCalledTimes(1);
    await fireEvent.change(field, { target: { value: '5' } });
    expect(onask).toHaveBeenLastCalledWith({ reach: { within: 'lines', lines: 5 } });
    await rerender({ asked: usuallyAsked });
    await fireEvent.change(screen.getByLabelText('Columns'), { target: { value: role } });
    expect(onask).toHaveBeenLastCalledWith({
      columns: { by: 'attribute', attributeId: role },
      cell: null,
    });
  });

  it('is said in few words', () => {
    const of = (...kinds: Parameters<typeof chosenWords>[0][number]['kind'][]) =>
      chosenWords(kinds.map((kind) => ({ kind })));
    expect(of()).toBe('none chosen');
    expect(of('domains', 'domains', 'outside', 'themes')).toBe(
      '2 domains, Outside the TDF and 1 theme',
    );
  });

  it('is defined in sentences that differ with the reach', () => {
    const reaches = (
      [{ within: 'line' }, { within: 'turn' }, { within: 'lines', lines: 1 }] as const
    ).map(reachWords);
    expect(new Set(reaches).size).toBe(3);
    expect(reaches[2]).toContain('at most 1 line away');
    for (const words of reaches) expect(words).toContain('its own passages');
    expect(reachWords({ within: 'lines', lines: 0 })).toBe(reaches[0]);
    expect(measureWords('people')).toContain('each once');
    expect(allWords).toContain('distinct people');
  });

  it('leaves out what is not settled or in hand, by name and reason', () => {
    const { settled } = interviewsCoded([{}, { standing: 'open' }, {}], { inHand: [3] });
    expect(notCountedWords(settled)).toEqual([
      'Not counted, because nothing is settled yet: P02.',
      'Not counted, because your own pass is open, or not revealed yet: P03.',
    ]);
    const open = settled.settled.map((one) => ({ ...one, openLines: Uint32Array.of(1, 2) }));
    expect(notCountedWords({ settled: open, unsettled: [] })).toEqual([
      'Lines that are not settled yet carry no codes: 2 of P01.',
    ]);
  });
});

describe('the passages behind a number', () => {
  it('stand under row and column, with people apart from passages', async () => {
    const onmore = vi.fn();
    const onclose = vi.fn();
    const behind = { passages: 3, lines: 4, words: null, people: 1, of: 4 };
    const shown = { key: 'p', where: 'line 2', href: '../coding/', code: null, read: undefined };
    const groups = [{ key: 't', transcript: 'P01', coding: 'consensus', passages: [shown] }];
    const props = { row: 'Knowledge', column: 'GP', behind, groups, left: 2, onmore, onclose };
    render(BehindNumber, props);
    const panel = within(screen.getByRole('complementary'));
    expect(panel.getByRole('status').textContent).toBe('3 passages, 4 lines, from 1 of 4 people.');
    expect(panel.getByRole('link', { name: 'P01, line 2' })).toBeTruthy();
    await fireEvent.click(panel.getByRole('button', { name: 'Show more' }));
    await fireEvent.click(panel.getByRole('button', { name: 'Close' }));
    expect([onmore.mock.calls.length, onclose.mock.calls.length]).toEqual([1, 1]);
    expect(behindWords({ ...behind, words: 1, of: null })).toBe(
      '3 passages, 4 lines, 1 word, from 1 person.',
    );
  });
});

describe('own codes under domains', () => {
  const props = { isOn: false, lines: 73, isForOne: false, onchange: () => {}, onread: () => {} };

  it('are said to change all findings, with the lines they decide about', async () => {
    const [onchange, onread] = [vi.fn(), vi.fn()];
    render(OwnUnderDomains, { ...props, onchange, onread });
    const box = screen.getByRole<HTMLInputElement>('checkbox');
    expect(box.getAttribute('aria-describedby')).toBeTruthy();
    expect(document.body.textContent).toMatch(/all findings/);
    expect(document.body.textContent).toMatch(/73 lines\s+carry an own code/);
    await fireEvent.click(box);
    expect(onchange).toHaveBeenCalledWith(true);
    // Ticked only once it is stored.
    expect(box.checked).toBe(false);
    await fireEvent.click(screen.getByRole('button', { name: 'Read them' }));
    expect(onread).toHaveBeenCalledOnce();
  });

  it('are the lead’s in a copy for one person, and may make no difference', () => {
    render(OwnUnderDomains, { ...props, isForOne: true, lines: 0 });
    expect(screen.getByRole<HTMLInputElement>('checkbox').disabled).toBe(true);
    expect(document.body.textContent).toMatch(/The lead says which holds/);
    expect(document.body.textContent).toMatch(/makes no\s+difference now/);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

it('steps of shading are said in numbers', () => {
  expect(stepWords([1, 2, 4], 'number')).toEqual(['1', '2 to 3', '4 or more']);
  expect(stepWords([1, 26], 'percent')).toEqual(['1 to 25 %', '26 to 100 %']);
});
