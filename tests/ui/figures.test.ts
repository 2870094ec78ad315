import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { themeMapLayout } from '#lib/domain/figures/theme-map-layout.ts';
import FigureView from '#lib/ui/figures/FigureView.svelte';
import SaveFigure from '#lib/ui/figures/SaveFigure.svelte';
import ThemeMap from '#lib/ui/figures/ThemeMap.svelte';
import { drawnFigures, twelveSubthemes } from '../fixtures/figures.ts';
import './open-dialogs.ts';

describe('a figure on a page', () => {
  it('has a name, is told in words, and has its numbers in a table', () => {
    render(FigureView, { figure: drawnFigures['heat-map']! });
    const image = screen.getByRole('img', { name: 'Domains by group: people' });
    const words = document.getElementById(image.getAttribute('aria-describedby')!);
    expect(words?.textContent).toContain('Skills: Pharmacists 7, GPs 12, Patients 4, Carers 9');
    const table = screen.getByRole('table', { hidden: true });
    expect(within(table).getByRole('rowheader', { name: 'Skills', hidden: true })).toBeTruthy();
  });

  it('uses only patterns that are on the same page once', () => {
    const { container } = render(FigureView, { figure: drawnFigures['theme-map']! });
    render(FigureView, { figure: drawnFigures['theme-map']! });
    const ids = [...document.querySelectorAll('pattern')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...container.querySelectorAll('[fill^="url"]')].map((one) =>
      one.getAttribute('fill')!.slice(5, -1),
    );
    expect(used.length).toBeGreaterThan(5);
    for (const id of used) expect(ids).toContain(id);
  });
});

describe('the theme map', () => {
  const layout = themeMapLayout(twelveSubthemes, 'people');
  const middleOf = (key: string) => {
    const { x, y, width, height } = layout.nodes.find((one) => one.node.key === key)!;
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  };
  const props = {
    words: { title: 'Theme map', notes: [] },
    layout,
    moved: [],
    withProposed: false,
    chosen: null as string | null,
    canMove: true,
    onchoose: vi.fn(),
    onmove: vi.fn(async () => true),
    onreset: vi.fn(),
    onwidths: vi.fn(),
    onproposed: vi.fn(),
    onsave: vi.fn(),
  };
  const node = (name: RegExp) => screen.getByRole('button', { name });
  beforeEach(() => vi.clearAllMocks());

  it('reads every node out with its numbers and what it is linked to', () => {
    render(ThemeMap, props);
    expect(node(/^Subtheme Leave to undo/).getAttribute('aria-label')).toBe(
      'Subtheme Leave to undo, 9 of 12 people, 17 passages. Of Whose tablet is it?. Domains: Social/professional role and identity (8 people), Social influences (7 people), Intentions (3 people)',
    );
    expect(node(/^Subtheme Saying it kindly/).getAttribute('aria-label')).toContain('No domain');
  });

  it('calls every node by the words that are drawn on it, as they are drawn', () => {
    const { container } = render(ThemeMap, props);
    const words = (text: string | null) => text!.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const nodes = [...container.querySelectorAll('g.node')];
    expect(nodes.length).toBeGreaterThan(10);
    for (const one of nodes) {
      expect(words(one.getAttribute('aria-label'))).toContain(words(one.textContent));
    }
  });

  it('is one tab stop; arrows lead to the neighbours, Enter shows what is behind a node', async () => {
    const { container } = render(ThemeMap, props);
    expect(container.querySelectorAll('g[tabindex="0"]')).toHaveLength(1);
    node(/^Theme The cost of trying/).focus();
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(node(/^Subtheme Complaints travel/));
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
    expect(props.onchoose).toHaveBeenCalledExactlyOnceWith('subtheme Complaints travel');
    expect(props.onmove).not.toHaveBeenCalled();
  });

  it('moves a node by Alt and arrows, and stores one move when it is left', async () => {
    render(ThemeMap, props);
    const key = 'subtheme Leave to undo';
    const one = node(/^Subtheme Leave to undo/);
    const { x, y } = middleOf(key);
    one.focus();
    await fireEvent.keyDown(one, { key: 'ArrowDown', altKey: true });
    await fireEvent.keyDown(one, { key: 'ArrowRight', altKey: true, shiftKey: true });
    expect(props.onmove).not.toHaveBeenCalled();
    one.blur();
    await vi.waitFor(() => expect(props.onmove).toHaveBeenCalledOnce());
    expect(props.onmove).toHaveBeenCalledWith(key, { x: x + 50, y: y + 10 });
    expect(await screen.findByText('Leave to undo moved')).toBeTruthy();
  });

  it('moves by arrows alone while Move is on, and stores it also when the map is left at once', async () => {
    const { unmount } = render(ThemeMap, props);
    await fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    const one = node(/^Theme The cost of trying/);
    one.focus();
    await fireEvent.keyDown(one, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(one);
    unmount();
    const { x, y } = middleOf('theme The cost of trying');
    expect(props.onmove).toHaveBeenCalledWith('theme The cost of trying', { x, y: y - 10 });
  });

  it('puts a node back where it was when the move is refused', async () => {
    const onmove = vi.fn(async () => false);
    render(ThemeMap, { ...props, onmove });
    const one = node(/^Theme The cost of trying/);
    const place = () => one.querySelector('.ring')!.getAttribute('y');
    const before = place();
    one.focus();
    await fireEvent.keyDown(one, { key: 'ArrowDown', altKey: true });
    expect(place()).not.toBe(before);
    one.blur();
    await vi.waitFor(() => expect(place()).toBe(before));
  });

  it('can be read where nothing may be moved', async () => {
    render(ThemeMap, { ...props, canMove: false });
    expect(screen.queryByRole('button', { name: 'Move' })).toBeNull();
    const one = node(/^Theme The cost of trying/);
    one.focus();
    await fireEvent.keyDown(one, { key: 'ArrowDown', altKey: true });
    one.blur();
    expect(props.onmove).not.toHaveBeenCalled();
    await fireEvent.click(one);
    expect(props.onchoose).toHaveBeenCalledWith('theme The cost of trying');
  });

  it('offers to reset the layout only once a node on it was moved', () => {
    const { unmount } = render(ThemeMap, { ...props, moved: [{ key: 'theme gone', x: 1, y: 1 }] });
    expect(screen.queryByRole('button', { name: 'Reset layout' })).toBeNull();
    unmount();
    render(ThemeMap, { ...props, moved: [{ key: 'theme The cost of trying', x: 100, y: 100 }] });
    expect(screen.getByRole('button', { name: 'Reset layout' })).toBeTruthy();
  });
});

describe('the dialog that saves a figure', () => {
  const props = {
    format: 'png' as const,
    width: 180,
    dpi: 300 as const,
    size: { possible: true, width: 2126, height: 1417, heightOnPaper: 120 } as const,
    fileName: 'Study - theme map.png',
    saving: { state: 'idle' } as const,
    trouble: null,
    onchoose: vi.fn(),
    onsave: vi.fn(),
    onclose: vi.fn(),
  };
  const save = () => screen.getByRole('button', { name: 'Save picture' });
  beforeEach(() => vi.clearAllMocks());

  it('says the size on paper and in pixels before it is saved', async () => {
    render(SaveFigure, props);
    expect(screen.getByText(/2,126 × 1,417 pixels/).textContent).toContain('180 × 120 mm');
    await fireEvent.change(screen.getByLabelText('Resolution'), { target: { value: '600' } });
    expect(props.onchoose).toHaveBeenCalledWith({ dpi: 600 });
    await fireEvent.click(save());
    expect(props.onsave).toHaveBeenCalledOnce();
  });

  it('says why a picture cannot be made and how wide it could be', async () => {
    render(SaveFigure, { ...props, size: { possible: false, why: 'too-large', widest: 210 } });
    expect(
      screen.getByText(/larger than browsers can draw\. It can be up to 210 mm wide/),
    ).toBeTruthy();
    await fireEvent.click(save());
    expect(props.onsave).not.toHaveBeenCalled();
  });
});
