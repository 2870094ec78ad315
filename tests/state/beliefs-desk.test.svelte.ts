import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Belief } from '#lib/domain/model/belief.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { BeliefsDesk } from '#lib/state/beliefs-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { belief, beliefAt } from '../fixtures/belief-study.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  person1,
  settledP01,
  singleP02,
  smallStudy,
  tom,
} from '../fixtures/small-study.ts';

const onP01 = { transcriptId: settledP01, from: 1, to: 3 };
const onP02 = { transcriptId: singleP02, from: 1, to: 2 };
const onP03 = { transcriptId: openP03, from: 1, to: 2 };

let study: OpenStudy;
let desk: BeliefsDesk;
let stopWatching: () => void;

function statement(number: number, more: Partial<Belief>): Belief {
  const { passages = [], ...said } = more;
  return { ...belief(number, { domainId: knowledge, ...said }), passages };
}

async function open(more: Partial<StudySnapshot>, coderId: CoderId = amara) {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  const id = await workbench.shelve({ ...smallStudy(), ...more }, coderId);
  study = await OpenStudy.open(workbench, id);
  desk = new BeliefsDesk(study);
  stopWatching = $effect.root(() => {
    $effect(() => void [desk.frame, desk.voicesOf, study.study]);
  });
  await vi.waitFor(() => expect(desk.voicesOf).toBeDefined());
}

const stored = async (number: number) => (await study.db.beliefs.get(beliefAt(number)))!;

afterEach(() => {
  stopWatching();
  study.close();
});

describe('the desk of belief statements', () => {
  beforeEach(() => open({ beliefs: [statement(1, { passages: [onP01] })] }));

  it('writes a statement from passages, and counts who speaks there', async () => {
    const id = await desk.write({
      statement: 'I know it.',
      domainId: knowledge,
      passages: [onP01],
    });
    await vi.waitFor(() => expect(desk.frame?.records.beliefs).toHaveLength(2));
    const written = (await study.db.beliefs.get(id))!;
    expect(written.written.by).toBe(amara);
    expect([...desk.voicesOf!(written).people]).toEqual([person1]);
  });

  it('does not write over a statement or a note that another tab stored since one began', async () => {
    const { statement: began } = await stored(1);
    await desk.say(beliefAt(1), { statement: 'Elsewhere.', note: 'Elsewhere.' });
    const elsewhere = { code: 'words-changed-elsewhere' };
    await expect(desk.say(beliefAt(1), { statement: 'Here.' }, [began])).rejects.toMatchObject(
      elsewhere,
    );
    await expect(desk.say(beliefAt(1), { note: 'Here.' }, [''])).rejects.toMatchObject(elsewhere);
    expect(await stored(1)).toMatchObject({ statement: 'Elsewhere.', note: 'Elsewhere.' });
  });

  it('refuses a passage that is not in the text', async () => {
    const beyond = { ...onP01, to: 9 };
    await expect(desk.addPassages(beliefAt(1), [beyond])).rejects.toMatchObject({
      code: 'transcript-changed',
    });
    expect((await stored(1)).passages).toEqual([onP01]);
  });

  it('does nothing to a statement that is gone', async () => {
    await desk.remove(beliefAt(1));
    await expect(desk.say(beliefAt(1), { note: 'x' })).rejects.toMatchObject({
      code: 'belief-gone',
    });
  });

  it('takes acts back and does them again', async () => {
    await desk.say(beliefAt(1), { polarity: 'barrier' });
    await study.undo();
    expect((await stored(1)).polarity).toBeNull();
    await study.redo();
    expect((await stored(1)).polarity).toBe('barrier');
  });

  it('merges and takes the merging back whole', async () => {
    const other = await desk.write({ statement: 'Also.', domainId: knowledge, passages: [onP02] });
    await desk.merge(beliefAt(1), [other]);
    expect((await stored(1)).passages).toHaveLength(2);
    await study.undo();
    expect((await stored(1)).passages).toEqual([onP01]);
    expect((await study.db.beliefs.get(other))?.mergedInto).toBeNull();
  });

  it('lets nobody check what they wrote themselves', async () => {
    await expect(desk.check(beliefAt(1), true)).rejects.toMatchObject({
      code: 'checked-by-writer',
    });
  });

  it('allots a statement to another domain later, where its passages count no more', async () => {
    await desk.say(beliefAt(1), { domainId: environment });
    const voices = desk.voicesOf!(await stored(1));
    expect(voices.people.size).toBe(0);
    expect(voices.passages[0]?.standing).toBe('no-longer-carries');
  });

  it('chooses a quotation once, and lets it go with its last use', async () => {
    await desk.chooseQuote(beliefAt(1), { transcriptId: settledP01, from: 20, to: 41 });
    await desk.chooseQuote(beliefAt(1), { transcriptId: settledP01, from: 20, to: 41 });
    const [quote] = await study.db.quotes.toArray();
    expect((await stored(1)).quoteIds).toEqual([quote!.id]);
    await desk.dropQuote(beliefAt(1), quote!.id);
    expect(await study.db.quotes.count()).toBe(0);
  });
});

describe('a coder with a transcript in hand', () => {
  beforeEach(() =>
    open({
      beliefs: [statement(1, { passages: [onP01, onP03] }), statement(2, { passages: [onP03] })],
    }),
  );

  it('sees nothing of statements that lie in it', () => {
    expect(desk.frame?.records.beliefs.map(({ id }) => id)).toEqual([beliefAt(1)]);
    expect(desk.frame?.records.beliefs[0]?.passages).toEqual([onP01]);
  });

  it('loses nothing of them by an act', async () => {
    await desk.say(beliefAt(1), { note: 'Seen.' });
    await desk.takeOff(beliefAt(1), [onP01]);
    expect((await stored(1)).passages).toEqual([onP03]);
  });
});

describe('a copy made for one person', () => {
  it('changes no statement', async () => {
    await open({
      beliefs: [statement(1, { passages: [onP01] })],
      packets: [
        {
          id: 'dddddddd-0000-4000-8000-000000000001',
          direction: 'in',
          kind: 'assignment',
          toId: amara,
        } as unknown as StudySnapshot['packets'][number],
      ],
    });
    await expect(desk.say(beliefAt(1), { note: 'x' })).rejects.toMatchObject({
      code: 'copy-for-one',
    });
  });
});

describe('a second person', () => {
  it('checks what another wrote, until it is changed', async () => {
    await open({ beliefs: [statement(1, { passages: [onP01] })] }, tom);
    await desk.check(beliefAt(1), true);
    expect((await stored(1)).checked?.by).toBe(tom);
    await desk.say(beliefAt(1), { note: 'A note keeps it.' });
    expect((await stored(1)).checked).not.toBeNull();
    await desk.say(beliefAt(1), { statement: 'Other words.' });
    expect(await stored(1)).toMatchObject({ checked: null, written: { by: tom } });
  });
});
