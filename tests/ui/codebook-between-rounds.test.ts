import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Recheck } from '#lib/domain/codebook/recheck.ts';
import type { Decision } from '#lib/domain/model/decision.ts';
import ChangeSettled from '#lib/ui/codebook/ChangeSettled.svelte';
import CodebookVersions from '#lib/ui/codebook/CodebookVersions.svelte';
import ProposedCodes from '#lib/ui/codebook/ProposedCodes.svelte';
import ProposedRules from '#lib/ui/codebook/ProposedRules.svelte';
import RecheckPassages from '#lib/ui/codebook/RecheckPassages.svelte';
import RuleOrWording from '#lib/ui/codebook/RuleOrWording.svelte';
import { at, codeId, ownCode } from '../domain/codebook/tdf.ts';
import { transcriptId } from '../domain/reconciliation/two-coders.ts';
import './open-dialogs.ts';

const now = '2026-03-10T10:00:00.000Z';

describe('the versions of the codebook', () => {
  const versions = [
    { id: '1', at, note: 'For the pilot.', codes: [ownCode(1, 'Time'), ownCode(2, 'Slot')] },
    {
      id: '2',
      at: '2026-01-01T10:00:00.000Z',
      note: '',
      codes: [ownCode(1, 'Time', { definition: 'New.' }), ownCode(2, 'Slot')],
    },
    {
      id: 'now',
      at: now,
      note: '',
      codes: [ownCode(1, 'Time', { definition: 'New.' }), ownCode(2, 'Ten-minute slot')],
    },
  ];

  it('are compared with the codebook of now, and any two on request', async () => {
    const onselect = vi.fn();
    render(CodebookVersions, { versions, changes: [], now, onselect });
    expect(screen.getByRole('status').textContent).toContain('1 code differs.');
    expect(screen.getByText('renamed')).toBeTruthy();
    await fireEvent.change(screen.getByLabelText('From'), { target: { value: '1' } });
    expect(screen.getByRole('status').textContent).toContain('2 codes differ.');
    expect(screen.getByText('wording only')).toBeTruthy();
    await fireEvent.change(screen.getByLabelText('to'), { target: { value: '2' } });
    expect(screen.queryByText('renamed')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Time' }));
    expect(onselect).toHaveBeenCalledWith(codeId(1));
  });

  it('say when one is kept, where there is none yet', () => {
    render(CodebookVersions, { versions: versions.slice(2), changes: [], now, onselect: vi.fn() });
    expect(screen.getByText(/One is kept when a round is planned/)).toBeTruthy();
  });
});

describe('new words of a code', () => {
  const shown = () => {
    const acts = { onwording: vi.fn(), onrule: vi.fn(), onclose: vi.fn() };
    render(RuleOrWording, { code: ownCode(1, 'Time'), passages: 4, refusal: null, ...acts });
    return acts;
  };

  it('are wording unless it is said that the rule is another', async () => {
    const { onwording, onrule } = shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Keep the new wording' }));
    expect(onwording).toHaveBeenCalledOnce();
    expect(onrule).not.toHaveBeenCalled();
  });

  it('change the rule only with a note, and say first how many passages that puts on the list', async () => {
    const { onrule } = shown();
    expect(screen.getByText(/4 passages of the settled coding go on the list/)).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('The rule'));
    const act = screen.getByRole('button', { name: 'Change the rule' });
    expect(act.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(act);
    expect(onrule).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByLabelText('What is different now'), {
      target: { value: 'Only minutes.' },
    });
    await fireEvent.click(act);
    expect(onrule).toHaveBeenCalledWith('Only minutes.');
  });
});

const recheck = {
  change: { at, note: 'Only minutes.', codeId: codeId(1) },
  transcriptId,
  from: 2,
  to: 4,
} as Recheck;

describe('a passage to look at again', () => {
  it('is still right, is changed where it stands in a consensus, or is read in its context', async () => {
    const [onright, onchange] = [vi.fn(), vi.fn()];
    const row = { recheck, transcriptName: 'P06', text: 'Ten minutes.', href: './there' };
    const other = { ...recheck, from: 8, to: 9 };
    const rows = [
      { ...row, changeable: true },
      { ...row, recheck: other, changeable: false },
    ];
    render(RecheckPassages, { rows, onright, onchange });
    expect(screen.getByRole('heading').textContent).toBe('2 passages to look at again');
    await fireEvent.click(screen.getByRole('button', { name: 'Still right: P06, line 9' }));
    expect(onright).toHaveBeenCalledWith(other);
    await fireEvent.click(screen.getByRole('button', { name: 'Change: P06, lines 3–4' }));
    expect(onchange).toHaveBeenCalledWith(recheck);
    expect(screen.queryByRole('button', { name: 'Change: P06, line 9' })).toBeNull();
    expect(screen.getAllByRole('link')).toHaveLength(2);
  });

  it('is settled anew with another code and a reason', async () => {
    const onsettle = vi.fn();
    render(ChangeSettled, {
      recheck,
      where: 'P06, lines 3–4',
      text: 'Ten minutes.',
      codeName: 'Time',
      targets: [{ id: codeId(2), path: 'Slot' }],
      refusal: null,
      onsettle,
      onclose: vi.fn(),
    });
    await fireEvent.change(screen.getByRole('combobox'), { target: { value: codeId(2) } });
    await fireEvent.click(screen.getByRole('button', { name: 'Settle anew' }));
    expect(onsettle).toHaveBeenCalledWith([codeId(2)], 'By the changed rule: Only minutes.');
    onsettle.mockClear();
    await fireEvent.input(screen.getByLabelText('Why'), { target: { value: ' ' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Settle anew' }));
    expect(onsettle).not.toHaveBeenCalled();
  });
});

describe('proposed codes', () => {
  const proposal = {
    id: codeId(1),
    name: 'Slot',
    definition: 'Ten minutes.',
    colour: null,
    coder: 'Tom Beddoes',
    domains: [],
    passages: [{ where: 'P06, line 3', text: 'Ten.', href: './there' }],
  };
  const shown = (mayDecide: boolean) => {
    const acts = { onadopt: vi.fn(), onmerge: vi.fn(), ondrop: vi.fn() };
    const targets = [{ id: codeId(2), path: 'Time' }];
    render(ProposedCodes, { proposals: [proposal], targets, mayDecide, refusal: null, ...acts });
    return acts;
  };

  it('are adopted, merged or dropped by the lead', async () => {
    const { onadopt, onmerge, ondrop } = shown(true);
    expect(screen.getByText('proposed by Tom Beddoes')).toBeTruthy();
    const acts = within(screen.getByRole('group', { name: 'Slot' }));
    await fireEvent.click(acts.getByRole('button', { name: 'Merge' }));
    expect(onmerge).not.toHaveBeenCalled();
    await fireEvent.change(acts.getByLabelText('Merge Slot into'), {
      target: { value: codeId(2) },
    });
    await fireEvent.click(acts.getByRole('button', { name: 'Merge' }));
    expect(onmerge).toHaveBeenCalledWith(codeId(1), codeId(2));
    await fireEvent.click(acts.getByRole('button', { name: 'Adopt' }));
    expect(onadopt).toHaveBeenCalledWith(codeId(1));
    await fireEvent.click(acts.getByRole('button', { name: 'Drop' }));
    expect(ondrop).toHaveBeenCalledWith(codeId(1));
  });

  it('are read by the others, who are told that the lead decides', () => {
    shown(false);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/The lead then adopts, merges or drops each/)).toBeTruthy();
  });
});

describe('a proposed rule', () => {
  it('is put into the codebook by the lead, the number to look at again said first', async () => {
    const onapply = vi.fn();
    const proposed = {
      decision: { id: 'd', rule: 'Both where both.' } as unknown as Decision,
      codeIds: [codeId(1)],
    };
    const rows = [
      { proposed, where: 'P01, line 37', href: './there', about: ['Time'], passages: 3 },
    ];
    render(ProposedRules, { rows, mayDecide: true, onapply });
    expect(screen.getByText('3 passages coded so far to look at again')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Put into the codebook' }));
    expect(onapply).toHaveBeenCalledWith(proposed);
  });
});
