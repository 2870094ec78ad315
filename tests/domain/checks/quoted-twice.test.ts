import { expect, it } from 'vitest';
import type { SubthemeId } from '#lib/domain/model/subtheme.ts';
import { uuid } from '../../fixtures/small-study.ts';
import { quoteId } from '../../fixtures/study-with-findings.ts';
import { found, quote, quoted, said, type With } from './checked.ts';

it('L10 asks about two quotations with words in common', () => {
  const findings = found('L10', quoted(quote(2, 36, 61)));
  expect(findings).toMatchObject([
    { is: 'question', what: 'Two quotations have words in common. Are both needed?' },
  ]);
  expect(findings[0]?.where).toMatch(/Quote 1.*; Table \d+, Quote 2/);
});

it('L10 asks about one quotation under two subthemes', () => {
  const twice: With = ({ subthemes }) => ({
    subthemes: [
      ...subthemes,
      {
        ...subthemes[0]!,
        id: uuid(34, 2) as SubthemeId,
        name: 'Other',
        order: 1,
        quoteIds: [quoteId],
      },
    ],
  });
  expect(said('L10', twice)).toEqual([
    'question: Subthemes “New and written” and “Other”: One quotation stands under 2 subthemes. Does it show each of them?',
  ]);
});

it('L10 finds nothing in quotations that touch, or one that shows a statement as well', () => {
  expect(found('L10', quoted(quote(2, 41, 61)))).toEqual([]);
  expect(found('L10')).toEqual([]);
});
