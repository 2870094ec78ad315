import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Finding, RuleOutcome } from '#lib/domain/checks/finding.ts';
import { goWords } from '#lib/ui/checks/checks-words.ts';
import type { SetAsideView } from '#lib/ui/checks/checks-view.ts';
import ChecksToc from '#lib/ui/checks/ChecksToc.svelte';
import FindingsList from '#lib/ui/checks/FindingsList.svelte';
import { unkeptWordsKey, type UnkeptWords } from '#lib/ui/unkept-words.ts';

afterEach(cleanup);

const finding = (
  rule: Finding['rule'],
  is: Finding['is'],
  more: Partial<Finding> = {},
): Finding => ({
  rule,
  mark: 'mark',
  is,
  where: `Where ${rule}`,
  what: `What ${rule}`,
  why: `Why ${rule}`,
  place: { page: 'themes', choices: { subtheme: 'one' } },
  ...more,
});
const view = (rule: string, isGone = false): SetAsideView => ({
  key: rule,
  rule,
  mark: 'mark',
  isGone,
  words: {
    rule,
    where: 'Where it was',
    what: `What ${rule} was`,
    reason: 'Said so in the text.',
    by: 'Amara Osei',
    on: '15 November 2025',
  },
});

function show(
  more: {
    open?: readonly Finding[];
    setAside?: readonly SetAsideView[];
    readonly?: boolean;
    singleKeys?: boolean;
    stored?: boolean;
    unkept?: UnkeptWords;
  } = {},
) {
  const onsetaside = vi.fn(() => Promise.resolve(more.stored ?? true));
  const ontakeup = vi.fn(() => Promise.resolve(true));
  const props = {
    open: more.open ?? [
      finding('L5', 'mismatch'),
      finding('L11', 'question'),
      finding('L3', 'question'),
    ],
    setAside: more.setAside ?? [],
    readonly: more.readonly ?? false,
    singleKeys: more.singleKeys ?? true,
    hrefOf: ({ place }: Finding) => place && `../${place.page}/`,
    onsetaside,
    ontakeup,
  };
  const context = new Map<symbol, unknown>([[unkeptWordsKey, more.unkept ?? new Map()]]);
  const rendered = render(FindingsList, { props, context });
  return { onsetaside, ontakeup, props, ...rendered };
}

const entry = (what: string) => screen.getByRole('article', { name: what });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('findings', () => {
  it('say where, what and why, what does not match apart from what is asked', () => {
    show();
    const facts = screen.getByRole('region', { name: 'Do not match: 1' });
    expect(within(facts).getByRole('heading', { level: 3 }).textContent).toBe('What L5');
    const asked = screen.getByRole('region', { name: 'Questions: 2' });
    expect(within(asked).getAllByRole('article')).toHaveLength(2);
    expect(within(entry('What L11')).getByText('Why L11')).toBeTruthy();
    expect(screen.queryByText(/Set aside: /)).toBeNull();
  });

  it('lead to the place in one click, and have no link where nothing mends them', () => {
    show({ open: [finding('L5', 'mismatch'), finding('L1', 'mismatch', { place: null })] });
    const link = within(entry('What L5')).getByRole('link', {
      name: 'Go to the subtheme: Where L5',
    });
    expect(link.getAttribute('href')).toBe('../themes/');
    expect(within(entry('What L1')).queryByRole('link')).toBeNull();
  });

  it('are gone through with j and k, not while one types, and with Alt where single keys are off', async () => {
    const { rerender, props } = show();
    await press('j');
    expect(document.activeElement).toBe(entry('What L5'));
    await press('j');
    await press('j');
    await press('j');
    expect(document.activeElement).toBe(entry('What L3'));
    await press('k');
    expect(document.activeElement).toBe(entry('What L11'));
    await press('s');
    const field = screen.getByLabelText('Set aside, because');
    expect(document.activeElement).toBe(field);
    await press('k');
    expect(document.activeElement).toBe(field);
    await fireEvent.keyDown(field, { key: 'Escape' });
    await rerender({ ...props, singleKeys: false });
    entry('What L11').focus();
    await press('j');
    expect(document.activeElement).toBe(entry('What L11'));
    await fireEvent.keyDown(document.activeElement!, { key: 'j', code: 'KeyJ', altKey: true });
    expect(document.activeElement).toBe(entry('What L3'));
  });
});

describe('setting aside', () => {
  const begin = async (what: string) => {
    await fireEvent.click(
      within(entry(what)).getByRole('button', { name: /^Set aside, because…/ }),
    );
    return screen.getByLabelText<HTMLTextAreaElement>('Set aside, because');
  };

  it('needs a reason, and says so', async () => {
    const { onsetaside } = show();
    const field = await begin('What L11');
    expect(document.activeElement).toBe(field);
    await fireEvent.click(screen.getByRole('button', { name: 'Set aside' }));
    expect(screen.getByRole('alert').textContent).toContain('Say why');
    expect(document.activeElement).toBe(field);
    expect(onsetaside).not.toHaveBeenCalled();
  });

  it('gives the reason, and leads the focus to the next finding', async () => {
    const { onsetaside, props, rerender } = show();
    const field = await begin('What L11');
    await fireEvent.input(field, { target: { value: ' It is meant. ' } });
    screen.getByRole('button', { name: 'Set aside' }).focus();
    await fireEvent.click(screen.getByRole('button', { name: 'Set aside' }));
    expect(onsetaside).toHaveBeenCalledWith(props.open[1], 'It is meant.');
    await waitFor(() => expect(document.activeElement).toBe(entry('What L3')));
    await rerender({ ...props, open: props.open.toSpliced(1, 1) });
    expect(document.activeElement).toBe(entry('What L3'));
  });

  it('leads the focus to the one before when the last goes, and to the list when there is none', async () => {
    const { props, rerender } = show();
    let field = await begin('What L3');
    await fireEvent.input(field, { target: { value: 'Meant.' } });
    await fireEvent.submit(field.form!);
    await waitFor(() => expect(document.activeElement).toBe(entry('What L11')));
    await rerender({ ...props, open: props.open.slice(0, 1) });
    field = await begin('What L5');
    await fireEvent.input(field, { target: { value: 'Meant.' } });
    await fireEvent.submit(field.form!);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Findings' })),
    );
  });

  it('keeps what was typed where it was not stored, and where one has left the page', async () => {
    const unkept: UnkeptWords = new Map();
    const { onsetaside, unmount } = show({ stored: false, unkept });
    const field = await begin('What L11');
    await fireEvent.input(field, { target: { value: 'Half a reas' } });
    await fireEvent.submit(field.form!);
    await waitFor(() => expect(onsetaside).toHaveBeenCalled());
    expect(screen.getByLabelText<HTMLTextAreaElement>('Set aside, because').value).toBe(
      'Half a reas',
    );
    unmount();
    show({ unkept });
    expect(screen.getByLabelText<HTMLTextAreaElement>('Set aside, because').value).toBe(
      'Half a reas',
    );
    expect(document.activeElement).toBe(document.body);
  });

  it('is let be with Escape, and the focus goes back to where it was asked for', async () => {
    const unkept: UnkeptWords = new Map();
    show({ unkept });
    const field = await begin('What L11');
    await fireEvent.input(field, { target: { value: 'No' } });
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.queryByLabelText('Set aside, because')).toBeNull();
    expect(unkept.size).toBe(0);
    await waitFor(() =>
      expect(document.activeElement?.textContent).toContain('Set aside, because…: L11'),
    );
  });
});

describe('what was set aside', () => {
  it('stands with the reason, by whom and when, and is taken up again', async () => {
    const { ontakeup, props } = show({ setAside: [view('L7'), view('L9', true)] });
    const one = entry('What L7 was');
    expect(one.textContent).toContain('Because: Said so in the text.');
    expect(one.textContent).toContain('Amara Osei, 15 November 2025');
    const act = within(one).getByRole('button', { name: /^Take up again/ });
    act.focus();
    await fireEvent.click(act);
    expect(ontakeup).toHaveBeenCalledWith(props.setAside[0]);
    await waitFor(() => expect(document.activeElement).toBe(entry('What L9 was')));
    expect(within(entry('What L9 was')).getByRole('button', { name: /^Let it go/ })).toBeTruthy();
  });

  it('is only read where the person only reads', () => {
    show({ readonly: true, setAside: [view('L7')] });
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

describe('the head of the findings', () => {
  it('counts them, and names rules that found nothing and those that could not run, with why', () => {
    const outcomes: readonly RuleOutcome[] = [
      { rule: 'L1', ran: true, findings: [] },
      { rule: 'L5', ran: false, because: 'no text cites a table' },
      { rule: 'L11', ran: true, findings: [finding('L11', 'question')] },
      { rule: 'L12', ran: true, findings: [], notRun: ['recruitment flow: no log yet'] },
    ];
    render(ChecksToc, { outcomes, mismatches: 0, questions: 1, setAside: 2 });
    const nav = screen.getByRole('navigation', { name: 'Findings by kind' });
    expect(
      within(nav)
        .getAllByRole('link')
        .map((one) => one.textContent),
    ).toEqual(['Questions', 'Set aside']);
    const lists = within(nav)
      .getAllByRole('list')
      .map((one) => one.textContent?.replace(/\s+/g, ' '));
    expect(lists[1]).toContain('Framework facts');
    expect(lists[1]).not.toContain('Who is quoted');
    expect(lists[2]).toContain('Citations in range: no text cites a table');
    expect(lists[2]).toContain('Sums and shares: recruitment flow: no log yet');
  });
});

it('the way to a place says where it leads', () => {
  const words = (page: string, choices = {}) => goWords({ page, choices });
  expect(words('themes', { theme: 'x' })).toBe('Go to the theme');
  expect(words('themes')).toBe('Go to the themes');
  expect(words('relevance', { domain: 'x' })).toBe('Go to the decision');
  expect(words('quotations')).toBe('Go to the quotations');
  expect(words('recruitment')).toBe('Go to the log');
  expect(words('somewhere')).toBe('Go there');
});
