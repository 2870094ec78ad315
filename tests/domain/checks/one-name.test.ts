import { expect, it } from 'vitest';
import type { Participant } from '#lib/domain/model/participant.ts';
import type { QuantitativeResult } from '#lib/domain/model/quantitative-result.ts';
import { role, uuid } from '../../fixtures/small-study.ts';
import { all, found, plan, said, type With } from './checked.ts';

const roles =
  (...values: readonly string[]): With =>
  ({ participants }) => ({
    participants: values.map((value, index) => ({
      ...participants[0]!,
      id: uuid(4, index + 1) as Participant['id'],
      label: `P0${index + 1}`,
      attributes: { [role]: value },
      order: index,
    })),
  });

it('L14 finds two participants called the same', () => {
  const [finding] = found('L14', ({ participants }) => ({
    participants: participants.map((one, index) => ({
      ...one,
      label: index === 0 ? 'P01' : 'p01 ',
    })),
  }));
  expect(finding).toMatchObject({ is: 'mismatch', what: '2 participants are called “P01”.' });
});

it('L14 finds groups that differ only in case, spacing or number', () => {
  expect(said('L14', roles('practice nurse', 'Practice  nurses', 'GP'))).toEqual([
    'mismatch: Participants, Role: “practice nurse” and “Practice  nurses” are written as different groups.',
  ]);
  expect(found('L14', roles('practice nurse', 'district nurse', 'GP'))).toEqual([]);
});

it('L14 asks about a short form beside the words it stands for, unless it is explained', () => {
  const words = 'Interviews with general practitioners and nurses.';
  expect(said('L14', all(roles('GP partner', 'nurse'), plan({ aim: words })))).toEqual([
    'question: Plan, aim; participants, Role: “general practitioners” is written in the text and “GP” in tables (“GP partner”). Is the short form explained?',
  ]);
  const explained = plan({ aim: words, sampling: 'General practitioners (GPs) were written to.' });
  expect(found('L14', all(roles('GP partner', 'nurse'), explained))).toEqual([]);
  expect(found('L14', all(roles('GP partner'), plan({ aim: 'GPs were asked.' })))).toEqual([]);
});

it('L14 asks about measures that seem to be one', () => {
  const two: With = ({ results }) => ({
    results: [
      ...results,
      {
        ...results[0]!,
        id: uuid(36, 2) as QuantitativeResult['id'],
        measure: 'Has Stopped one',
        order: 1,
      },
    ],
  });
  expect(said('L14', two)).toEqual([
    'question: Quantitative results: “Has stopped one” and “Has Stopped one”: are they one measure?',
  ]);
});

it('L14 names no group of an attribute that is not published', () => {
  const hidden: With = ({ attributes }) => ({
    attributes: attributes.map((one) => ({ ...one, published: false })),
  });
  expect(found('L14', all(roles('practice nurse', 'Practice  nurses', 'GP'), hidden))).toEqual([]);
  const aim = plan({ aim: 'Interviews with general practitioners.' });
  expect(found('L14', all(roles('GP partner', 'nurse'), hidden, aim))).toEqual([]);
});
