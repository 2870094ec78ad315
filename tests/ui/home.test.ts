import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ownWork } from '#lib/domain/study/own-work.ts';
import { planStanding } from '#lib/domain/study/plan-standing.ts';
import { standing } from '#lib/domain/study/standing.ts';
import { teamStanding } from '#lib/domain/study/team-standing.ts';
import StudyHome from '#lib/ui/home/StudyHome.svelte';
import { amara, openP03, smallStudy } from '../fixtures/small-study.ts';

afterEach(cleanup);

const snapshot = smallStudy();
const study = snapshot.studies[0];
if (!study) throw new Error('the fixture lacks a study');

const team = teamStanding(amara, snapshot);

function standingOf(
  transcripts: typeof snapshot.transcripts,
  participants: typeof snapshot.participants,
) {
  return standing({
    ...snapshot,
    participants,
    plan: planStanding(study!, snapshot.guideVersions, snapshot.recruitments),
    transcripts,
    work: transcripts.map((transcript) =>
      ownWork(
        transcript,
        snapshot.passes.find(
          (pass) => pass.transcriptId === transcript.id && pass.coderId === amara,
        ),
        snapshot.places.find((place) => place.transcriptId === transcript.id),
      ),
    ),
    memos: 2,
    team,
  });
}

function show(
  transcripts: typeof snapshot.transcripts,
  file: { at: string | null; actsSince: number },
  participants = snapshot.participants,
) {
  const onsavefile = vi.fn();
  render(StudyHome, {
    study: study as NonNullable<typeof study>,
    coders: snapshot.coders,
    standing: standingOf(transcripts, participants),
    frameworkName: 'TDF v2',
    addresses: {
      study: 'study',
      guide: 'guide',
      recruitment: 'recruitment',
      import: 'import',
      transcripts: 'transcripts',
      participants: 'participants',
      withdrawn: 'participants withdrawn',
      codebook: 'codebook',
      rounds: 'rounds',
      agreement: 'agreement',
      reconciliation: 'reconciliation',
      coding: 'coding',
      memos: 'memos',
      passages: 'passages',
      search: 'search',
      matrix: 'matrix',
      staleCells: 'matrix?only=stale',
      themes: 'themes',
      quotations: 'quotations',
      export: 'export',
      transcript: (id) => `transcripts ${id}`,
      line: (id, line) => `coding ${id} ${line}`,
    },
    file,
    saving: { state: 'idle' },
    now: '2026-03-10T14:03:00.000Z',
    onsavefile,
  });
  return { onsavefile };
}

const primary = () =>
  [...document.querySelectorAll('a.primary')].map((one) => [
    one.textContent?.trim(),
    one.getAttribute('href'),
  ]);

describe('the study’s home', () => {
  it('offers one next step, which leads to the very line', () => {
    show(snapshot.transcripts, { at: null, actsSince: 0 });
    expect(primary()).toEqual([['Go on from line 3', `coding ${openP03} 2`]]);
    expect(screen.getByText('Code P03')).toBeTruthy();
  });

  it('leads a new study to its import', () => {
    show([], { at: null, actsSince: 0 });
    expect(primary()).toEqual([['Import transcripts', 'import']]);
    expect(screen.getByText('nothing imported yet')).toBeTruthy();
  });

  it('shows only stages that work, each with its state in words', () => {
    show(snapshot.transcripts, { at: null, actsSince: 0 });
    const stages = [...document.querySelectorAll('.contents .leader a')];
    expect(stages.map(({ textContent }) => textContent)).toEqual([
      'Write down the study',
      'Prepare transcripts',
      'Describe the participants',
      'Know the codebook',
      'Plan rounds',
      'Read and code',
      'Compare the passes',
      'Settle differences',
      'Chart',
      'Interpret',
      'Write it up',
      'Look back over it',
      'Export',
    ]);
    expect(document.querySelectorAll('[aria-current="step"]')).toHaveLength(1);
    expect(screen.getByText('2 of 3 looked through, 6 lines coded')).toBeTruthy();
  });

  it('says beside the next step, not instead of it, that nothing was saved to a file', async () => {
    const { onsavefile } = show(snapshot.transcripts, { at: null, actsSince: 12 });
    expect(screen.getByText('Never saved to a file')).toBeTruthy();
    expect(primary()).toHaveLength(1);
    await fireEvent.click(screen.getByRole('button', { name: 'Save study to a file…' }));
    expect(onsavefile).toHaveBeenCalledOnce();
  });

  it('counts what waits for a person and leads there', () => {
    show(snapshot.transcripts, { at: '2026-03-08T14:03:00.000Z', actsSince: 0 });
    const waiting = [...document.querySelectorAll('.waiting li')].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(waiting).toContain('1 value of participants not known yet');
    expect(waiting).toContain('1 speaker not linked to a participant');
    expect(screen.getByText('2 days old, nothing since')).toBeTruthy();
  });

  it('leads to who withdrew consent', () => {
    const withdrawn = snapshot.participants.map((each) => ({
      ...each,
      consent: { ...each.consent, state: 'withdrawn' as const },
    }));
    show(snapshot.transcripts, { at: null, actsSince: 0 }, withdrawn);
    const [first] = document.querySelectorAll('.waiting li');
    expect(first?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
      '2 people withdrew consent: decide what becomes of what they said',
    );
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('participants withdrawn');
  });
});
