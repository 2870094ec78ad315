import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noBands, type Attribute } from '#lib/domain/model/attribute.ts';
import { noConsent, type Participant } from '#lib/domain/model/participant.ts';
import {
  initialChoices,
  preparedFile,
  type ImportChoices,
} from '#lib/domain/transcript/prepared.ts';
import type { SpeakerPlan } from '#lib/domain/transcript/speakers.ts';
import { changeKey, plannedSurvey } from '#lib/domain/transcript/survey-import.ts';
import CuttingChoice from '#lib/ui/import/CuttingChoice.svelte';
import ReadingChoices from '#lib/ui/import/ReadingChoices.svelte';
import SpeakerTable from '#lib/ui/import/SpeakerTable.svelte';
import SurveyPanel from '#lib/ui/import/SurveyPanel.svelte';
import { troubleWords } from '#lib/ui/import/survey-words.ts';

afterEach(cleanup);

const source = {
  kind: 'table' as const,
  rows: [
    ['id', 'Role', 'Years', 'Why do you stop?', 'What helps you to?'],
    ['S1', 'GP', '12', 'They fall at home, and I hear of it.', 'A letter that says so.'],
    ['S2', 'Nurse', 'many', 'The list has grown too long to take.', ''],
  ],
};
const role: Attribute = {
  id: '00000005-0000-4000-8000-000000000001' as Attribute['id'],
  name: 'Role',
  type: 'category',
  ...noBands,
  order: 0,
};
const known: Participant = {
  id: '00000004-0000-4000-8000-000000000001' as Participant['id'],
  label: 'S1',
  attributes: { [role.id]: 'Pharmacist' },
  consent: noConsent,
  order: 0,
};

function panel(choices: Partial<ImportChoices> = {}) {
  const all = { ...initialChoices(source), ...choices };
  const { survey, transcripts } = preparedFile(source, all);
  if (!survey) throw new Error('not a survey');
  const planned = plannedSurvey(survey.people, { attributes: [role], participants: [known] });
  const callbacks = { onchoose: vi.fn(), onoverwrite: vi.fn() };
  render(SurveyPanel, {
    survey,
    planned,
    choices: all.survey,
    transcripts: transcripts.map(({ name, turnFrom }) => ({
      name: name ?? '',
      turns: turnFrom.length,
    })),
    overwritten: new Set<string>(),
    ...callbacks,
  });
  return { ...callbacks, planned };
}

const text = () => document.body.textContent.replace(/\s+/g, ' ');

describe('a survey on the import desk', () => {
  it('says how many respondents there are, from which column, and how many are known', () => {
    panel();
    expect(text()).toContain(
      '2 respondents, from column “id”: 1 new participant, 1 already in the study or in a survey above.',
    );
  });

  it('lists the transcripts that would be made', async () => {
    panel();
    const summary = screen.getByText('2 transcripts');
    const details = summary.closest('details')!;
    details.open = true;
    await fireEvent(details, new Event('toggle'));
    const rows = within(details).getAllByRole('listitem', { hidden: true });
    expect(rows.map((row) => row.textContent.trim())).toEqual([
      'Why do you stop? 2 turns',
      'What helps you to? 1 turn',
    ]);
  });

  it('lets the person choose one transcript for each respondent, and the type of an attribute', async () => {
    const { onchoose } = panel();
    await fireEvent.click(screen.getByLabelText('each respondent'));
    await fireEvent.change(screen.getByLabelText('Years'), { target: { value: 'number' } });
    expect(onchoose.mock.calls).toEqual([[{ each: 'person' }], [{ types: { 2: 'number' } }]]);
  });

  it('writes over what is known only what is ticked', async () => {
    const { onoverwrite, planned } = panel();
    const box = screen.getByLabelText(/S1, Role: write “GP” over “Pharmacist”/);
    expect((box as HTMLInputElement).checked).toBe(false);
    await fireEvent.click(box);
    const [difference] = planned.changed.filter(({ before }) => before !== undefined);
    expect(onoverwrite).toHaveBeenCalledWith([difference], true);
    expect(changeKey(difference!)).toBe('s1\nrole');
  });

  it('says which values do not fit the type chosen, and that they are left out', () => {
    panel({ survey: { each: 'question', types: { 2: 'number' }, madeAfter: 0 } });
    expect(text()).toMatch(/1 value left out: S2, Years: “many”\. Not a number/);
  });

  it('names ids that stand in several rows, with the rows', () => {
    const words = troubleWords({ reason: 'same-ids', ids: [{ id: 'S1', rows: [2, 5, 9] }] });
    expect(words).toContain('S1 in rows 2, 5 and 9');
  });
});

describe('the columns of a survey', () => {
  it('may several be open questions, and only one the id', async () => {
    const onchoose = vi.fn();
    const choices = initialChoices(source);
    render(ReadingChoices, { source, choices, openingLines: 0, openingKept: true, onchoose });
    const choose = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await choose('Column 2, “Role”', 'answer');
    expect(onchoose).toHaveBeenLastCalledWith({
      columns: {
        ...choices.columns,
        roles: ['participant', 'answer', 'attribute', 'answer', 'answer'],
      },
    });
    await choose('Column 2, “Role”', 'participant');
    expect(onchoose).toHaveBeenLastCalledWith({
      columns: {
        ...choices.columns,
        roles: ['omit', 'participant', 'attribute', 'answer', 'answer'],
      },
    });
    await choose('One row is', 'turn');
    const [{ columns }] = onchoose.mock.lastCall as [
      { columns: { rows: string; roles: string[] } },
    ];
    expect(columns.rows).toBe('turn');
    expect(columns.roles).not.toContain('answer');
  });
});

describe('wrapped lines', () => {
  it('ask how many signs a line may hold, and refuse what no line can', async () => {
    const oncut = vi.fn();
    render(CuttingChoice, { cutting: 'wrapped', wrapWidth: 65, oncut });
    const field = screen.getByLabelText('Signs a line, 20 to 200');
    await fireEvent.change(field, { target: { value: '72' } });
    await fireEvent.change(field, { target: { value: '7' } });
    expect(oncut.mock.calls).toEqual([[{ wrapWidth: 72 }]]);
    expect(screen.getByRole('status').textContent).toContain('20 to 200');
  });

  it('are offered beside the other rules, without a number until they are chosen', async () => {
    const oncut = vi.fn();
    render(CuttingChoice, { cutting: 'sentence', wrapWidth: 65, oncut });
    expect(screen.queryByLabelText(/Signs a line/)).toBeNull();
    await fireEvent.change(screen.getByLabelText('Cut into lines by'), {
      target: { value: 'wrapped' },
    });
    expect(oncut).toHaveBeenCalledWith({ cutting: 'wrapped' });
  });
});

describe('line numbers of the file', () => {
  it('can be said to be part of the text', async () => {
    const onchoose = vi.fn();
    const numbered = { kind: 'paragraphs' as const, paragraphs: [] };
    const choices = initialChoices(numbered);
    render(ReadingChoices, {
      source: numbered,
      choices,
      openingLines: 0,
      openingKept: true,
      numberedLines: 9,
      onchoose,
    });
    await fireEvent.click(screen.getByLabelText('The line numbers are part of the text'));
    expect(onchoose).toHaveBeenCalledWith({ lineNumbers: 'words' });
  });
});

it('finds one of hundreds of speakers by name, and lists no more than can be looked through', async () => {
  const speakers = Array.from({ length: 300 }, (_, n): SpeakerPlan => ({
    label: `R${n}`,
    sameAs: null,
    name: `R${n}`,
    role: 'participant',
    participant: { kind: 'unidentified' },
  }));
  render(SpeakerTable, { speakers, uses: [], participants: [], oncorrect: vi.fn() });
  expect(document.querySelectorAll('li')).toHaveLength(25);
  expect(document.querySelector('[role=status]')?.textContent).toContain('The first 25 of 300');
  await fireEvent.input(screen.getByLabelText('Find among 300 speakers'), {
    target: { value: 'r299' },
  });
  expect(document.querySelectorAll('li')).toHaveLength(1);
  expect(screen.getByLabelText('R299: shown as')).toBeTruthy();
}, 20_000);
