import { describe, expect, it } from 'vitest';
import { noParticulars, type CoderId } from '#lib/domain/model/coder.ts';
import {
  addCoder,
  changeCoder,
  changeParticulars,
  removeCoder,
  type TeamWork,
} from '#lib/domain/rounds/team.ts';
import { byRole, isOfferedForCoding, maySitDown } from '#lib/domain/rounds/roles.ts';
import { amara, smallStudy, tom, uuid } from '../../fixtures/small-study.ts';

const { coders, passes, rounds, memos } = smallStudy();
const zoe = uuid(1, 3) as CoderId;
const words = { name: ' Zoe  Quinn ', initials: 'zq', role: 'coder' as const };
const team = [...coders, { id: zoe, ...words, ...noParticulars }];
const nothing: TeamWork = {
  passes: [],
  rounds: [],
  memos: [],
  interviews: [],
  operations: [],
  decisions: [],
  packets: [],
  atKeyboard: amara,
};
const refusal = (code: string) => expect.objectContaining({ code });

describe('the team', () => {
  it('takes somebody in with tidy words', () => {
    expect(addCoder(coders, amara, zoe, words).put).toEqual([
      {
        table: 'coders',
        record: { id: zoe, name: 'Zoe Quinn', initials: 'ZQ', role: 'coder', ...noParticulars },
      },
    ]);
  });

  it('takes in what is said of somebody, and a member who does not code', () => {
    const said = { ...words, role: 'member' as const, gender: ' woman ' };
    const [placed] = addCoder(coders, amara, zoe, said).put;
    expect(placed?.record).toMatchObject({ role: 'member', gender: 'woman', credentials: '' });
    const member = placed?.record as (typeof coders)[number];
    expect([isOfferedForCoding(member), maySitDown(member)]).toEqual([false, false]);
    expect([...coders, member].toSorted(byRole).at(-1)).toBe(member);
  });

  it('keeps somebody coding who is in a round', () => {
    const asMember = { role: 'member' as const };
    expect(() => changeCoder(coders, amara, tom, asMember, rounds)).toThrow(
      refusal('coder-in-round'),
    );
    expect(changeCoder(team, amara, zoe, asMember, rounds)?.put[0]?.record).toMatchObject(asMember);
  });

  it('lets everybody say what a report says of themselves, and the lead of anybody', () => {
    const said = { assumptions: ' thinks too little is stopped\n', training: 'a course' };
    expect(changeParticulars(coders, tom, tom, said)?.put[0]?.record).toMatchObject({
      id: tom,
      name: 'Tom Beddoes',
      assumptions: 'thinks too little is stopped',
      training: 'a course',
    });
    expect(changeParticulars(coders, amara, tom, said)?.kind).toBe('change-coder');
    expect(() => changeParticulars(coders, tom, amara, said)).toThrow(refusal('needs-the-lead'));
    expect(() => changeParticulars(coders, amara, zoe, said)).toThrow(refusal('coder-gone'));
    expect(changeParticulars(coders, tom, tom, { gender: ' ' })).toBeNull();
  });

  it('does not take a role along with what somebody says of themselves', () => {
    const sly = { role: 'lead', name: 'T', gender: 'man' } as unknown as { gender: string };
    expect(changeParticulars(coders, tom, tom, sly)?.put[0]?.record).toMatchObject({
      role: 'coder',
      name: 'Tom Beddoes',
      gender: 'man',
    });
  });

  it('has each initials once, whatever their case', () => {
    expect(() => addCoder(coders, amara, zoe, { ...words, initials: ' tb ' })).toThrow(
      refusal('initials-taken'),
    );
    expect(() => changeCoder(coders, amara, tom, { initials: 'ao' })).toThrow(
      refusal('initials-taken'),
    );
    expect(changeCoder(coders, amara, tom, { name: 'Tom B' })?.put[0]?.record).toMatchObject({
      initials: 'TB',
      name: 'Tom B',
    });
  });

  it('is changed by the lead alone', () => {
    expect(() => addCoder(coders, tom, zoe, words)).toThrow(refusal('needs-the-lead'));
    expect(() => changeCoder(coders, tom, tom, { name: 'T' })).toThrow(refusal('needs-the-lead'));
    expect(() => removeCoder(team, tom, zoe, nothing)).toThrow(refusal('needs-the-lead'));
  });

  it('keeps whoever has left something in the study', () => {
    expect(removeCoder(team, amara, zoe, nothing)?.removed).toEqual([{ table: 'coders', id: zoe }]);
    const left: Partial<TeamWork>[] = [
      { passes: [{ coderId: zoe }] },
      { rounds: [{ coderIds: [amara, zoe] }] },
      { memos: [{ coderId: zoe, people: [] }] },
      { memos: [{ coderId: amara, people: [zoe] }] },
      { interviews: [{ interviewerIds: [zoe] }] },
      { operations: [{ coderId: zoe }] },
      { decisions: [{ by: [zoe] }] },
      { packets: [{ fromId: amara, toId: zoe }] },
      { packets: [{ fromId: zoe, toId: amara }] },
      { atKeyboard: zoe },
    ];
    for (const work of left) {
      expect(() => removeCoder(team, amara, zoe, { ...nothing, ...work })).toThrow(
        refusal('coder-has-work'),
      );
    }
    const work = { ...nothing, passes, rounds, memos };
    expect(() => removeCoder(coders, amara, tom, work)).toThrow(refusal('coder-has-work'));
  });

  it('keeps its lead, and only one', () => {
    expect(() => removeCoder(team, amara, amara, nothing)).toThrow(refusal('coder-has-work'));
    expect(() => changeCoder(coders, amara, tom, { role: 'lead' })).toThrow(RangeError);
    expect(() => changeCoder(coders, amara, amara, { role: 'coder' })).toThrow(RangeError);
  });
});
