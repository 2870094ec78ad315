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
    expect(a).toHaveTextContent('Table 1. Rows of a');
    expect(b).toHaveTextContent('Nothing to show yet, because nobody has written it.');
    expect(b?.querySelector('a')).toHaveAttribute('href', '#themes');
    expect(c).toHaveTextContent('Left out.');
    expect(screen.getByRole('link', { name: 'Export Piece a alone' })).toHaveAttribute(
      'href',
      '#export-a',
    );
  });

  it('takes, leaves out and moves, and does not move past the ends', async () => {
    const { acts } = list([piece('a', { number: 1 }), piece('b', { chosen: false })]);
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Piece b' }));
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Piece a' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Piece a, up' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Piece a, down' }));
    expect(acts).toEqual(['take b', 'leave a', 'down a']);
    expect(screen.getByRole('button', { name: 'Piece a, up' })).toHaveAttribute(
      'aria-disabled',
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
    expect(document.activeElement).toHaveAccessibleName('Piece a, down');
    expect(screen.getByRole('status')).toHaveTextContent('Piece a, place 2 of 2');
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
    expect(button).toHaveAccessibleDescription('No piece is taken that has something to show.');
    await fireEvent.click(button);
    expect(asked).toEqual([]);
  });

  it('shows what is being done and how much, with a way out', async () => {
    const asked = save({ saving: { state: 'saving', step: 'figures', done: 1, total: 4 } });
    expect(screen.getByRole('status')).toHaveTextContent('Drawing figures');
    expect(screen.getByRole('status')).toHaveTextContent('1 of 4 figures');
    await fireEvent.click(screen.getByRole('button', { name: 'Save as .md' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(asked).toEqual(['cancel']);
  });
});
