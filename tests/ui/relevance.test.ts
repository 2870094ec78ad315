import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Relevance, RelevanceId } from '#lib/domain/model/relevance.ts';
import { parseComB } from '#lib/domain/relevance/com-b.ts';
import { comBEvidence } from '#lib/domain/relevance/com-b-evidence.ts';
import { domainEvidence, type DomainEvidence } from '#lib/domain/relevance/domain-evidence.ts';
import { interventionOptions } from '#lib/domain/relevance/intervention-options.ts';
import ComponentTable from '#lib/ui/relevance/ComponentTable.svelte';
import DecisionForm from '#lib/ui/relevance/DecisionForm.svelte';
import OptionsTable from '#lib/ui/relevance/OptionsTable.svelte';
import RelevanceTable from '#lib/ui/relevance/RelevanceTable.svelte';
import comBFile from '../../codebooks/com-b.json' with { type: 'json' };
import { belief, beliefStudy, env, kno, soc } from '../fixtures/belief-study.ts';
import { amara, smallStudy, uuid } from '../fixtures/small-study.ts';

const comB = parseComB(comBFile);
const settled = beliefStudy([{ codings: [[kno, 0, 2]] }, { codings: [[env, 0, 2]] }]);
const decided: Relevance = {
  id: uuid(17, 1) as RelevanceId,
  domainId: kno,
  decision: 'relevant',
  reason: 'Both say so.',
  strength: '',
  deciderIds: [amara],
  on: '2025-11-18',
  changedAt: '2025-11-18T10:00:00.000Z',
};
const evidence = domainEvidence(settled, {
  beliefs: [belief(1, { at: [[0, 0, 1]], polarity: 'mixed' })],
  relevances: [decided],
  interviews: [],
  guideVersions: [],
});
const of = (id: typeof kno): DomainEvidence => evidence.find(({ domain }) => domain.id === id)!;

const wordsOf = (element: Element) => element.textContent.replace(/\s+/g, ' ');

describe('the table of evidence', () => {
  const rows = evidence.map((one) => ({
    id: one.domain.id,
    evidence: one,
    place: null,
    href: `#${one.domain.id}`,
    statementsHref: '#statements',
    passagesHref: '#passages',
    current: one.domain.id === kno,
    deciders: one.record ? ['AO'] : [],
  }));

  const onopen = vi.fn();

  it('opens a domain wherever its row is clicked, and leaves links to themselves', async () => {
    render(RelevanceTable, { rows, of: 2, onopen });
    const row = screen.getByRole('row', { name: /Environmental/ });
    await fireEvent.click(within(row).getByText(/of 2/));
    expect(onopen).toHaveBeenCalledExactlyOnceWith(rows.find(({ id }) => id === env));
    expect(document.activeElement?.textContent).toContain('Environmental');
    await fireEvent.click(within(row).getByRole('link', { name: /passages of/ }));
    expect(onopen).toHaveBeenCalledTimes(1);
  });

  it('has a row for every domain: people of people, what conflicts, what was decided', () => {
    render(RelevanceTable, { rows, of: 2, onopen });
    const knowledge = screen.getByRole('row', { name: /Knowledge/ });
    expect(wordsOf(knowledge)).toContain('1 of 2');
    expect(wordsOf(knowledge)).toContain('1 mixed');
    expect(wordsOf(knowledge)).toContain('relevant');
    expect(wordsOf(knowledge)).toContain('AO, 18 November 2025');
    const environment = screen.getByRole('row', { name: /Environmental/ });
    expect(wordsOf(environment)).toContain('nobody decided yet');
  });

  it('asks for a sentence where nothing is coded', () => {
    render(RelevanceTable, { rows, of: 2, onopen });
    const social = screen.getByRole('row', { name: /Social influences/ });
    expect(wordsOf(social)).toContain(
      'nothing coded: write in Why that nobody spoke of it, or why it was left out',
    );
  });

  it('goes from domain to domain by arrows', async () => {
    render(RelevanceTable, { rows, of: 2, onopen });
    const links = screen.getAllByRole('link', { name: /^(Knowledge|Environmental)/ });
    links[0]!.focus();
    await fireEvent.keyDown(links[0]!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(links[1]);
  });
});

describe('the decision', () => {
  const form = (one: DomainEvidence, readonly = false) => {
    const onsay = vi.fn(() => Promise.resolve(true));
    render(DecisionForm, {
      evidence: one,
      coders: smallStudy().coders,
      today: '2025-11-20',
      readonly,
      earlier: [{ decision: 'undecided', deciders: ['AO', 'TB'], on: '2025-11-18' }],
      onsay,
    });
    return onsay;
  };

  it('says what was decided before, by whom and when', () => {
    form(of(env));
    expect(screen.queryByText('Earlier: undecided, AO, TB, 18 November 2025')).not.toBeNull();
  });

  it('is picked by nobody but the team', async () => {
    const onsay = form(of(env));
    expect(
      screen.getByRole<HTMLInputElement>('radio', { name: 'nobody decided yet' }).checked,
    ).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: 'relevant' }));
    expect(onsay).toHaveBeenCalledExactlyOnceWith({ decision: 'relevant' });
  });

  it('offers today and never writes it of itself', async () => {
    const onsay = form(of(env));
    expect(screen.getByLabelText<HTMLInputElement>('Day').value).toBe('');
    await fireEvent.click(screen.getByRole('button', { name: 'Today, 20 November 2025' }));
    expect(onsay).toHaveBeenCalledExactlyOnceWith({ on: '2025-11-20' });
  });

  it('tells that one person alone decided so far', () => {
    form(of(kno));
    expect(screen.queryByText(/at least two decide/)).not.toBeNull();
  });

  it('asks for a sentence where nothing is coded', () => {
    form(of(soc));
    expect(screen.queryByText(/Nothing is coded with this domain/)).not.toBeNull();
    expect(screen.queryByLabelText(/what it means that nothing was coded/)).not.toBeNull();
  });

  it('is only read in a copy for one person', () => {
    form(of(kno), true);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByText('Both say so.')).not.toBeNull();
  });
});

describe('by COM-B', () => {
  it('says that the numbers of components cannot be added up', () => {
    const skills = {
      ...of(kno),
      domain: { ...of(kno).domain, frameworkKey: 'skills', name: 'Skills' },
    };
    render(ComponentTable, {
      components: comBEvidence(comB, [skills]),
      of: 2,
      note: comB.note,
      hrefOf: () => '#',
    });
    expect(screen.queryByText(/linked to two components, and shown in both/)).not.toBeNull();
    expect(screen.getAllByRole('row', { name: /Skills.*also in Capability/ })).toHaveLength(2);
  });

  it('shows options beside each other with their sources, and where they differ', () => {
    render(OptionsTable, {
      rows: [{ evidence: of(env), options: interventionOptions(comB, 'environment') }],
      sources: { byComponent: 'Michie 2011', byDomain: 'BMC 2018' },
      hrefOf: () => '#',
    });
    const row = screen.getByRole('row', { name: /Environmental context/ });
    expect(wordsOf(row)).toContain('Only 2018: Training');
    expect(within(row).queryByRole('checkbox')).toBeNull();
    expect(screen.queryByText('2011: Michie 2011.')).not.toBeNull();
  });

  it('says that the table by domain has no row for Goals', () => {
    const goals = {
      ...of(kno),
      domain: { ...of(kno).domain, frameworkKey: 'goals', name: 'Goals' },
    };
    render(OptionsTable, {
      rows: [{ evidence: goals, options: interventionOptions(comB, 'goals') }],
      sources: { byComponent: 'a', byDomain: 'b' },
      hrefOf: () => '#',
    });
    expect(wordsOf(screen.getByRole('row', { name: /Goals/ }))).toContain(
      'the table has no row for it',
    );
  });
});
