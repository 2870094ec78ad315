import type { ComponentProps } from 'svelte';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { noDraft, type Draft } from '#lib/domain/reconciliation/draft.ts';
import type { CodeLook } from '#lib/ui/desk/line-view.ts';
import AcceptDialog from '#lib/ui/reconciliation/AcceptDialog.svelte';
import AfterwardsList from '#lib/ui/reconciliation/AfterwardsList.svelte';
import DecisionForm from '#lib/ui/reconciliation/DecisionForm.svelte';
import QueueList from '#lib/ui/reconciliation/QueueList.svelte';
import ReadingCard from '#lib/ui/reconciliation/ReadingCard.svelte';
import {
  signOf,
  type CoderView,
  type QueueRow,
  type ReadingView,
} from '#lib/ui/reconciliation/reconcile-view.ts';
import { drawnGroups, rowOf } from '#lib/ui/reconciliation/queue-window.ts';
import RuleDialog from '#lib/ui/reconciliation/RuleDialog.svelte';
import WhoSettles from '#lib/ui/reconciliation/WhoSettles.svelte';
import { amara, environment, knowledge, tenMinutes, tom } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const looks = new Map<CodeId, CodeLook>(
  [
    { id: knowledge, name: 'Knowledge', frameworkKey: 'knowledge', colour: null },
    { id: environment, name: 'Environment', frameworkKey: 'environment', colour: null },
    { id: tenMinutes, name: 'Ten-minute slot', frameworkKey: null, colour: null },
  ].map((look) => [look.id, look]),
);
const look = (id: CodeId) => looks.get(id)!;

const named = (id: CoderId, letter: number, name: string): CoderView => ({
  id,
  letter,
  place: letter,
  name,
  short: letter === 0 ? 'A' : 'B',
});
const hidden = (id: CoderId, place: number): CoderView => ({
  id,
  letter: null,
  place,
  name: place === 0 ? 'First coder' : 'Second coder',
  short: place === 0 ? 'the first' : 'the second',
});
const reading = (coder: CoderView, only: CodeId[], shared: CodeId[] = []): ReadingView => ({
  coder,
  only: only.map(look),
  shared: shared.map(look),
  memos: [],
});

const byName = [
  reading(named(amara, 0, 'Amara Osei'), [knowledge], [environment]),
  reading(named(tom, 1, 'Tom Beddoes'), [], [environment]),
];
const byNumber = [
  reading(hidden(tom, 0), [], [environment]),
  reading(hidden(amara, 1), [knowledge], [environment]),
];

function form(changes: Partial<ComponentProps<typeof DecisionForm>> = {}) {
  const callbacks = {
    onchange: vi.fn(),
    onchoose: vi.fn(),
    onneither: vi.fn(),
    onflag: vi.fn(),
    onanother: vi.fn(),
    onreason: vi.fn(),
    onrule: vi.fn(),
    onsettle: vi.fn(),
    onletgo: vi.fn(),
    ontogether: vi.fn(),
  };
  const props = {
    draft: noDraft,
    readings: byName,
    willStand: null,
    decided: null,
    question: null,
    drafted: false,
    obstacle: null,
    settleWords: 'Settle, go to 125',
    reasonAwaited: false,
    adjudicates: false,
    locked: false,
    team: [
      { id: amara, initials: 'AO', name: 'Amara Osei' },
      { id: tom, initials: 'TB', name: 'Tom Beddoes' },
    ],
    together: [amara, tom],
    look,
    keyOf: () => null,
    onopenagain: null,
    ...callbacks,
    ...changes,
  };
  render(DecisionForm, props);
  return callbacks;
}

describe('the decision about a line', () => {
  it('is chosen with one press, by whose codes stand', async () => {
    const { onchoose, onneither } = form();
    await fireEvent.click(screen.getByRole('button', { name: /A’s/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Both' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Neither' }));
    expect(onchoose.mock.calls).toEqual([[0], [2]]);
    expect(onneither).toHaveBeenCalledOnce();
  });

  it('says what will stand, and that nothing has kept it yet', () => {
    const draft: Draft = { ...noDraft, outcome: 'coder', coderId: amara };
    form({ draft, willStand: [look(environment), look(knowledge)], drafted: true });
    expect(screen.getByText('Will stand:').parentElement?.textContent).toMatch(
      /Environment.*Knowledge.*not settled yet/s,
    );
    expect(screen.getByRole('button', { name: /A’s/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('says beside the button why it cannot be settled yet, and leaves the button to be reached', () => {
    const obstacle = 'Say why: choose a reason, or write it in your words.';
    form({ draft: { ...noDraft, outcome: 'neither' }, willStand: [], obstacle });
    const button = screen.getByRole('button', { name: 'Settle, go to 125' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
    const why = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toBe(obstacle);
  });

  it('takes a reason and words', async () => {
    const { onreason, onchange } = form();
    await fireEvent.click(screen.getByLabelText(/over-coded/));
    expect(onreason).toHaveBeenCalledWith('over-coded');
    await fireEvent.input(screen.getByLabelText(/In your words/), { target: { value: 'Cost.' } });
    expect(onchange).toHaveBeenCalledWith({ words: 'Cost.' });
  });

  it('lets a shared code go where another stands instead', async () => {
    const draft: Draft = { ...noDraft, outcome: 'other', codeIds: [tenMinutes] };
    const { onchange } = form({ draft, willStand: [look(tenMinutes)] });
    await fireEvent.click(screen.getByRole('checkbox', { name: /Environment/ }));
    expect(onchange).toHaveBeenCalledWith({ off: [environment] });
    await fireEvent.click(screen.getByRole('button', { name: 'Take Ten-minute slot off' }));
    expect(onchange).toHaveBeenLastCalledWith({ codeIds: [] });
  });

  it('names nobody while names are hidden, and follows the order that is shown', async () => {
    const { onchoose } = form({ readings: byNumber });
    const choices = screen.getByRole('group', { name: 'What stands' });
    expect(choices.textContent).not.toMatch(/Amara|Tom|A’s|B’s/);
    await fireEvent.click(within(choices).getByRole('button', { name: /The second’s.*Knowledge/ }));
    expect(onchoose).toHaveBeenCalledWith(1);
  });

  it('shows an adjudicator the question, and no flag', () => {
    form({ adjudicates: true, question: 'Which of the two?' });
    expect(screen.getByText('Which of the two?')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Flag' })).toBeNull();
    expect(screen.queryByRole('group', { name: 'Who settles' })).toBeNull();
  });
});

describe('what one coder has', () => {
  it('is told apart from what both have', () => {
    render(ReadingCard, { reading: byName[0]!, others: 'the other' });
    const card = screen.getByRole('region', { name: 'What Amara Osei has' });
    expect(card.textContent).toMatch(/Knowledge.*and, as\s+the other:.*Environment/s);
  });

  it('has a number in place of a letter while names are hidden', () => {
    render(ReadingCard, { reading: byNumber[1]!, others: 'the other' });
    expect(screen.getByRole('heading').textContent).toMatch(/2\s*Second coder/);
  });
});

describe('who settles', () => {
  it('is never nobody', async () => {
    const onchange = vi.fn();
    const team = [
      { id: amara, initials: 'AO', name: 'Amara Osei' },
      { id: tom, initials: 'TB', name: 'Tom Beddoes' },
    ];
    const { rerender } = render(WhoSettles, {
      team,
      together: [amara, tom],
      adjudicates: false,
      onchange,
    });
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Tom Beddoes' }));
    expect(onchange).toHaveBeenCalledWith([amara]);
    await rerender({ team, together: [amara], adjudicates: false, onchange });
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Amara Osei' }));
    expect(onchange).toHaveBeenCalledOnce();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Amara Osei' }).checked).toBe(
      true,
    );
  });
});

describe('the state of a line', () => {
  const coders = byName.map(({ coder }) => coder);

  it('has a word for each, and is drawn on the side where the codes stand', () => {
    const only = { is: 'only', coderId: tom } as const;
    expect(signOf({ state: 'open', standing: only }, coders)).toEqual({
      is: 'only-b',
      words: 'only B',
    });
    expect(signOf({ state: 'flagged', standing: only }, coders).words).toBe('flagged');
    expect(
      signOf(
        { state: 'open', standing: only },
        byNumber.map(({ coder }) => coder),
      ),
    ).toEqual({ is: 'only-a', words: 'only the first' });
  });
});

describe('the queue', () => {
  const row = (group: number, item: number): QueueRow => ({
    key: `${group} ${item}`,
    number: item + 1,
    interview: null,
    sign: { is: 'differs', words: 'differs' },
    stale: false,
    sides: [[look(knowledge)], []],
  });
  const groups = [
    { key: 'P01', title: 'P01', code: null, count: 3 },
    { key: 'P02', title: 'P02', code: null, count: 40_000 },
  ];

  it('says each line’s number, state and codes, and what is current', () => {
    render(QueueList, { groups, row, current: { group: 0, item: 1 }, onchoose: vi.fn() });
    const first = within(screen.getByRole('region', { name: 'P01' }));
    const rows = first.getAllByRole('button');
    expect(rows).toHaveLength(3);
    expect(rows[1]!.getAttribute('aria-current')).toBe('true');
    expect(rows[1]!.textContent).toMatch(/line\s*2.*differs.*Knowledge.*against.*nothing/s);
  });

  it('keeps only rows near the window in the document', () => {
    render(QueueList, { groups, row, current: null, onchoose: vi.fn() });
    expect(screen.getAllByRole('button').length).toBeLessThan(120);
  });

  it('draws every row once, whichever part is in view', () => {
    const counts = [3, 0, 50, 7];
    const seen = new Set<string>();
    for (let first = 0; first < 64; first += 8) {
      for (const { index, from, to, before } of drawnGroups(counts, first, first + 8).groups) {
        for (let item = from; item < to; item += 1) {
          seen.add(`${index} ${item}`);
          expect(rowOf(counts, index, item)).toBe(before + 1 + item);
        }
      }
    }
    expect(seen.size).toBe(60);
    expect(drawnGroups(counts, 0, 8).rows).toBe(64);
  });
});

describe('accepting the exact agreements', () => {
  it('says the number first, by interview, and leaves out what is accepted', async () => {
    const onaccept = vi.fn();
    render(AcceptDialog, {
      each: [
        { transcriptId: '1', name: 'P01', lines: 30, uncoded: 12, accepted: false },
        { transcriptId: '2', name: 'P02', lines: 99, uncoded: 1, accepted: true },
      ],
      differing: 8,
      two: true,
      onaccept,
      onclose: vi.fn(),
    });
    expect(screen.getByText(/30 lines coded alike and 12 lines left uncoded by both/)).toBeTruthy();
    expect(screen.queryByText('P02')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Accept 42 lines' }));
    expect(onaccept).toHaveBeenCalledOnce();
  });
});

describe('a rule proposed', () => {
  it('says which codes it is about', async () => {
    const onkeep = vi.fn();
    render(RuleDialog, {
      where: 'P01, line 2',
      rule: '',
      ruleCodeIds: [],
      codes: [look(knowledge), look(environment)],
      onkeep,
      onclose: vi.fn(),
    });
    await fireEvent.input(screen.getByLabelText('The rule'), {
      target: { value: 'Time is both.' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Keep with the decision' }));
    expect(onkeep).not.toHaveBeenCalled();
    expect(screen.getByText('Choose which code the rule is about.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('checkbox', { name: /Environment/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Keep with the decision' }));
    expect(onkeep).toHaveBeenCalledWith('Time is both.', [environment]);
  });
});

describe('where consensus differed', () => {
  it('says what did not stand, what came in and why, and never agreement', () => {
    render(AfterwardsList, {
      coders: [{ id: amara, name: 'Amara Osei' }],
      coder: { id: amara, name: 'Amara Osei' },
      count: 1,
      rows: [
        {
          id: '1',
          where: 'P01, line 2',
          href: '#',
          text: 'I know it.',
          went: [look(knowledge)],
          came: [look(environment)],
          stood: [look(environment)],
          reason: 'different domain',
          words: 'She names the room.',
        },
      ],
      oncoder: vi.fn(),
      onmore: vi.fn(),
    });
    const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent?.trim());
    expect(cells[0]).toContain('Knowledge');
    expect(cells[1]).toContain('Environment');
    expect(cells[3]).toMatch(/different domain.*She names the room\./s);
    expect(document.body.textContent).not.toMatch(/agreement|score/i);
  });
});
