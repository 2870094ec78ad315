import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { linkedDomains } from '#lib/domain/themes/domain-evidence.ts';
import { linkDomain } from '#lib/domain/themes/link-domain.ts';
import { subthemeDomainMatrix } from '#lib/domain/themes/subtheme-domain-matrix.ts';
import type { OutlineMove } from '#lib/domain/themes/outline-moves.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import ChooseWords from '#lib/ui/findings/ChooseWords.svelte';
import DomainLinks from '#lib/ui/themes/DomainLinks.svelte';
import FindOne from '#lib/ui/themes/FindOne.svelte';
import NewTheme from '#lib/ui/themes/NewTheme.svelte';
import OutlineBoard from '#lib/ui/themes/OutlineBoard.svelte';
import { putWords } from '#lib/ui/themes/theme-words.ts';
import RemoveTheme from '#lib/ui/themes/RemoveTheme.svelte';
import SubthemeMatrix from '#lib/ui/themes/SubthemeMatrix.svelte';
import ThemesTable from '#lib/ui/themes/ThemesTable.svelte';
import { environment, tenMinutes } from '../fixtures/small-study.ts';
import { settledOf } from '../fixtures/study-with-findings.ts';
import {
  a,
  after,
  alerts,
  b,
  outlineOf,
  signed,
  theme1,
  themesStudy,
} from '../domain/themes/themes-study.ts';
import './open-dialogs.ts';

// jsdom lays nothing out.
Element.prototype.scrollIntoView ??= () => undefined;

const study = themesStudy();
const linkedOf = (of: StudySnapshot) =>
  new Map(
    [...outlineOf(of).bySubtheme].map(([id, one]) => [id, linkedDomains(one, settledOf(of))]),
  );

function board(isMovable = true) {
  const acts = {
    onselect: vi.fn(),
    onmove: vi.fn<(move: OutlineMove) => Promise<boolean>>(() => Promise.resolve(true)),
    onput: vi.fn(),
    onremove: vi.fn(),
    onsay: vi.fn(),
  };
  render(OutlineBoard, {
    outline: outlineOf(study),
    linked: linkedOf(study),
    of: 2,
    selected: null,
    isMovable,
    singleKeys: true,
    ...acts,
  });
  return acts;
}
const item = (name: RegExp) => screen.getByRole('treeitem', { name });
const press = (name: RegExp, key: string, more = {}) => {
  item(name).focus();
  return fireEvent.keyDown(item(name), { key, ...more });
};

describe('the outline', () => {
  it('shows themes, subthemes with people and passages, codes, and what is not placed', () => {
    board();
    expect(item(/^A\b.*1 of 2 people.*1 passage.*no domain confirmed yet/s)).toBeTruthy();
    const pool = screen.getByRole('tree', { name: /Codes not placed/ });
    expect(within(pool).getAllByRole('treeitem')).toHaveLength(2);
    expect(item(/^Under no theme/)).toBeTruthy();
  });

  it('goes by arrows: down, into what is under it, and out again', async () => {
    board();
    await press(/^Time.*subtheme/s, 'ArrowRight');
    expect(document.activeElement).toBe(item(/^A\b/));
    await press(/^A\b/, 'ArrowRight');
    expect(document.activeElement?.textContent).toContain('Ten-minute slot');
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(item(/^A\b/));
    await press(/^A\b/, 'Home');
    expect(document.activeElement).toBe(item(/^Time.*subtheme/s));
  });

  it('brings what was just added into sight with the focus, also where it stands already', () => {
    const props = { linked: linkedOf(study), of: 2, selected: null, isMovable: true } as const;
    const { component } = render(OutlineBoard, {
      ...props,
      outline: outlineOf(study),
      singleKeys: true,
      ...{ onselect: vi.fn(), onmove: vi.fn(), onput: vi.fn(), onremove: vi.fn(), onsay: vi.fn() },
    });
    component.follow({ on: 'subtheme', id: a, under: theme1 });
    expect(document.activeElement).toBe(item(/^A\b/));
  });

  it('says where something was put by name', () => {
    const outline = outlineOf(study);
    const code = { on: 'code', id: alerts, under: null } as const;
    const under = { on: 'subtheme', id: b, under: null } as const;
    expect(putWords(outline, code, under)).toBe('Alerts put under B');
    expect(putWords(outline, under, { on: 'subtheme', id: a, under: theme1 })).toBe(
      'B put beside A',
    );
    expect(putWords(outline, under, { on: 'no-theme' })).toBe('B put under no theme');
  });

  it('moves by Alt with the arrows', async () => {
    const { onmove } = board();
    await press(/^A\b/, 'ArrowDown', { altKey: true });
    expect(onmove).toHaveBeenCalledWith(
      expect.objectContaining({
        on: 'subtheme',
        id: a,
        place: { under: theme1, from: theme1, before: null },
      }),
    );
    await press(/^Ten-minute slot/, 'ArrowLeft', { altKey: true });
    expect(onmove).toHaveBeenLastCalledWith(
      expect.objectContaining({ id: tenMinutes, place: { under: null, from: a } }),
    );
  });

  it('picks up with m and puts down with m, and lets go with Escape', async () => {
    const { onmove, onsay } = board();
    await press(/^Alerts/, 'm');
    expect(onsay).toHaveBeenCalledWith(expect.stringContaining('Alerts picked up'));
    await press(/^B\b/, 'm');
    expect(onmove).toHaveBeenCalledWith(
      expect.objectContaining({ on: 'code', id: alerts, place: { under: b, from: null } }),
    );
    onmove.mockClear();
    await press(/^Alerts/, 'm');
    await press(/^Alerts/, 'Escape');
    await press(/^B\b/, 'm');
    await press(/^B\b/, 'm');
    expect(onmove).not.toHaveBeenCalled();
  });

  it('asks for a place by name, opens, and takes off, by key', async () => {
    const { onput, onselect, onremove } = board();
    await press(/^A\b/, 'p');
    expect(onput).toHaveBeenCalledWith({ on: 'subtheme', id: a, under: theme1 });
    await press(/^A\b/, 'Enter');
    expect(onselect).toHaveBeenCalledWith({ on: 'subtheme', id: a, under: theme1 });
    await press(/^Ten-minute slot/, 'Delete');
    expect(onremove).toHaveBeenCalledWith({ on: 'code', id: tenMinutes, under: a });
  });

  it('drops a code onto a subtheme, and means nothing onto a theme', async () => {
    const { onmove } = board();
    await fireEvent.dragStart(item(/^Alerts/));
    await fireEvent.dragOver(item(/^Time.*subtheme/s));
    await fireEvent.drop(item(/^Time.*subtheme/s));
    expect(onmove).not.toHaveBeenCalled();
    await fireEvent.dragOver(item(/^B\b/));
    await fireEvent.drop(item(/^B\b/));
    expect(onmove).toHaveBeenCalledWith(
      expect.objectContaining({ id: alerts, place: { under: b, from: null } }),
    );
  });

  it('moves nothing in a copy for one person', async () => {
    const { onmove, onput, onremove } = board(false);
    await press(/^A\b/, 'ArrowDown', { altKey: true });
    await press(/^A\b/, 'p');
    await press(/^A\b/, 'Delete');
    expect([onmove, onput, onremove].every((act) => act.mock.calls.length === 0)).toBe(true);
    expect(item(/^A\b/).getAttribute('draggable')).toBe('false');
  });
});

describe('the domains of a subtheme', () => {
  const shown = (of: StudySnapshot, readonly = false) => {
    const onsay = vi.fn();
    render(DomainLinks, {
      linked: linkedOf(of).get(a) ?? [],
      outside: 0,
      coders: of.coders,
      now: signed.at,
      readonly,
      hrefOf: (id) => `#${id}`,
      onsay,
      onadd: vi.fn(),
    });
    return onsay;
  };

  it('say what speaks for each, and are confirmed by a person', async () => {
    const onsay = shown(study);
    expect(screen.getByText(/from the codings/)).toBeTruthy();
    expect(
      screen.getByRole('link', {
        name: '1 person on 1 line, 33 % of its lines; “Ten-minute slot” is classified under it',
      }),
    ).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^Confirm/ }));
    expect(onsay).toHaveBeenCalledWith(expect.objectContaining({ id: environment }), 'confirmed');
  });

  it('say who confirmed and when, and can be taken back', async () => {
    const onsay = shown(after(study, linkDomain(study, a, environment, 'confirmed', signed)));
    expect(screen.getByText(/confirmed,/).textContent).toContain('AO, 20 November');
    await fireEvent.click(screen.getByRole('button', { name: /^Take back/ }));
    expect(onsay).toHaveBeenCalledWith(expect.objectContaining({ id: environment }), null);
  });

  it('offer no act where one only reads', () => {
    shown(study, true);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

it('chooses words of a passage by keys and buttons', async () => {
  const onchoose = vi.fn();
  render(ChooseWords, {
    where: 'P02, line 2',
    text: 'I know it well. ',
    onchoose,
    onclose: vi.fn(),
  });
  const words = screen.getByRole('group', { name: /^The passage/ });
  await fireEvent.keyDown(words, { key: 'ArrowRight', shiftKey: true });
  await fireEvent.keyDown(words, { key: 'ArrowLeft' });
  await fireEvent.click(screen.getByRole('button', { name: 'End a word earlier' }));
  await fireEvent.click(screen.getByRole('button', { name: /^Choose 2 words/ }));
  expect(onchoose).toHaveBeenCalledWith(2, 9);
});

describe('finding a place by name', () => {
  const choices = [
    { key: '1', name: 'Two bad weeks', about: 'The cost', not: null },
    { key: '2', name: 'Once bitten', about: 'The cost', not: 'stands there already' },
  ];
  const shown = () => {
    const onchoose = vi.fn();
    render(FindOne, {
      title: 'Put “Alerts” under',
      label: 'Subtheme',
      choices,
      keep: 'Keep it under “A” too',
      onchoose,
      onclose: vi.fn(),
    });
    return onchoose;
  };

  it('narrows as one types and takes the first with Enter, kept where it stands when asked', async () => {
    const onchoose = shown();
    const field = screen.getByRole('combobox');
    await fireEvent.click(screen.getByRole('checkbox'));
    await fireEvent.input(field, { target: { value: 'bad' } });
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(onchoose).toHaveBeenCalledWith(choices[0], true);
  });

  it('does not put a thing where it stands already', async () => {
    const onchoose = shown();
    const field = screen.getByRole('combobox');
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(onchoose).not.toHaveBeenCalled();
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('already');
  });
});

it('asks for a name, and for the theme of a subtheme', async () => {
  const onadd = vi.fn();
  const themes = study.themes;
  const props = { what: 'subtheme' as const, themes, under: theme1, refusal: null, onadd };
  render(NewTheme, { ...props, onclose: vi.fn() });
  const add = screen.getByRole('button', { name: 'Add subtheme' });
  expect(add.getAttribute('aria-disabled')).toBe('true');
  await fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Hours' } });
  await fireEvent.click(add);
  expect(onadd).toHaveBeenCalledWith('Hours', theme1);
});

it('says what goes with a subtheme before it is removed', () => {
  const uses = { matrices: 1, cells: 3, beliefs: 2, jointRows: 0, threads: 0 };
  const acts = { onremove: vi.fn(), onclose: vi.fn() };
  render(RemoveTheme, { what: 'subtheme', name: 'A', uses, holds: 2, ...acts });
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('1 column of a matrix, 3 cells written in them');
  expect(dialog.textContent).toContain('2 belief statements');
  expect(dialog.textContent).not.toContain('thread');
});

describe('the table and the matrix', () => {
  const confirmed = after(study, linkDomain(study, a, environment, 'confirmed', signed));

  it('show confirmed links under TDF domains and proposals apart', () => {
    render(ThemesTable, {
      outline: outlineOf(study),
      linked: linkedOf(study),
      of: 2,
      selected: null,
      hrefOf: () => '#',
    });
    const [row] = screen.getAllByRole('row').slice(1);
    expect(row?.textContent).toContain('none confirmed yet');
    expect(row?.textContent).toContain('from the codings');
  });

  it('say people, passages and state of every cell, and lead to the passages', async () => {
    render(SubthemeMatrix, {
      matrix: subthemeDomainMatrix(outlineOf(confirmed), settledOf(confirmed)),
      of: 2,
      selected: { subtheme: null, domain: null },
      hrefOf: ({ subtheme, domain }) => `#${subtheme} ${domain}`,
    });
    const cell = screen.getByRole('link', {
      name: /^A, Environmental.*1 person, 1 passage, confirmed; classified: Ten-minute slot/,
    });
    expect(cell.getAttribute('href')).toBe(`#${a} ${environment}`);
    const first = screen.getByRole('link', { name: 'A' });
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowRight' });
    await vi.waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^A, Knowledge.*no link/),
    );
  });
});
