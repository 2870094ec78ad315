import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import FlowFigure from '../../src/routes/(study)/recruitment/FlowFigure.svelte';
import IntervalsFigure from '../../src/routes/(study)/agreement/IntervalsFigure.svelte';
import { sampleAgreement, sampleReport } from '../fixtures/agreement-figures.ts';
import { routeId, smallLog, stageId } from '../fixtures/recruitment-log.ts';
import { amara, smallStudy } from '../fixtures/small-study.ts';
import '../ui/open-dialogs.ts';

const open = vi.hoisted(() => ({ study: null as OpenStudy | null }));
vi.mock('#lib/state/open-study.svelte.ts', async (original) => ({
  ...(await original<typeof import('#lib/state/open-study.svelte.ts')>()),
  getStudy: () => open.study,
}));

let serial = 0;
let study: OpenStudy;

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`figures-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  open.study = study;
});
afterEach(() => {
  cleanup();
  study.close();
});

describe('the figure of recruitment on its page', () => {
  it('is drawn where the sums add up, told in words, and saved as a file', async () => {
    render(FlowFigure, { log: smallLog() });
    const image = await screen.findByRole('img', { name: /recruitment flow$/ });
    const words = document.getElementById(image.getAttribute('aria-describedby')!);
    expect(words?.textContent).toContain('Interviewed: 11 (Letters to general practices 7,');
    await fireEvent.click(screen.getByRole('button', { name: 'Save the figure' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Save figure' }));
    expect(dialog.getByRole('button', { name: 'Save drawing' })).toBeTruthy();
    expect(dialog.getByText(/recruitment flow\.svg/)).toBeTruthy();
  });

  it('is not saved while what it shows is not stored', async () => {
    render(FlowFigure, { log: smallLog(), isChanged: true });
    expect(await screen.findByText(/Save the log to save its figure/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save the figure' })).toBeNull();
  });

  it('gives way to the place and the numbers where the sums do not add up, and leads there', async () => {
    const log = smallLog();
    log.stages[2]!.counts[0]!.n = 6;
    const ongo = vi.fn();
    render(FlowFigure, { log, ongo });
    const sentence = 'Interviewed, Letters to general practices: 9 − 2 = 7, but 6 is written.';
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
    const button = screen.getByRole('button', { name: 'Go to this number' });
    expect(document.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toBe(
      sentence,
    );
    await fireEvent.click(button);
    expect(ongo.mock.calls[0]?.[0]).toMatchObject({ stageId: stageId(3), routeId: routeId(1) });
  });

  it('is only read in a copy for one person', async () => {
    render(FlowFigure, { log: smallLog(), isForOne: true });
    expect(await screen.findByRole('img')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save the figure' })).toBeNull();
  });
});

describe('the figure of agreement on its page', () => {
  const choice = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Coefficient' });

  it('begins with alpha, and draws the coefficient that is chosen', async () => {
    render(IntervalsFigure, { frame: sampleAgreement, ofRound: sampleReport() });
    expect(screen.getByRole('img', { name: /Krippendorff’s alpha$/ })).toBeTruthy();
    expect([...choice().options].map(({ text }) => text)).toEqual([
      'Krippendorff’s alpha',
      'Agreement',
      'Positive agreement',
    ]);
    await fireEvent.change(choice(), { target: { value: 'positive' } });
    expect(screen.getByRole('img', { name: /Positive agreement$/ })).toBeTruthy();
  });

  it('offers the others where they were computed, and alpha again where they no longer are', async () => {
    const all = { frame: sampleAgreement, ofRound: sampleReport({ all: true }) };
    const { rerender } = render(IntervalsFigure, all);
    expect(choice().options).toHaveLength(9);
    await fireEvent.change(choice(), { target: { value: 'pabak' } });
    expect(screen.getByRole('img', { name: /PABAK$/ })).toBeTruthy();
    await rerender({ ...all, ofRound: sampleReport() });
    expect(screen.getByRole('img', { name: /Krippendorff’s alpha$/ })).toBeTruthy();
    expect(choice().value).toBe('alpha');
  });

  it('says why there is none', () => {
    render(IntervalsFigure, { frame: sampleAgreement, ofRound: sampleReport({ unit: 'segment' }) });
    expect(screen.getByText('Agreement by segments has no intervals.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
