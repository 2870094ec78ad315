import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import NotUpgraded from '#lib/ui/first/NotUpgraded.svelte';
import { planWords, type PassPlan } from '#lib/ui/desk/pass-plan.ts';
import ReopenPass from '#lib/ui/desk/ReopenPass.svelte';
import SubmitPass from '#lib/ui/desk/SubmitPass.svelte';
import SubmittedPass from '#lib/ui/desk/SubmittedPass.svelte';
import { amara, tom } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

const toms = { id: tom, initials: 'TB', name: 'Tom Beddoes' };
const blind: PassPlan = {
  round: { number: 2, name: '', calibration: false },
  others: [toms],
  isRevealed: false,
  isOnlyOne: true,
};
const alone: PassPlan = { ...blind, others: [] };
const progress = { codable: 84, looked: 80, coded: 60, passedOver: 20 };

describe('the round in words', () => {
  it('says with whom, and whether the other side is hidden', () => {
    expect(planWords(blind)).toBe('Round 2, with TB, blind');
    expect(planWords({ ...blind, isRevealed: true })).toBe('Round 2, with TB, revealed');
    expect(planWords({ ...blind, round: { ...blind.round, calibration: true } })).toBe(
      'Round 2, with TB, coded together',
    );
    expect(planWords(alone)).toBe('Round 2, alone');
    const three = { ...blind, others: [toms, { id: amara, initials: 'AO', name: 'Amara Osei' }] };
    expect(planWords(three)).toBe('Round 2, with TB and AO, blind');
  });
});

describe('the question before a pass is submitted', () => {
  const props = {
    name: 'P04',
    plan: blind,
    progress,
    flags: 2,
    proposals: 1,
    busy: false,
    refusal: null,
    onsubmit: vi.fn(),
    onclose: vi.fn(),
  };

  it('gives the numbers first and says what it means', async () => {
    render(SubmitPass, props);
    const rows = [...document.querySelectorAll('dl div')].map((row) =>
      row.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).toEqual([
      'Lines that may be coded 84',
      'Coded 60',
      'Looked at and left without a code 20',
      'Not looked at yet 4',
      'Flagged for discussion 2',
      'Codes proposed in this pass 1',
    ]);
    expect(screen.getByText(/Tom Beddoes will see that it was submitted/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Submit pass' }));
    expect(props.onsubmit).toHaveBeenCalledOnce();
  });

  it('says of an empty pass that it is a judgement', () => {
    render(SubmitPass, {
      ...props,
      plan: alone,
      progress: { codable: 84, looked: 84, coded: 0, passedOver: 84 },
    });
    expect(screen.getByText(/says that nothing was found/)).toBeTruthy();
    expect(screen.queryByText(/Tom Beddoes/)).toBeNull();
  });

  it('shows why it was refused', () => {
    render(SubmitPass, { ...props, refusal: 'This pass has already been submitted.' });
    expect(screen.getByRole('alert').textContent).toContain('already been submitted');
  });
});

describe('a submitted pass', () => {
  const props = {
    at: '2026-01-12T14:05:00.000Z',
    now: '2026-01-13T10:00:00.000Z',
    code: '7f3a 91c2 0b4d',
    rounds: '../rounds/',
    plan: blind,
    readings: '../agreement/?view=lines',
    onreopen: vi.fn(),
  };

  it('shows its code and can be opened again before the reveal', async () => {
    render(SubmittedPass, props);
    expect(screen.getByText('7f3a 91c2 0b4d')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Open again…' }));
    expect(props.onreopen).toHaveBeenCalledOnce();
  });

  it('leads to the code of the round where one code stands for several passes', () => {
    render(SubmittedPass, { ...props, code: null });
    const code = screen.getByRole('link', { name: 'Your submission code for the round' });
    expect(code.getAttribute('href')).toBe('../rounds/');
  });

  it('leads to both readings after it, and is not opened again', () => {
    render(SubmittedPass, { ...props, plan: { ...blind, isRevealed: true } });
    expect(screen.getByRole('link', { name: 'Both readings' }).getAttribute('href')).toBe(
      '../agreement/?view=lines',
    );
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is opened again only with a reason', async () => {
    const onreopen = vi.fn();
    render(ReopenPass, { name: 'P04', busy: false, refusal: null, onreopen, onclose: vi.fn() });
    const open = screen.getByRole<HTMLButtonElement>('button', { name: 'Open again' });
    expect(open.disabled).toBe(true);
    await fireEvent.input(screen.getByLabelText('Why?'), {
      target: { value: 'A page was missed.' },
    });
    await fireEvent.click(open);
    expect(onreopen).toHaveBeenCalledWith('A page was missed.');
  });
});

it('offers a study that could not be upgraded as a file', async () => {
  const onsave = vi.fn();
  render(NotUpgraded, {
    sentence: 'It was left as it was.',
    saving: false,
    saved: null,
    trouble: null,
    studies: '../',
    onsave,
  });
  await fireEvent.click(screen.getByRole('button', { name: 'Save it to a file as it is' }));
  expect(onsave).toHaveBeenCalledOnce();
});
