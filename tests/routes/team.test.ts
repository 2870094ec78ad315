import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import Team from '../../src/routes/(study)/study/Team.svelte';
import { amara, smallStudy, tom } from '../fixtures/small-study.ts';
import '../ui/open-dialogs.ts';

const open = vi.hoisted(() => ({ study: null as OpenStudy | null }));
vi.mock('#lib/state/open-study.svelte.ts', async (original) => ({
  ...(await original<typeof import('#lib/state/open-study.svelte.ts')>()),
  getStudy: () => open.study,
}));

let serial = 0;
let study: OpenStudy;
const soon = (expectation: () => void) => vi.waitFor(expectation, { timeout: 4_000 });

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`team-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  open.study = study;
  render(Team, { idOf: (of: string) => `of-${of}` });
  await screen.findByText('What a report says of each');
});
afterEach(() => {
  cleanup();
  study.close();
});

/** Types of Tom's occupation while the form for somebody new is open, and leaves the field. */
async function typedBesideForm() {
  await fireEvent.click(screen.getByRole('button', { name: /^Add/ }));
  const form = screen.getByRole('dialog');
  await fireEvent.input(within(form).getByLabelText('Name'), { target: { value: 'Zoe Quinn' } });
  const field = within(document.getElementById(`of-${tom}`)!).getByLabelText('Occupation');
  await fireEvent.input(field, { target: { value: 'Nurse' } });
  return { form, leave: () => fireEvent.blur(field) };
}

it('keeps a field of a person and leaves the form for somebody new open', async () => {
  const { form, leave } = await typedBesideForm();
  await leave();
  await soon(() => expect(screen.getByText('Kept.')).toBeTruthy());
  expect((await study.db.coders.get(tom))?.occupation).toBe('Nurse');
  expect(form.isConnected).toBe(true);
  expect(within(form).getByLabelText<HTMLInputElement>('Name').value).toBe('Zoe Quinn');
});

it('says beside the fields, not in the form, why a field was not kept', async () => {
  const { form, leave } = await typedBesideForm();
  await study.db.coders.update(amara, { role: 'coder' });
  await leave();
  const sentence = await screen.findByText('Only the lead of the study does this.');
  expect(form.contains(sentence)).toBe(false);
});
