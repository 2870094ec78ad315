import { expect, it } from 'vitest';
import type { Participant } from '#lib/domain/model/participant.ts';
import type { Paper } from '#lib/domain/model/paper.ts';
import { usualPaper } from '#lib/domain/paper/paper-frame.ts';
import { person1, role, uuid } from '../../fixtures/small-study.ts';
import { written } from '../../fixtures/study-with-findings.ts';
import { all, found, outcomeOf, type With } from './checked.ts';

/** As many nurses as said, and one GP or none. */
const nurses =
  (count: number, gp: boolean): With =>
  ({ participants }) => ({
    participants: Array.from({ length: count + (gp ? 1 : 0) }, (_, index) => ({
      ...participants[0]!,
      id: (index === 0 ? person1 : uuid(4, 60 + index)) as Participant['id'],
      label: `P${index}`,
      attributes: { [role]: gp && index === 0 ? 'GP' : 'nurse' },
      order: index,
    })),
  });
const k =
  (smallGroup: number): With =>
  () => ({ papers: [{ ...usualPaper, id: uuid(60, 1) as Paper['id'], written, smallGroup }] });

it('L15 asks once about combinations held by few, and once about what attributions show', () => {
  const [tables, attributions] = found('L15', nurses(5, true));
  expect(tables).toMatchObject({ is: 'question', where: 'Characteristics of participants' });
  expect(tables?.what).toBe(
    '1 combination of published attributes is held by fewer than 3 people. Could somebody be told by them?',
  );
  expect(tables?.why).toContain('1 person stands alone in one. Participants lists them.');
  expect(attributions?.what).toContain(
    'Attributions give Role, and 1 of its groups has fewer than 3',
  );
});

it('L15 names no combination: its words stand in the notes of every export', () => {
  const [tables] = found('L15', nurses(5, true));
  expect(`${tables?.what} ${tables?.why}`).not.toContain('GP');
});

it('L15 asks about people who are quoted by belief statements alone', () => {
  const untabled: With = ({ subthemes }) => ({
    subthemes: subthemes.map((one) => ({ ...one, quoteIds: [] })),
  });
  expect(found('L15', all(nurses(5, true), untabled)).map(({ where }) => where)).toEqual([
    'Characteristics of participants',
    'Attribution of quotations',
  ]);
});

it('L15 goes by the k of the paper', () => {
  expect(found('L15', nurses(3, false))).toEqual([]);
  expect(found('L15', all(nurses(3, false), k(4)))).toHaveLength(2);
});

it('L15 finds nothing where groups are large, or what is rare is not published', () => {
  const hidden: With = ({ attributes }) => ({
    attributes: attributes.map((one) => (one.id === role ? { ...one, published: false } : one)),
  });
  expect(found('L15', all(nurses(5, true), hidden))).toEqual([]);
});

it('L15 does not run without participants or published attributes', () => {
  expect(outcomeOf('L15', () => ({ participants: [] }))).toMatchObject({ ran: false });
  expect(
    outcomeOf('L15', ({ attributes }) => ({
      attributes: attributes.map((one) => ({ ...one, published: false })),
    })),
  ).toMatchObject({ because: 'no attribute of the participants is published' });
});
