import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Piece } from '#lib/domain/paper/piece.ts';
import PieceList from '#lib/ui/paper/PieceList.svelte';
import SavePack from '#lib/ui/paper/SavePack.svelte';

const piece = (id: string, more: Partial<Piece> = {}): Piece => ({
  id,
  is: 'table',
  name: `Piece ${id}`,
  holds: 'rows',
  caption: `Rows of ${id}`,
  series: 'Table',
  number: null,
  orientation: 'portrait',
  chosen: true,
  nothing: null,
  table: { subject: id, choices: {} },
  page: { name: 'themes', choices: {} },
  ...more,
});
const text = (element: Element | null | undefined) =>
  element?.textContent?.replace(/\s+/g, ' ').trim();
const list = (pieces: readonly Piece[]) => {
  const acts: string[] = [];
  const view = render(PieceList, {
    pieces,
    pageOf: ({ page }: Piece) => `#${page.name}`,
    exportOf: ({ table }: Piece) => table && `#export-${table.subject}`,
    ontake: (id: string, taken: boolean) => void acts.push(`${taken ? 'take' : 'leave'} ${id}`),
    onmove: async (id: string, step: string) => void acts.push(`${step} ${id}`),
  });
  return { acts, ...view };
};

describe('the list of pieces', () => {
  it('gives each its number and caption, or why there is nothing to show yet and the way there', () => {
    list([
      piece('a', { number: 1 }),
      piece('b', { nothing: 'nobody has written it' }),
      piece('c', { chosen: false }),
    ]);
    const [a, b, c] = screen.getAllByRole('listitem');
    expect(text(a)).toContain('Table 1. Rows of a');
    expect(text(b)).toContain('Nothing to show yet, because nobody has written it.');
    expect(b?.querySelector('a')?.getAttribute('href')).toBe('#themes');
    expect(text(c)).toContain('Left out.');
    expect(
      screen.getByRole('link', { name: /^Export alone ?: Piece a$/ })?.getAttribute('href'),
    ).toBe('#export-a');
  });

  it('takes, leaves out and moves, and does not move past the ends', async () => {
    const { acts } = list([piece('a', { number: 1 }), piece('b', { chosen: false })]);
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Piece b' }));
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Piece a' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Piece a, up' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Piece a, down' }));
    expect(acts).toEqual(['take b', 'leave a', 'down a']);
    expect(screen.getByRole('button', { name: 'Piece a, up' })?.getAttribute('aria-disabled')).toBe(
      'true',
    );
  });

  it('keeps the focus on what was moved and says where it stands now', async () => {
    const [a, b] = [piece('a', { number: 1 }), piece('b', { number: 2 })];
    const { rerender } = list([a, b]);
    const down = screen.getByRole('button', { name: 'Piece a, down' });
    down.focus();
    await fireEvent.click(down);
    await rerender({ pieces: [b, a] });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Piece a, down');
    expect(text(screen.getByRole('status'))).toContain('Piece a, place 2 of 2');
  });
});

describe('saving the pack', () => {
  const save = (more: object) => {
    const asked: string[] = [];
    render(SavePack, {
      count: 3,
      saving: { state: 'idle' },
      onsave: (format: string) => void asked.push(format),
      oncancel: () => void asked.push('cancel'),
      ...more,
    });
    return asked;
  };

  it('offers Word first, and says why it cannot where nothing is taken', async () => {
    const asked = save({ count: 0 });
    const button = screen.getByRole('button', { name: 'Save the results pack (.docx)' });
    const why = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(text(why)).toBe('No piece is taken that has something to show.');
    await fireEvent.click(button);
    expect(asked).toEqual([]);
  });

  it('shows what is being done and how much, with a way out', async () => {
    const asked = save({ saving: { state: 'saving', step: 'figures', done: 1, total: 4 } });
    expect(text(screen.getByRole('status'))).toContain('Drawing figures');
    expect(text(screen.getByRole('status'))).toContain('1 of 4 figures');
    await fireEvent.click(screen.getByRole('button', { name: 'Save as .md' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(asked).toEqual(['cancel']);
  });
});
