import { expect, it } from 'vitest';
import { role } from '../../fixtures/small-study.ts';
import { all, found, outcomeOf, said as saidBy, subtheme, theme, type With } from './checked.ts';

const statement =
  (words: string): With =>
  ({ beliefs }) => ({ beliefs: beliefs.map((one) => ({ ...one, statement: words })) });
const reason =
  (words: string): With =>
  ({ relevances }) => ({ relevances: relevances.map((one) => ({ ...one, reason: words })) });
/** Without the reason of the fixture, which speaks of everybody. */
const said = (rule: 'L16', change: With) => saidBy(rule, all(reason(''), change));

// Knowledge is coded for P01 alone, of the two whose coding is settled; the subtheme for both.
it('L16 asks about words for amounts that the record does not bear out', () => {
  for (const [words, asked] of [
    [
      'Most participants said so.',
      '“Most participants” is said; the record counts 1 of 2 people there',
    ],
    ['All of the people spoke of it.', '“All of the people”'],
    ['Several participants knew.', '“Several participants”'],
    ['Everybody spoke of it.', '“Everybody spoke”'],
    ['All two keep it in mind.', '“All two”'],
  ] as const) {
    expect(said('L16', reason(words)), words).toEqual([expect.stringContaining(asked)]);
  }
  expect(said('L16', statement('Many participants know it.'))).toHaveLength(1);
  expect(said('L16', subtheme({ memo: 'Nobody mentioned it.' }))).toHaveLength(1);
  expect(said('L16', subtheme({ memo: 'Few participants did.' }))).toHaveLength(1);
});

it('L16 takes the people of a group where the words name one', () => {
  const gps: With = ({ participants }) => ({
    participants: participants.map((one) => ({ ...one, attributes: { [role]: 'manager' } })),
  });
  expect(said('L16', all(gps, reason('Most managers spoke of it.')))).toEqual([
    expect.stringContaining('the record counts 1 of 2 people'),
  ]);
});

it('L16 finds nothing where the words hold, speak of others, or deny it', () => {
  for (const words of [
    'Some participants said so; half of the participants.',
    'Not all participants spoke of it.',
    'Most medicines, all of it, several years, many tablets, nobody in it was told.',
    'None of these people ever said no.',
  ]) {
    expect(said('L16', reason(words)), words).toEqual([]);
  }
  expect(
    said('L16', subtheme({ memo: 'All participants, everybody said. All two keep it.' })),
  ).toEqual([]);
  expect(said('L16', statement('Most people, many doctors and all patients want it.'))).toEqual([]);
});

it('L16 does not run without a text about what is counted', () => {
  expect(
    outcomeOf('L16', (study) => ({
      ...theme({ memo: '' })(study),
      subthemes: [],
      beliefs: [],
      relevances: [],
    })),
  ).toMatchObject({ ran: false });
  expect(found('L16', reason(''))).toEqual([]);
});
