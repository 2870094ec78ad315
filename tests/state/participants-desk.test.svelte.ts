import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pastedValues } from '#lib/domain/participants/pasted-values.ts';
import { plannedImport } from '#lib/domain/participants/table-import.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { ParticipantsDesk, type People } from '#lib/state/participants-desk.svelte.ts';
import { TrailDesk } from '#lib/state/trail-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, person1, role, smallStudy, years } from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
let desk: ParticipantsDesk;

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`people-shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  desk = new ParticipantsDesk(study);
});
afterEach(() => study.close());

const people = (until: (people: People) => boolean = () => true) =>
  whenRead(() => (desk.current && until(desk.current) ? desk.current : undefined));
const stored = async () => ({
  participants: await study.db.participants.toArray(),
  attributes: await study.db.attributes.toArray(),
  transcripts: await study.db.transcripts.toArray(),
});

describe('the participants desk', () => {
  it('knows the transcripts a person speaks in', async () => {
    const { heard } = await people();
    const transcripts = (await stored()).transcripts.filter(({ speakers }) =>
      speakers.some(({ participantId }) => participantId === person1),
    );
    expect(heard.get(person1)?.map(({ id }) => id)).toEqual(transcripts.map(({ id }) => id));
    expect(transcripts.length).toBeGreaterThan(0);
  });

  it('adds a participant once, whatever the case of the label', async () => {
    const before = (await stored()).participants.length;
    await desk.add('P99');
    await desk.add(' p99 ');
    expect((await stored()).participants).toHaveLength(before + 1);
  });

  it('writes a value, and undo brings the earlier one back', async () => {
    const before = await stored();
    await desk.setValue(person1, years, 0);
    expect((await study.db.participants.get(person1))?.attributes[years]).toBe(0);
    await desk.setValue(person1, years, undefined);
    expect(Object.keys((await study.db.participants.get(person1))?.attributes ?? {})).not.toContain(
      years,
    );
    await study.undo();
    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it('removes a participant with the links of their speakers, in one step that can be undone', async () => {
    const before = await stored();
    await desk.remove(person1);
    const after = await stored();
    expect(after.participants.map(({ id }) => id)).not.toContain(person1);
    expect(
      after.transcripts.flatMap(({ speakers }) => speakers.map((one) => one.participantId)),
    ).not.toContain(person1);
    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it('removes an attribute with its values, in one step that can be undone', async () => {
    const before = await stored();
    await desk.removeAttribute(role);
    expect((await stored()).participants.every(({ attributes }) => !(role in attributes))).toBe(
      true,
    );
    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it('shows a table before anything of it is stored, then takes all of it in as one act', async () => {
    const before = await stored();
    await desk.read(
      new File(['Participant;Shift;Seen\r\nP01;night;no\r\nP77;day;\r\n'], 'people.csv'),
    );
    expect(await stored()).toEqual(before);
    const incoming = desk.incoming;
    if (!incoming) throw new Error('nothing was read');
    expect(incoming.columns.map(({ use }) => use)).toEqual(['label', 'attribute', 'attribute']);

    const planned = plannedImport(
      incoming.table,
      incoming.columns,
      before.attributes,
      before.participants,
    );
    await desk.import(planned);
    const after = await stored();
    const seen = after.attributes.find(({ name }) => name === 'Seen');
    const added = after.participants.find(({ label }) => label === 'P77');
    const known = after.participants.find(({ label }) => label === 'P01');
    expect(seen && known?.attributes[seen.id]).toBe('no');
    expect(seen && added && seen.id in added.attributes).toBe(false);
    expect(desk.incoming).toBeNull();

    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['an empty file', '', 'empty-file'],
    ['headings without people', 'Participant,Role\n', 'no-rows'],
    ['ragged rows', 'a,b,c\n1,2\n1\n1,2,3,4,5\n7\n', 'ragged-rows'],
  ])('refuses %s and stores nothing', async (_name, text, code) => {
    const before = await stored();
    await expect(desk.read(new File([text], 'people.csv'))).rejects.toMatchObject({ code });
    expect(await stored()).toEqual(before);
    expect(desk.incoming).toBeNull();
  });
});

describe('the trail', () => {
  it('tells the newest act first, undoing among them, and chooses by subject', async () => {
    await desk.add('P98');
    await desk.setValue(person1, years, 3);
    await study.undo();
    const trail = new TrailDesk(study);
    const kinds = (subject: 'participants' | 'codebook' | null) => {
      trail.choose(subject);
      return whenRead(() => {
        const entries = trail.current?.entries;
        return entries?.map(({ operation, actKind }) => [operation.kind, actKind]);
      });
    };
    const told = [
      ['undo', 'change-participant'],
      ['change-participant', 'change-participant'],
      ['add-participant', 'add-participant'],
    ];
    expect((await kinds(null)).slice(0, 3)).toEqual(told);
    expect((await kinds('participants')).slice(0, 3)).toEqual(told);
    expect(await kinds('codebook')).toEqual([['rename-code', 'rename-code']]);
  });
});

describe('pasting, consent and groups at the participants desk', () => {
  it('shows a pasted table as it shows a file, and stores nothing of it yet', async () => {
    const before = await stored();
    await desk.readPasted(
      'Participant\tAge band\tPlaces\r\nP01\t65+\tward; clinic\r\nP88\tunder 30\tward\r\n',
    );
    expect(await stored()).toEqual(before);
    const incoming = desk.incoming;
    if (!incoming) throw new Error('nothing was read');
    expect(incoming.columns.slice(1)).toMatchObject([{ type: 'band' }, { type: 'multiple' }]);
    const { attributes, participants } = await people();
    await desk.import(plannedImport(incoming.table, incoming.columns, attributes, participants));
    const after = await stored();
    const places = after.attributes.find(({ name }) => name === 'Places');
    expect(after.participants.find(({ label }) => label === 'P01')?.attributes[places!.id]).toEqual(
      ['ward', 'clinic'],
    );
    expect(after.attributes.find(({ name }) => name === 'Age band')?.values).toEqual([
      'under 30',
      '65+',
    ]);
    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it('refuses a paste of one row or of the wrong size with a reason, and changes nothing', async () => {
    const before = await stored();
    await expect(desk.readPasted('Participant\tAge')).rejects.toMatchObject({ code: 'no-rows' });
    await expect(desk.readPasted('x'.repeat(2_000_001))).rejects.toMatchObject({
      code: 'paste-too-large',
    });
    expect(await stored()).toEqual(before);
  });

  it('writes a pasted block as one act that can be undone', async () => {
    const before = await stored();
    const { attributes, participants } = await people();
    const { changes } = pastedValues(
      [
        ['nurse', '1'],
        ['GP', '2'],
      ],
      { row: 0, column: 1 },
      attributes,
      participants,
    );
    await desk.writeValues(changes);
    const after = await stored();
    expect(
      after.participants.map(({ attributes }) => [attributes[role], attributes[years]]),
    ).toEqual([
      ['nurse', 1],
      ['GP', 2],
    ]);
    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it('records consent of several as one act', async () => {
    const before = await stored();
    const consent = { state: 'given' as const, on: '2026-02-03', quoting: 'no' as const, note: '' };
    await desk.recordConsent(
      before.participants.map(({ id }) => id),
      consent,
    );
    expect((await stored()).participants.map((one) => one.consent)).toEqual([consent, consent]);
    await study.undo();
    expect(await stored()).toEqual(before);
  });

  it('keeps order, groups and whether an attribute is published', async () => {
    const bands = [{ label: 'doctor', from: null, to: null, values: ['GP partner'] }];
    const settings = {
      name: 'Role',
      type: 'band' as const,
      values: ['b', 'a'],
      bands,
      published: false,
    };
    await desk.changeAttribute(role, 'Role', 'band', settings);
    expect(await study.db.attributes.get(role)).toMatchObject(settings);
    await desk.addAttribute('Ward', 'category', {
      ...settings,
      name: 'Ward',
      type: 'category',
      bands: [],
    });
    expect((await stored()).attributes.find(({ name }) => name === 'Ward')).toMatchObject({
      values: ['b', 'a'],
      published: false,
    });
  });
});
