import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CoderLock } from '#lib/state/coder-lock.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Seat } from '#lib/state/seat.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, round1, smallStudy, tom } from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let workbench: Workbench;
let study: OpenStudy;
let seat: Seat;
let lock: CoderLock;

/** Few rounds of derivation: what is tested is not how long it takes. */
const quick = () => new CoderLock(1000);

beforeEach(async () => {
  workbench = new Workbench(new Shelf(`seat-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  lock = quick();
  seat = new Seat(study, lock);
});
afterEach(() => study.close());

/** Another tab on the same study: its own lock, its own view of who sits there. */
async function anotherTab() {
  const opened = await OpenStudy.open(workbench, study.id);
  return { opened, seat: new Seat(opened, quick()) };
}
const here = () => study.db.here.get('here');
const set = async (passphrase: string) => {
  await seat.changePassphrase('', passphrase);
  await whenRead(() => (study.passphrases.length > 0 ? true : undefined));
};

describe('the seat', () => {
  it('passes to another person, and every tab is told to begin anew', async () => {
    const other = await anotherTab();
    expect(await seat.sitDown(tom, '')).toBe(true);
    expect(await whenRead(() => study.seatedElsewhere || undefined)).toBe(true);
    expect(await whenRead(() => other.opened.seatedElsewhere || undefined)).toBe(true);
    expect((await here())?.coderId).toBe(tom);
    other.opened.close();
  });

  it('is told in the trail', async () => {
    await seat.sitDown(tom, '');
    expect(study.savedActs).toBe(1);
    expect((await study.db.operations.toArray()).at(-1)).toMatchObject({
      kind: 'switch-coder',
      coderId: tom,
    });
  });

  it('says which rounds must not leave in a file, and for whom they are hidden', async () => {
    await whenRead(() => seat.coder);
    expect(seat.blindRounds.map(({ id }) => id)).toEqual([round1]);
    expect(seat.blindToOthers.map(({ id }) => id)).toEqual([tom]);
  });
});

describe('a passphrase', () => {
  it('covers the screens in every tab but the one where it was set', async () => {
    await set('three small words');
    expect(seat.isCovered).toBe(false);
    const other = await anotherTab();
    expect(other.seat.isCovered).toBe(true);
    expect(await other.seat.uncover('three small word')).toBe(false);
    expect(other.seat.isCovered).toBe(true);
    expect(await other.seat.uncover('three small words')).toBe(true);
    expect(other.seat.isCovered).toBe(false);
    other.opened.close();
  });

  it('covers them again when asked to', async () => {
    await set('three small words');
    seat.cover();
    expect(seat.isCovered).toBe(true);
  });

  it('is asked of whoever sits down as that person, and nothing is changed by a wrong one', async () => {
    await set('three small words');
    expect(await seat.sitDown(tom, '')).toBe(true);
    const asTom = await anotherTab();
    expect(asTom.seat.isCovered).toBe(false);
    expect(await asTom.seat.sitDown(amara, 'a guess')).toBe(false);
    expect((await here())?.coderId).toBe(tom);
    expect(await asTom.seat.sitDown(amara, 'three small words')).toBe(true);
    expect((await here())?.coderId).toBe(amara);
    asTom.opened.close();
  });

  it('is changed and taken away by who knows it', async () => {
    await set('three small words');
    expect(await seat.changePassphrase('wrong', null)).toBe(false);
    expect((await here())?.passphrases).toHaveLength(1);
    expect(await seat.changePassphrase('three small words', 'four other words')).toBe(true);
    expect((await here())?.passphrases).toHaveLength(1);
    const other = await anotherTab();
    expect(await other.seat.uncover('three small words')).toBe(false);
    expect(await other.seat.uncover('four other words')).toBe(true);
    expect(await seat.changePassphrase('four other words', null)).toBe(true);
    expect((await here())?.passphrases).toEqual([]);
    other.opened.close();
  });

  it('is not kept itself, and is salted', async () => {
    await set('three small words');
    const first = (await here())?.passphrases[0];
    expect(JSON.stringify([...(first?.derived ?? [])])).not.toContain('three');
    expect(first).toMatchObject({ coderId: amara, iterations: 1000 });
    await seat.changePassphrase('three small words', 'three small words');
    const second = (await here())?.passphrases[0];
    expect(second?.salt).not.toEqual(first?.salt);
    expect(second?.derived).not.toEqual(first?.derived);
  });
});
