import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import type { ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import OpenFilePreview from '#lib/ui/first/OpenFilePreview.svelte';
import { amara, tom } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const nothing = { acts: [], blind: false };

function show(meeting: ComponentProps<typeof OpenFilePreview>['meeting']) {
  const onopen = vi.fn();
  render(OpenFilePreview, {
    title: 'Carers',
    invented: false,
    savedAt: '2026-03-08T12:00:00.000Z',
    program: '0.1.0',
    transcripts: 3,
    participants: 2,
    coders: [
      { id: amara, name: 'Amara Osei' },
      { id: tom, name: 'Tom Beddoes' },
    ],
    notes: [],
    meeting,
    now: '2026-03-10T12:00:00.000Z',
    onopen,
    onclose: vi.fn(),
  });
  return { onopen };
}

describe('the preview of a study file', () => {
  it('asks who is at the keyboard of a study that is new here', async () => {
    const { onopen } = show(null);
    await fireEvent.change(screen.getByLabelText('Who is at the keyboard'), {
      target: { value: tom },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Open the study' }));
    expect(onopen).toHaveBeenCalledWith(tom);
  });

  it('keeps to who was at the keyboard in the copy here', async () => {
    const { onopen } = show({
      standing: 'descendant',
      coderId: tom,
      onlyFile: { acts: ['2 × code put on'], blind: false },
      onlyHere: nothing,
    });
    expect(screen.getByText(/It takes the place of the copy here; that copy is kept/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Open the file' }));
    expect(onopen).toHaveBeenCalledWith(tom);
  });

  it('lists what differs where both have moved on, and hints at blind work without telling it', () => {
    show({
      standing: 'diverged',
      coderId: amara,
      onlyFile: { acts: ['2 × code put on, P02, TB'], blind: true },
      onlyHere: { acts: ['1 × memo written, P01, AO'], blind: false },
    });
    expect(screen.getByText(/Nothing is merged/)).toBeTruthy();
    expect(screen.getByText('2 × code put on, P02, TB')).toBeTruthy();
    expect(screen.getByText('1 × memo written, P01, AO')).toBeTruthy();
    expect(screen.getByText(/passes that are not yours to see/)).toBeTruthy();
  });

  it('does not ask who where the copy here is the same', () => {
    show({ standing: 'same', coderId: amara, onlyFile: nothing, onlyHere: nothing });
    expect(screen.queryByLabelText('Who is at the keyboard')).toBeNull();
    expect(screen.getByRole('button', { name: 'Go on with the study here' })).toBeTruthy();
  });
});
