import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleWords } from '#lib/domain/adequacy/change-rule.ts';
import { guest } from '#lib/domain/adequacy/guest.ts';
import { allBehind } from '#lib/domain/adequacy/passages-behind.ts';
import { plainRule, type Rule } from '#lib/domain/adequacy/rules.ts';
import type { AdequacyRule, AdequacyRuleId } from '#lib/domain/model/adequacy-rule.ts';
import AppearanceTable from '#lib/ui/adequacy/AppearanceTable.svelte';
import DraftHead from '#lib/ui/adequacy/DraftHead.svelte';
import FreezeRule from '#lib/ui/adequacy/FreezeRule.svelte';
import OrdersPanel from '#lib/ui/adequacy/OrdersPanel.svelte';
import RuleChoice from '#lib/ui/adequacy/RuleChoice.svelte';
import RuleFields from '#lib/ui/adequacy/RuleFields.svelte';
import RuleNumbers from '#lib/ui/adequacy/RuleNumbers.svelte';
import RunTable from '#lib/ui/adequacy/RunTable.svelte';
import { uuid } from '../fixtures/small-study.ts';

afterEach(cleanup);

const draftOf = (rule: Rule): AdequacyRule => ({
  id: uuid(91, 1) as AdequacyRuleId,
  rule,
  unit: 'own-codes',
  note: '',
  frozen: null,
  replaced: null,
  seed: 'seed',
  draws: 1000,
  createdAt: '2025-08-20T09:00:00.000Z',
});

describe('picking a rule', () => {
  it('teaches five ways with their sources and picks none by itself', async () => {
    const onchoose = vi.fn();
    render(RuleChoice, { chosen: null, onchoose });
    expect(screen.getAllByRole('button', { name: /^Pick/ })).toHaveLength(5);
    for (const source of ['Francis JJ', 'Guest G', 'Malterud K', 'Braun V, Clarke V']) {
      expect(screen.getByText(new RegExp(source))).toBeTruthy();
    }
    expect(screen.queryByText('picked')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Pick Base, run and threshold' }));
    expect(onchoose).toHaveBeenCalledExactlyOnceWith('guest');
  });

  it('says in words which is picked', () => {
    render(RuleChoice, { chosen: 'francis', onchoose: () => {} });
    const item = screen.getByText('picked').closest('li')!;
    expect(within(item).getByRole('heading').textContent).toContain('Initial sample');
  });
});

describe('a draft', () => {
  it('says a number from what is stored and refuses one that is none', async () => {
    const said: Partial<RuleWords>[] = [];
    const stored = { ...draftOf(plainRule('guest')), note: 'kept' };
    render(RuleFields, {
      draft: stored,
      onsay: (words) => {
        said.push(words({ ...stored, rule: { ...plainRule('guest'), run: 3 } as Rule }));
        return Promise.resolve(true);
      },
    });
    const threshold = screen.getByLabelText('Threshold, per cent of the base');
    await fireEvent.input(threshold, { target: { value: '0' } });
    await fireEvent.blur(threshold);
    expect(said).toEqual([{ rule: { kind: 'guest', base: 4, run: 3, threshold: 0 } }]);
    const base = screen.getByLabelText('Base, interviews');
    await fireEvent.input(base, { target: { value: '0' } });
    await fireEvent.blur(base);
    expect(said).toHaveLength(1);
    expect(screen.getByRole('alert').textContent).toContain('whole number');
  });

  it('says nothing where the draft is of another kind by now', async () => {
    const said: Partial<RuleWords>[] = [];
    const stored = draftOf(plainRule('guest'));
    render(RuleFields, {
      draft: draftOf(plainRule('not-claimed')),
      onsay: (words) => {
        said.push(words(stored));
        return Promise.resolve(true);
      },
    });
    const reason = screen.getByLabelText('Because');
    await fireEvent.input(reason, { target: { value: 'Reflexive' } });
    await fireEvent.blur(reason);
    expect(said).toEqual([{}]);
  });
});

describe('freezing', () => {
  const coded = { begun: 3, of: 8 };

  it('says how far the analysis is, and why it cannot be done yet', async () => {
    const onfreeze = vi.fn(() => Promise.resolve(true));
    const draft = draftOf(plainRule('last-k'));
    render(FreezeRule, {
      draft,
      replacing: true,
      today: '2025-08-25',
      coded,
      onfreeze,
      ondrop: () => {},
    });
    expect(screen.getByText(/Coding has begun in 3 of 8/)).toBeTruthy();
    const button = screen.getByRole('button', { name: 'Replace the rule' });
    await fireEvent.click(button);
    expect(onfreeze).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toBe(
      'Say first why the earlier rule is replaced.',
    );
    const reason = screen.getByLabelText('Why the earlier rule is replaced');
    await fireEvent.input(reason, { target: { value: 'A reviewer asked.' } });
    await fireEvent.click(button);
    expect(onfreeze).toHaveBeenCalledExactlyOnceWith('2025-08-25', 'A reviewer asked.');
  });

  it('is not for a day to come', async () => {
    const onfreeze = vi.fn(() => Promise.resolve(true));
    render(FreezeRule, {
      draft: draftOf(plainRule('last-k')),
      replacing: false,
      today: '2025-08-25',
      coded: { begun: 0, of: 0 },
      onfreeze,
      ondrop: () => {},
    });
    const day = screen.getByLabelText('The day on which the team froze it');
    await fireEvent.input(day, { target: { value: '2025-08-26' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Freeze the rule' }));
    expect(onfreeze).not.toHaveBeenCalled();
    expect(screen.getByText('This day has not come yet.')).toBeTruthy();
  });
});

describe('the first-appearance table', () => {
  const props = {
    unit: { one: 'own code', many: 'own codes' },
    absence: 'the settled coding of the interview does not carry it',
    shared: false,
    interviews: [
      { key: 'a', name: 'P01', day: '9 September 2025' },
      { key: 'b', name: 'P02', day: null },
    ],
    rows: [
      {
        key: 'x',
        name: 'Who started it',
        domains: [],
        marks: ['first', 'again'] as const,
        interviews: 2,
      },
      {
        key: 'y',
        name: 'Two bad weeks',
        domains: [],
        marks: ['no', 'first'] as const,
        interviews: 1,
      },
    ],
    brought: [1, 1],
    cumulative: [1, 2],
  };

  it('opens the passages behind every mark and number', async () => {
    const onopen = vi.fn();
    render(AppearanceTable, { ...props, onopen });
    const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));
    await press(/^first, Two bad weeks in P02/);
    await press(/^2 interviews with Who started it/);
    await press(/^1 new own codes, P01/);
    await press(/^2 own codes so far, P02/);
    expect(onopen.mock.calls).toEqual([
      [{ ...allBehind, key: 'y', interview: 1 }],
      [{ ...allBehind, key: 'x' }],
      [{ ...allBehind, of: 'new', interview: 0 }],
      [{ ...allBehind, of: 'so-far', interview: 1 }],
    ]);
  });

  it('leaves no cell blank, and has one tab stop that arrows move', async () => {
    render(AppearanceTable, { ...props, onopen: () => {} });
    const cells = screen.getAllByRole('gridcell');
    expect(cells.every((cell) => cell.textContent!.trim() !== '')).toBe(true);
    expect(screen.getByText('no date')).toBeTruthy();
    const stops = () => document.querySelectorAll('tbody [tabindex="0"]');
    expect(stops()).toHaveLength(1);
    (stops()[0] as HTMLElement).focus();
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    await vi.waitFor(() =>
      expect(document.activeElement?.textContent).toMatch(/^first, Who started it in P01/),
    );
    expect(stops()).toHaveLength(1);
  });
});

it('the runs are printed with their shares and the first that meets the threshold', () => {
  const rule = { kind: 'guest', base: 4, run: 2, threshold: 0.05 } as const;
  const outcome = guest([17, 9, 6, 5, 4, 3, 0, 1], rule);
  if (!('runs' in outcome)) throw new Error('no runs');
  render(RunTable, { outcome, unit: 'own-codes', rule, onopen: () => {} });
  const rows = screen.getAllByRole('row').slice(1);
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent!.trim().split(' new')[0]),
    ),
  ).toEqual([
    ['5 to 6', '7', '18.9 %', 'no'],
    ['6 to 7', '3', '8.1 %', 'no'],
    ['7 to 8', '1', '2.7 %', 'yes, for the first time'],
  ]);
});

it('numbers never stand without the caution', () => {
  const { container } = render(RuleNumbers, {
    numbers: ['By this rule: met.'],
    blind: ['P07: none of its passages is under a statement yet.'],
    counted: ['Settled coding of 7 of 8 interviews.'],
    changed: [{ change: { name: 'Old', became: 'merged', into: ['New'], at: null }, day: null }],
    unidentified: true,
  });
  expect(container.querySelector('.care')?.textContent).toContain('P07: none of its passages');
  expect(container.textContent).toContain('no guarantee');
  expect(container.textContent).toContain('“Old” counts as “New” (day not known)');
  expect(container.textContent).toContain('nobody’s voice');
});

it('a draft takes one to itself where it was picked just now, and says whose place it would take', () => {
  const scrollIntoView = vi.fn();
  Element.prototype.scrollIntoView = scrollIntoView;
  render(DraftHead, { id: 'draft', replacing: false, picked: false });
  expect(scrollIntoView).not.toHaveBeenCalled();
  cleanup();
  render(DraftHead, { id: 'draft', replacing: true, picked: true });
  const head = screen.getByRole('heading', { name: 'Draft of the rule to take its place' });
  expect(document.activeElement).toBe(head);
  expect(scrollIntoView).toHaveBeenCalledOnce();
});

it('random orders say how far they are, and can be stopped', async () => {
  const onstop = vi.fn();
  const rule = draftOf(plainRule('last-k'));
  const shown = { rule, onredraw: () => Promise.resolve(true), onstop, ongoon: () => {} };
  const { rerender } = render(OrdersPanel, {
    ...shown,
    drawing: { state: 'drawing', done: 200, total: 1000 },
  });
  expect(screen.getByText('200 of 1,000 orders')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onstop).toHaveBeenCalledOnce();
  await rerender({
    ...shown,
    drawing: { state: 'drawn', figures: { draws: 1000, met: 312, spread: [] } },
  });
  expect(screen.getByText('312 of 1,000 random orders')).toBeTruthy();
});
