import * as fc from 'fast-check';
import { noBands, type Attribute, type AttributeId } from '#lib/domain/model/attribute.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { SettledStudy } from '#lib/domain/findings/settled-study.ts';
import {
  domainA,
  domainB,
  interviewsCoded,
  own,
  participant,
  person,
} from '../../fixtures/interviews-coded.ts';
import { code, uuid } from '../../fixtures/small-study.ts';

export const role: Attribute = {
  id: uuid(3, 1) as AttributeId,
  name: 'Role',
  type: 'multiple',
  ...noBands,
  order: 0,
};

export const codeIds: readonly CodeId[] = [domainA, domainB, own(1), own(2)];

const lines = 10;

const coding = fc
  .tuple(fc.constantFrom(...codeIds), fc.nat(lines - 1), fc.integer({ min: 1, max: 4 }))
  .map(([codeId, from, length]) => [codeId, from, Math.min(lines, from + length)] as const);

const interview = fc.record({
  people: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  codes: fc.array(coding, { maxLength: 12 }),
  standing: fc.constantFrom('submitted' as const, 'double' as const, 'open' as const),
  voices: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: lines, maxLength: lines }),
});

/** Studies of a few people who speak alone or together, in groups that overlap, coded every which way. */
export const studies: fc.Arbitrary<SettledStudy> = fc
  .tuple(
    fc.array(interview, { maxLength: 6 }),
    fc.array(fc.uniqueArray(fc.constantFrom('GP', 'nurse', 'carer')), {
      minLength: 4,
      maxLength: 4,
    }),
  )
  .map(([interviews, roles]) => {
    const participants = [1, 2, 3, 4].map((number, index) => ({
      ...participant(number),
      attributes: roles[index]!.length > 0 ? { [role.id]: roles[index]! } : {},
    }));
    const made = interviews.map(({ people, codes, standing, voices }) => ({
      people,
      codes,
      standing,
      // A voice beyond the people is nobody's.
      says: voices.map((voice) => (voice < people.length ? voice : -1)),
    }));
    return interviewsCoded(made, {
      participants,
      attributes: [role],
      codes: [
        code(domainA, 'domain', 'Knowledge', { frameworkKey: 'knowledge' }),
        code(domainB, 'domain', 'Emotion', { frameworkKey: 'emotion', order: 1 }),
        code(own(1), 'own', 'Own 1', { order: 2, domainIds: [domainA] }),
        code(own(2), 'own', 'Own 2', { order: 3, parentId: own(1) }),
      ],
    }).settled;
  });

/** Whose lines they are, by person. */
export const people = [1, 2, 3, 4].map(person);
export const lineCount = lines;
