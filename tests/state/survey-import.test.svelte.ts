import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ImportDesk } from '#lib/state/import-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { snapshot } from '#lib/storage/snapshot.ts';
import { Witness } from '#lib/storage/witness.ts';
import { readTranscripts } from '#lib/workers/read-transcripts.ts';
import { amara, smallStudy } from '../fixtures/small-study.ts';

let study: OpenStudy;
let desk: ImportDesk;
let stopWatching: () => void;

const soon = (expectation: () => void) => vi.waitFor(expectation, { timeout: 4_000 });

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  const id = await workbench.shelve(smallStudy(), amara);
  study = await OpenStudy.open(workbench, id);
  desk = new ImportDesk(study, (files, _signal, onprogress) =>
    readTranscripts(files, (done) => onprogress(done)),
  );
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.copies;
      void desk.participants;
    });
  });
  await soon(() => expect(desk.participants.length).toBeGreaterThan(0));
});
afterEach(() => {
  stopWatching();
  study.close();
});

const file = (name: string, content: string) => new File([content], name);
const survey = (rows: readonly string[]) =>
  ['id,Role,Why do you stop?,What helps you?', ...rows].join('\n');
const answers = [
  'S1,GP,They fall and nobody asks them.,A letter that says so.',
  'S2,Nurse,The list has grown too long.,n/a',
];
const unnamed = (words: string) =>
  [
    'Role,Why do you stop?,What helps you?',
    `GP,${words} is why I stop it.,${words} helps me most.`,
  ].join('\n');

/** What is stored, but for the trail and places. */
async function stored() {
  const { participants, attributes, transcripts, transcriptVersions } = await snapshot(study.db);
  return { participants, attributes, transcripts, transcriptVersions };
}

describe('a survey dropped on the import desk', () => {
  it('stores nothing before import, then all of it as one act that undo takes back', async () => {
    const before = await stored();
    await desk.add([file('survey.csv', survey(answers))]);
    expect(desk.chosen?.looks).toEqual(['survey']);
    expect(desk.chosen?.planned?.added).toEqual(['S1', 'S2']);
    expect(await stored()).toEqual(before);
    await desk.import();
    const after = await stored();
    expect(after.transcripts.length).toBe(before.transcripts.length + 2);
    expect(after.participants.length).toBe(before.participants.length + 2);
    const names = after.transcripts.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Why do you stop?', 'What helps you?']));
    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it('writes over a known value only where it was ticked', async () => {
    await desk.add([file('survey.csv', survey(answers))]);
    await desk.import();
    const role = async (label: string) => {
      const { attributes, participants } = await stored();
      const id = attributes.find(({ name }) => name === 'Role')!.id;
      return participants.find((one) => one.label === label)?.attributes[id];
    };
    await soon(() => expect(desk.attributes.some(({ name }) => name === 'Role')).toBe(true));
    const again = answers.map((row) => row.replace(/GP|Nurse/, 'Manager').replace('stop', 'hold'));
    await desk.add([file('later.csv', survey([...again, 'S3,GP,It was the fall that did it.,']))]);
    await soon(() => expect(desk.chosen?.planned?.changed).toHaveLength(2));
    desk.chosen!.overwrite([desk.chosen!.planned!.changed[1]!], true);
    desk.chosen!.wanted = true;
    await desk.import();
    expect([await role('S1'), await role('S2'), await role('S3')]).toEqual(['GP', 'Manager', 'GP']);
  });

  it('is planned against the surveys above it: where they differ it is listed, and kept unless ticked', async () => {
    const role = async () => {
      const { attributes, participants } = await stored();
      const id = attributes.find(({ name }) => name === 'Role')!.id;
      return participants.find((one) => one.label === 'S1')?.attributes[id];
    };
    const other = 'S4,GP,Because of the last fall she had.,The time to talk about it.';
    await desk.add([
      file('a.csv', survey(answers)),
      file(
        'b.csv',
        survey(['S1,Doctor,They told me to stop all of it.,Somebody who calls.', other]),
      ),
    ]);
    const [first, second] = desk.files;
    expect(second?.planned?.added).toEqual(['S4']);
    expect(second?.planned?.changed).toEqual([
      { label: 'S1', attribute: 'Role', before: 'GP', after: 'Doctor' },
    ]);
    second!.checked = true;
    expect(second?.looks).toEqual([]);
    desk.leaveOut(first!.id);
    expect(second?.planned?.added).toEqual(['S1', 'S4']);
    // Other differences than those that were looked at are to be looked at.
    expect(second?.looks).toEqual(['survey']);
    await desk.add([
      file('c.csv', survey(['S1,Nurse,They asked me to stop some.,Somebody who writes.', other])),
    ]);
    const third = desk.files[1]!;
    third.overwrite(third.planned!.changed, true);
    await desk.import();
    expect(await role()).toBe('Nurse');
  });

  it('lists the cells that do not fit what a survey above makes of their column', async () => {
    const years = (rows: readonly string[]) =>
      ['id,Years,Why do you stop?,What helps you?', ...rows].join('\n');
    await desk.add([
      file(
        'a.csv',
        years([
          'S1,4,They fall and nobody asks.,A letter that says so.',
          'S3,5,It grew too long.,A call.',
        ]),
      ),
      file(
        'b.csv',
        years([
          'S2,a few,The list has grown too long.,A friend.',
          'S4,9,They asked me to.,Some help.',
        ]),
      ),
    ]);
    const [, second] = desk.files;
    expect(second?.planned?.newAttributes.map(({ name }) => name)).not.toContain('Years');
    expect(second?.planned?.problems).toEqual([
      { row: 1, column: 'Years', value: 'a few', reason: 'not-a-number' },
    ]);
  });

  it('is not imported while one id stands in several rows', async () => {
    await desk.add([file('survey.csv', survey([...answers, 'S1,GP,Once more in other words.,']))]);
    expect(desk.chosen?.looks).toEqual(['survey-stopped']);
    desk.chosen!.checked = true;
    expect(desk.ready).toEqual([]);
  });

  it('makes ids that nobody in the study or in another file of the drop has', async () => {
    await desk.add([
      file('one.csv', `${unnamed('Time')}\nNurse,A fall is why I stop it.,A chart helps me most.`),
      file('two.csv', `${unnamed('Money')}\nGP,A cut is why I stop it.,A friend helps me most.`),
    ]);
    expect(desk.files.map(({ survey: read }) => read?.respondents)).toEqual([
      ['R001', 'R002'],
      ['R003', 'R004'],
    ]);
    await desk.import();
    await soon(() => expect(desk.participants.some(({ label }) => label === 'R004')).toBe(true));
    await desk.add([
      file('three.csv', `${unnamed('Rest')}\nGP,A trip is why I stop it.,A list helps me most.`),
    ]);
    expect(desk.chosen?.survey?.respondents).toEqual(['R005', 'R006']);
  });

  it('can be read as turns after all, and back', async () => {
    await desk.add([file('survey.csv', survey(answers))]);
    const [one] = desk.files;
    one!.choose({
      columns: { roles: ['speaker', 'omit', 'text', 'omit'], headerRow: true, rows: 'turn' },
    });
    expect(one?.survey).toBeNull();
    expect(one?.transcripts).toHaveLength(1);
    expect(one?.toSurvey()).toBeNull();
    one!.chooseSurvey({ each: 'person' });
    one!.choose({
      columns: {
        roles: ['participant', 'omit', 'answer', 'omit'],
        headerRow: true,
        rows: 'respondent',
      },
    });
    expect(one?.names).toEqual(['S1', 'S2']);
  });

  it('of hundreds of respondents comes in whole', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, n) => `Z${n},GP,Because of the reason number ${n}.,A thing that is number ${n}.`,
    );
    await desk.add([file('large.csv', survey(rows))]);
    await desk.import();
    const { transcripts } = await stored();
    const large = transcripts.find(({ name }) => name === 'Why do you stop?');
    expect(new Set(large?.speakers.map(({ participantId }) => participantId)).size).toBe(300);
  });
});
