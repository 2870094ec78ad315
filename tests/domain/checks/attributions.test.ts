import { expect, it } from 'vitest';
import type { Paper } from '#lib/domain/model/paper.ts';
import { usualPaper } from '#lib/domain/paper/paper-frame.ts';
import { role, settledP01, uuid, years } from '../../fixtures/small-study.ts';
import { quoteId, written } from '../../fixtures/study-with-findings.ts';
import { all, consent, found, outcomeOf, quote, quoted, said, type With } from './checked.ts';

const speaker =
  (more: { role?: 'interviewer'; participantId?: null }): With =>
  ({ transcripts }) => ({
    transcripts: transcripts.map((one) =>
      one.id === settledP01
        ? {
            ...one,
            speakers: one.speakers.map((each, index) =>
              index === 1 ? { ...each, ...more } : each,
            ),
          }
        : one,
    ),
  });
const attributed =
  (attributeId: typeof role): With =>
  () => ({
    papers: [
      {
        ...usualPaper,
        id: uuid(60, 1) as Paper['id'],
        written,
        attribution: [{ is: 'label' }, { is: 'attribute', attributeId }],
      },
    ],
  });

it('L8 finds nothing where who speaks is identified, may be quoted and has a role', () => {
  expect(found('L8')).toEqual([]);
  expect(found('L8', consent('yes'))).toEqual([]);
});

it('L8 finds a person quoted who may not be', () => {
  expect(said('L8', consent('no'))).toEqual([
    expect.stringMatching(/^mismatch: Table \d+, Quote 1, under “New and written”: P01 is quoted/),
  ]);
});

it('L8 finds a person quoted in several quotations once, and lists these by number', () => {
  const several = all(quoted(quote(5, 42, 61), quote(6, 25, 41)), consent('no'));
  const findings = found('L8', several);
  expect(findings).toHaveLength(1);
  const [one] = findings;
  expect(one?.where).toMatch(/^Table \d+, Quote 1, under/);
  expect(one?.what).toBe('P01 is quoted in 3 quotations and may not be.');
  expect(one?.why).toMatch(/ The quotations: Table \d+, Quotes 1, 2 and 3\.$/);
  expect(one?.place).toMatchObject({ page: 'quotations', choices: { quote: quoteId } });
});

it('L8 names a fault of one quotation by it, whatever the order, and another when one more has it', () => {
  const marks = (...more: readonly ReturnType<typeof quote>[]) =>
    found('L8', all(quoted(...more), consent('no'))).map(({ mark }) => mark);
  const [a, b] = [quote(5, 42, 61), quote(6, 25, 41)];
  expect(marks()).toEqual([expect.stringContaining(`consent ${quoteId} `)]);
  expect(marks(a, b)).toEqual(marks(b, a));
  expect(new Set([...marks(), ...marks(a), ...marks(a, b)]).size).toBe(3);
});

it('L8 keeps causes apart, one finding for each', () => {
  const both = all(quoted(quote(5, 42, 61)), speaker({ participantId: null }));
  expect(found('L8', both).map(({ what }) => what)).toEqual([
    'Somebody speaks in 2 quotations whom the study has not identified.',
  ]);
});

it('L8 finds a quotation of somebody not identified, and one of an interviewer', () => {
  expect(said('L8', speaker({ participantId: null }))[0]).toContain('has not identified');
  expect(said('L8', speaker({ role: 'interviewer', participantId: null }))[0]).toContain(
    'No participant speaks',
  );
});

it('L8 finds what the attribution says of people and is not known of somebody quoted', () => {
  const nobodysRole: With = ({ participants }) => ({
    participants: participants.map((one) => ({ ...one, attributes: {} })),
  });
  expect(said('L8', nobodysRole)).toEqual([
    'mismatch: Attribution of quotations: Role is not known of 1 person quoted: P01.',
  ]);
});

it('L8 finds an attribution that names what is not published', () => {
  const hidden: With = (study) => ({
    ...attributed(years)(study),
    attributes: study.attributes.map((one) =>
      one.id === years ? { ...one, published: false } : one,
    ),
  });
  expect(said('L8', hidden)[0]).toContain('“Years in role”, which is not published');
  expect(found('L8', attributed(years))).toEqual([]);
});

it('L8 does not run without a quotation', () => {
  expect(
    outcomeOf('L8', ({ subthemes, beliefs, jointRows }) => ({
      quotes: [],
      subthemes: subthemes.map((one) => ({ ...one, quoteIds: [] })),
      beliefs: beliefs.map((one) => ({ ...one, quoteIds: [] })),
      jointRows: jointRows.map((one) => ({ ...one, quoteIds: [] })),
    })),
  ).toMatchObject({ ran: false, because: 'no quotation is chosen yet' });
});
