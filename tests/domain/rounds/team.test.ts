import { describe, expect, it } from 'vitest';
import { noParticulars, type CoderId } from '#lib/domain/model/coder.ts';
import { addCoder, changeCoder, removeCoder, type TeamWork } from '#lib/domain/rounds/team.ts';
import { amara, smallStudy, tom, uuid } from '../../fixtures/small-study.ts';

const { coders, passes, rounds, memos } = smallStudy();
const zoe = uuid(1, 3) as CoderId;
const words = { name: ' Zoe  Quinn ', initials: 'zq', role: 'coder' as const };
const team = [...coders, { id: zoe, ...words, ...noParticulars }];
const nothing: TeamWork = {
  passes: [],
  rounds: [],
  memos: [],
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
      { memos: [{ coderId: zoe }] },
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
