import { describe, expect, it } from 'vitest';
import { citationsIn } from '#lib/domain/checks/citations.ts';
import type { Subtheme, SubthemeId } from '#lib/domain/model/subtheme.ts';
import { piecesOf } from '#lib/domain/paper/pieces.ts';
import { quotesPiece } from '#lib/domain/paper/piece.ts';
import { uuid } from '../../fixtures/small-study.ts';
import { quoteId, themeId } from '../../fixtures/study-with-findings.ts';
import {
  all,
  found,
  frameOf,
  outcomeOf,
  quote,
  quoted,
  said,
  subtheme,
  theme,
  type With,
} from './checked.ts';

const number = piecesOf(frameOf()).find(({ id }) => id === quotesPiece(themeId))!.number!;
const cite = (words: string): With => theme({ memo: words });
const read = (words: string) =>
  citationsIn({
    id: '',
    where: '',
    words,
    sentences: [],
    says: 'findings',
    about: null,
    place: { page: 'themes', choices: {} },
  }).map(({ series, number: n, quotes }) => ({ series, n, quotes }));

describe('citations in a text', () => {
  it('are read with their tables, ranges and lists', () => {
    expect(read('See Table 5, Quotes 4–6 and 8; (Table 2, quotation 1).')).toEqual([
      { series: 'Table', n: 5, quotes: [4, 5, 6, 8] },
      { series: 'Table', n: 2, quotes: [1] },
    ]);
    expect(read('Figure 2 and Quote 3.')).toEqual([
      { series: 'Figure', n: 2, quotes: [] },
      { series: 'Table', n: null, quotes: [3] },
    ]);
  });

  it('are not the tables of other papers, nor other numbers', () => {
    expect(read('Table 8 of Atkins 2017; Table 1.5; 12 quotes.')).toEqual([]);
  });
});

describe('L5', () => {
  it('finds a quotation beyond the end of its table', () => {
    expect(said('L5', cite(`As in Table ${number}, Quote 9.`))).toEqual([
      `mismatch: Theme “What is known”, memo: Table ${number}, Quote 9 is cited; the table ends at Quote 1.`,
    ]);
  });

  it('finds a table that is not in the pack, and one that holds no quotations', () => {
    expect(said('L5', cite('See Table 99.'))[0]).toContain('Table 99 is cited');
    const other = piecesOf(frameOf()).find(({ id }) => id === 'themes')!.number!;
    expect(said('L5', cite(`See Table ${other}, Quote 1.`))[0]).toContain('no numbered quotations');
  });

  it('finds nothing in citations that are there, and does not run where nothing is cited', () => {
    expect(found('L5', cite(`As in Table ${number}, Quote 1; Quote 1.`))).toEqual([]);
    expect(outcomeOf('L5')).toMatchObject({ ran: false });
  });
});

describe('L6', () => {
  const other: With = ({ subthemes }) => ({
    subthemes: [
      ...subthemes.map((one): Subtheme => ({ ...one, quoteIds: [quoteId] })),
      {
        ...subthemes[0]!,
        id: uuid(34, 2) as SubthemeId,
        name: 'Ten minutes',
        order: 1,
        quoteIds: [uuid(30, 2) as Subtheme['quoteIds'][number]],
        memo: `Said in Table ${number}, Quote 1.`,
      },
    ],
    quotes: [frameOf().records.quotes[0]!, quote(2, 62, 89)],
  });

  it('asks about a citation in a subtheme’s memo of a quotation under another', () => {
    expect(said('L6', other)).toEqual([
      `question: Subtheme “Ten minutes”, memo: Table ${number}, Quote 1 stands under “New and written”. Is it the one meant?`,
    ]);
  });

  it('finds nothing where the quotation stands under the subtheme, the theme or a domain of it', () => {
    expect(found('L6', subtheme({ memo: `See Table ${number}, Quote 1.` }))).toEqual([]);
    expect(found('L6', cite(`See Table ${number}, Quote 1.`))).toEqual([]);
    expect(
      found('L6', ({ relevances }) => ({
        relevances: relevances.map((one) => ({ ...one, reason: `Table ${number}, Quote 1.` })),
      })),
    ).toEqual([]);
  });
});

describe('L7', () => {
  const two = quoted(quote(2, 42, 61));

  it('asks about quotations in a table that no text cites, once any is cited', () => {
    const [finding] = found('L7', all(two, cite(`See Table ${number}, Quote 1.`)));
    expect(finding?.what).toBe(
      '1 of 2 quotations is in a table and cited by no text. Are they needed?',
    );
    expect(finding?.why).toContain(`Table ${number}, Quote 2.`);
  });

  it('finds nothing where all are cited, and does not run where none is', () => {
    expect(found('L7', all(two, cite(`See Table ${number}, Quotes 1–2.`)))).toEqual([]);
    expect(outcomeOf('L7', two)).toMatchObject({ ran: false });
  });
});
