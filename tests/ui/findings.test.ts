import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import NothingSettled from '#lib/ui/findings/NothingSettled.svelte';
import WhatCounts from '#lib/ui/findings/WhatCounts.svelte';
import { settledOf, studyWithFindings } from '../fixtures/study-with-findings.ts';

afterEach(cleanup);

const study = studyWithFindings();
const hrefs = {
  speakersHref: (id: string) => `#speakers-${id}`,
  settlesHref: ({ step }: { readonly step: string }) => `#${step}`,
};

describe('what findings are made from', () => {
  it('leads to the first settled transcript whose speakers are nobody yet', () => {
    const transcripts = study.transcripts.map((one) => ({
      ...one,
      speakers: one.speakers.map((each) => ({ ...each, participantId: null })),
    }));
    const settled = settledOf({ ...study, transcripts });
    render(WhatCounts, { settled, ...hrefs });
    expect(
      screen.getByText(/2 speakers of 2 transcripts/).textContent.replace(/\s+/g, ' '),
    ).toContain(
      'are not linked to a participant: their passages count for nobody. Link the speakers',
    );
    expect(screen.getByRole('link', { name: 'Link the speakers' }).getAttribute('href')).toBe(
      `#speakers-${settled.settled[0]!.transcript.id}`,
    );
  });

  it('says how much of it is one coder’s pass, and nothing of speakers who are known', () => {
    render(WhatCounts, { settled: settledOf(study), ...hrefs });
    expect(
      screen.getByText('Counted: 1 from consensus, 1 from one coder’s submitted pass'),
    ).toBeTruthy();
    expect(screen.queryByText(/not linked/)).toBeNull();
  });
});

describe('where nothing is settled', () => {
  const hrefOf = hrefs.settlesHref;
  const unsettled = settledOf(study, { passes: [], consensuses: [] }).unsettled;

  it('names the transcript that the viewer is to code and submit', () => {
    const own = unsettled.map((one) => ({ ...one, waitsFor: 'own-pass' as const }));
    render(NothingSettled, { settled: { unsettled: own }, hrefOf });
    const act = screen.getByRole('link', { name: `Code ${own[0]!.transcript.name}, then submit` });
    expect(act.getAttribute('href')).toBe('#code');
  });

  it('leads to the import, the reconciliation or the rounds otherwise', () => {
    render(NothingSettled, { settled: { unsettled: [] }, hrefOf });
    expect(screen.getByRole('link', { name: 'Import transcripts' })).toBeTruthy();
    cleanup();
    render(NothingSettled, { settled: { unsettled }, hrefOf });
    expect(screen.getByRole('link', { name: 'Go to the rounds' })).toBeTruthy();
    cleanup();
    const revealed = unsettled.map((one) => ({ ...one, waitsFor: 'reconciliation' as const }));
    render(NothingSettled, { settled: { unsettled: revealed }, hrefOf });
    expect(screen.getByRole('link', { name: 'Go to reconciliation' })).toBeTruthy();
  });
});
