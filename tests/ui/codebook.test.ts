import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { codesById } from '#lib/domain/codebook/codebook.ts';
import { ownCodeTree } from '#lib/domain/codebook/tree.ts';
import type { Code } from '#lib/domain/model/code.ts';
import ClassifyUnder from '#lib/ui/codebook/ClassifyUnder.svelte';
import CodebookChanges from '#lib/ui/codebook/CodebookChanges.svelte';
import FrameworkList from '#lib/ui/codebook/FrameworkList.svelte';
import FrameworkPanel from '#lib/ui/codebook/FrameworkPanel.svelte';
import OwnCodeTree from '#lib/ui/codebook/OwnCodeTree.svelte';
import SplitCode from '#lib/ui/codebook/SplitCode.svelte';
import { pieces } from '#lib/ui/codebook/code-words.ts';
import { codeId, domainId, ownCode, tdf, tdfCodes } from '../domain/codebook/tdf.ts';
import './open-dialogs.ts';

const own: readonly Code[] = [
  ownCode(1, 'Time'),
  ownCode(2, 'Ten-minute slot', { parentId: codeId(1), domainIds: [domainId('environment')] }),
  ownCode(3, 'Locum days', { status: 'merged', into: [codeId(1)] }),
];
const codes = [...tdfCodes, ...own];
const byId = codesById(codes);

describe('the framework’s list', () => {
  it('has the domains under their families, each with its passages', async () => {
    const onselect = vi.fn();
    const passages = new Map([[domainId('skills'), 3]]);
    const retired = new Set([domainId('optimism')]);
    render(FrameworkList, { framework: tdf, passages, retired, selected: null, onselect });
    expect(screen.getByRole('heading', { name: 'Motivation, automatic' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Optimism.*retired/ })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^Skills 3 passages/ }));
    expect(onselect).toHaveBeenCalledWith(domainId('skills'));
  });
});

describe('the tree of own codes', () => {
  const shown = () => {
    const acts = { onselect: vi.fn(), onstep: vi.fn(), onmove: vi.fn() };
    render(OwnCodeTree, {
      tree: ownCodeTree(codes),
      byId,
      passages: new Map(),
      selected: codeId(1),
      ...acts,
    });
    return acts;
  };

  it('says of each code its domains and what became of it', () => {
    shown();
    expect(screen.getByRole('button', { name: /Ten-minute slot/ }).textContent).toContain(
      'Environmental context and resources',
    );
    expect(screen.getByRole('button', { name: /Locum days merged into Time/ })).toBeTruthy();
    expect(screen.getByRole('button', { current: true }).textContent).toContain('Time');
  });

  it('goes from code to code with the arrows, and moves one with Alt', async () => {
    const { onstep } = shown();
    const time = screen.getByRole('button', { name: /^Time/ });
    time.focus();
    await fireEvent.keyDown(time, { key: 'ArrowDown' });
    const slot = screen.getByRole('button', { name: /^Ten-minute slot/ });
    expect(document.activeElement).toBe(slot);
    await fireEvent.keyDown(slot, { key: 'ArrowLeft', altKey: true });
    expect(onstep).toHaveBeenCalledWith(codeId(2), 'out');
  });
});

describe('a domain’s panel', () => {
  it('shows guidance, pairs and constructs, and leads to the other of a pair', async () => {
    const onselect = vi.fn();
    const goals = codes.find(({ frameworkKey }) => frameworkKey === 'goals')!;
    render(FrameworkPanel, {
      framework: tdf,
      entry: tdf.byKey.get('goals')!,
      code: goals,
      under: [],
      passages: new Map(),
      href: '../passages/',
      onselect,
      onchange: vi.fn(),
      onretire: vi.fn(),
      onrestore: vi.fn(),
    });
    expect(screen.getByText(/Fix one project rule/)).toBeTruthy();
    const constructs = screen.getByRole('heading', { name: '6 constructs' }).parentElement!;
    expect(within(constructs).getAllByText(/name not checked/)).toHaveLength(6);
    await fireEvent.click(screen.getByRole('button', { name: 'Intentions' }));
    expect(onselect).toHaveBeenCalledWith(domainId('intentions'));
  });
});

describe('classifying', () => {
  it('adds a domain to those chosen, and takes it away', async () => {
    const onchange = vi.fn();
    render(ClassifyUnder, { domains: tdf.domains, chosen: [domainId('goals')], onchange });
    await fireEvent.click(screen.getByRole('checkbox', { name: /Emotion/ }));
    expect(onchange).toHaveBeenLastCalledWith([domainId('goals'), domainId('emotion')]);
    await fireEvent.click(screen.getByRole('checkbox', { name: /Goals/ }));
    expect(onchange).toHaveBeenLastCalledWith([]);
  });
});

describe('splitting', () => {
  it('asks for two parts or more before it splits', async () => {
    const onsplit = vi.fn();
    render(SplitCode, {
      code: own[0]!,
      passages: 4,
      others: [{ id: codeId(2), path: 'Time > Ten-minute slot' }],
      refusal: null,
      onsplit,
      onclose: vi.fn(),
    });
    const split = screen.getByRole('button', { name: /^Split into/, hidden: true });
    await fireEvent.click(split);
    expect(onsplit).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByLabelText('Part 1, a new code named'), {
      target: { value: 'Minutes' },
    });
    await fireEvent.input(screen.getByLabelText('Part 2, a new code named'), {
      target: { value: 'Days' },
    });
    await fireEvent.click(split);
    expect(onsplit).toHaveBeenCalledWith([{ name: 'Minutes' }, { name: 'Days' }]);
  });
});

describe('the list of changes', () => {
  it('says what will stand there while there is nothing', () => {
    render(CodebookChanges, { changes: [], byId, coders: [], now: '2025-11-14T10:00:00.000Z' });
    expect(screen.getByText(/Nothing has been changed yet/)).toBeTruthy();
  });
});

it('marks every place in which a text was found', () => {
  expect(pieces('a penalty', [[2, 7]])).toEqual([
    { text: 'a ', hit: false },
    { text: 'penal', hit: true },
    { text: 'ty', hit: false },
  ]);
});
