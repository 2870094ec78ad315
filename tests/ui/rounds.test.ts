import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { roundProgress } from '#lib/domain/rounds/round-progress.ts';
import ChangeRound from '#lib/ui/rounds/ChangeRound.svelte';
import PlanRound from '#lib/ui/rounds/PlanRound.svelte';
import ProgressTable from '#lib/ui/rounds/ProgressTable.svelte';
import RevealDialog from '#lib/ui/rounds/RevealDialog.svelte';
import CoderPanel from '#lib/ui/team/CoderPanel.svelte';
import LockScreen from '#lib/ui/team/LockScreen.svelte';
import { amara, openP03, role, settledP01, smallStudy, tom } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const snapshot = smallStudy();
const people = snapshot.coders;
const words = (element: Element | null | undefined) =>
  element?.textContent?.replace(/\s+/g, ' ').trim();

describe('planning a round', () => {
  function show() {
    const onplan = vi.fn();
    render(PlanRound, {
      frame: snapshot,
      attributes: snapshot.attributes,
      me: amara,
      seed: '4711',
      trouble: null,
      onplan,
      onclose: vi.fn(),
    });
    return onplan;
  }
  const plan = () => fireEvent.click(screen.getByRole('button', { name: 'Plan the round' }));

  it('says before it is done what chance draws, with which seed', async () => {
    show();
    await fireEvent.click(screen.getByLabelText('A share, drawn by chance'));
    await fireEvent.input(screen.getByLabelText('Share in %'), { target: { value: '34' } });
    expect(words(document.querySelector('.outcome p'))).toMatch(
      /^1 of 3 transcripts drawn, seed 4711: P0\d$/,
    );
    await fireEvent.change(screen.getByLabelText('The same share of each'), {
      target: { value: role },
    });
    expect(words(document.querySelector('.outcome p'))).toContain('3 of 3 transcripts drawn');
    expect(words(document.querySelector('.outcome p'))).toContain('More than 34%');
  });

  it('says what is still to be submitted elsewhere, and leaves it out when asked to', async () => {
    const onplan = show();
    expect(screen.getByText(/Tom Beddoes is still to submit P03 in\s+Round 1/)).toBeTruthy();
    await plan();
    expect(onplan).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'leave these transcripts out' }));
    await plan();
    expect(onplan).toHaveBeenCalledOnce();
    const [given] = onplan.mock.calls[0]!;
    expect(given).toMatchObject({ mode: 'consensus', coderIds: [amara, tom] });
    expect(given.transcripts.transcriptIds).not.toContain(openP03);
  });
});

describe('changing a round', () => {
  it('offers who codes in it and what it is for only where nothing is blind', () => {
    const show = (calibration: boolean) => {
      const { unmount } = render(ChangeRound, {
        round: { ...snapshot.rounds[0]!, calibration },
        people,
        transcripts: snapshot.transcripts,
        trouble: null,
        onchange: vi.fn(),
        onclose: vi.fn(),
      });
      const offered = screen.queryByRole('checkbox', { name: /Tom Beddoes/ }) !== null;
      unmount();
      return offered;
    };
    expect([show(false), show(true)]).toEqual([false, true]);
  });
});

describe('the progress of a round', () => {
  it('says "submitted" or "not yet", and nothing of how far anybody is', () => {
    const round = snapshot.rounds[0]!;
    render(ProgressTable, {
      caption: 'Round 1',
      progress: roundProgress(round, [settledP01, openP03], snapshot.passes, []),
      people,
      coderIds: round.coderIds,
      isBlind: true,
      nameOf: (id) => snapshot.transcripts.find((one) => one.id === id)?.name ?? '',
      now: '2025-11-20T10:00:00.000Z',
    });
    const rows = screen.getAllByRole('row').map((row) => [...row.children].map(words).join(' | '));
    expect(rows[1]).toMatch(
      /^P01 \| submitted \| submitted \| 14 November, \d\d:\d\d, by Amara Osei$/,
    );
    expect(rows[2]).toBe('P03 | not yet | not yet | not yet');
  });
});

describe('the reveal', () => {
  it('gives the number first, says it is for good, and reveals what stays ticked', async () => {
    const onreveal = vi.fn();
    render(RevealDialog, {
      round: 'Round 1',
      transcripts: [
        { id: settledP01, name: 'P01' },
        { id: openP03, name: 'P03' },
      ],
      coders: ['Amara Osei', 'Tom Beddoes'],
      by: 'Amara Osei',
      onreveal,
      onclose: vi.fn(),
    });
    expect(screen.getByRole('heading').textContent).toBe('Reveal 2 transcripts of Round 1');
    expect(screen.getByText(/This cannot be undone/)).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('P01'));
    await fireEvent.click(screen.getByRole('button', { name: 'Reveal 1 transcript' }));
    expect(onreveal).toHaveBeenCalledExactlyOnceWith([openP03]);
  });
});

describe('who is at the keyboard', () => {
  const common = { people, atKeyboard: amara, covered: new Set([tom]) };

  it('asks for the passphrase of who has one before they sit down', async () => {
    const onswitch = vi.fn((_id: string, passphrase: string) =>
      Promise.resolve(passphrase === 'right'),
    );
    render(CoderPanel, {
      ...common,
      isForOne: false,
      study: 'study',
      onswitch,
      onpassphrase: vi.fn(),
      onlock: vi.fn(),
      onclose: vi.fn(),
    });
    await fireEvent.click(screen.getByRole('button', { name: /Sit down as Tom Beddoes/ }));
    expect(onswitch).not.toHaveBeenCalled();
    const field = screen.getByLabelText('Passphrase of Tom Beddoes');
    await fireEvent.input(field, { target: { value: 'wrong' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Sit down as TB' }));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'This is not the passphrase. Nothing was changed.',
    );
    await fireEvent.input(field, { target: { value: 'right' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Sit down as TB' }));
    expect(onswitch).toHaveBeenLastCalledWith(tom, 'right');
  });

  it('says in a copy made for one coder that nobody else sits down', () => {
    render(CoderPanel, {
      ...common,
      isForOne: true,
      study: 'study',
      onswitch: vi.fn(),
      onpassphrase: vi.fn(),
      onlock: vi.fn(),
      onclose: vi.fn(),
    });
    expect(screen.queryByRole('button', { name: /Sit down/ })).toBeNull();
    expect(screen.getByText(/This copy of the study was made for Amara Osei/)).toBeTruthy();
  });

  it('covers the study until the passphrase is right, and says what that cannot do', async () => {
    const onopen = vi.fn(() => Promise.resolve(false));
    render(LockScreen, {
      ...common,
      title: 'Stopping medicines',
      isForOne: false,
      begin: '../',
      onopen,
      onswitch: vi.fn(),
    });
    expect(screen.getByText(/It does not encrypt what the browser keeps/)).toBeTruthy();
    await fireEvent.input(screen.getByLabelText('Passphrase of Amara Osei'), {
      target: { value: 'a guess' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Uncover the study' }));
    expect((await screen.findByRole('alert')).textContent).toContain('not the passphrase');
    expect(onopen).toHaveBeenCalledExactlyOnceWith('a guess');
  });
});
