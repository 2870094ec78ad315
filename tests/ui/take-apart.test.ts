import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import TakeApart from '#lib/ui/beliefs/TakeApart.svelte';
import './open-dialogs.ts';

describe('taking a merged statement apart', () => {
  function asked(leaving: readonly string[]) {
    const ontakeapart = vi.fn();
    const props = { part: 'Mine.', kept: 'Ours.', passages: 2, leaving, ontakeapart };
    render(TakeApart, { ...props, onclose: () => {} });
    return { ontakeapart, act: screen.getByRole('button', { name: 'Take apart' }) };
  }

  it('takes no line off the kept one unless somebody says so', async () => {
    const { ontakeapart, act } = asked(['P01, lines 2 to 4']);
    expect(screen.queryByText('P01, lines 2 to 4')).toBeNull();
    await fireEvent.click(act);
    expect(ontakeapart).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('says beforehand which lines would go', async () => {
    const { ontakeapart, act } = asked(['P01, lines 2 to 4']);
    await fireEvent.click(screen.getByRole('checkbox'));
    expect(screen.getByText('P01, lines 2 to 4')).toBeTruthy();
    await fireEvent.click(act);
    expect(ontakeapart).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('says so where none would', async () => {
    asked([]);
    await fireEvent.click(screen.getByRole('checkbox'));
    expect(screen.getByText(/No line goes from/)).toBeTruthy();
  });
});
