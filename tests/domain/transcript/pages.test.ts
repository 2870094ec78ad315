import { describe, expect, it } from 'vitest';
import { orderOfReading } from '#lib/domain/transcript/order-of-reading.ts';
import { joinedLines, wordsOfLines } from '#lib/domain/transcript/pages/hyphens.ts';
import { paragraphsFromPages } from '#lib/domain/transcript/paragraphs-from-pages.ts';
import { initialChoices, type ImportChoices } from '#lib/domain/transcript/prepared.ts';
import type { Page, Piece } from '#lib/domain/transcript/source.ts';

const piece = (text: string, x: number, y: number, size = 10): Piece => ({
  text,
  x,
  y,
  width: text.length * size * 0.5,
  size,
});
const page = (pieces: readonly Piece[]): Page => ({ width: 600, height: 800, pieces });
const choices = (changes: Partial<ImportChoices> = {}) => ({
  ...initialChoices({ kind: 'pages', pages: [] }),
  ...changes,
});
const texts = (pages: readonly Page[], changes: Partial<ImportChoices> = {}) =>
  paragraphsFromPages(pages, choices(changes)).paragraphs.map(({ text }) => text);

/** Five lines of body text, from y = 100. */
const body = (words: string) =>
  Array.from({ length: 5 }, (_, at) => piece(`${words} ${at} stands here.`, 60, 100 + at * 30));

describe('running heads', () => {
  const dropped = (heads: readonly string[], y = 40) =>
    paragraphsFromPages(
      heads.map((head, at) => page([piece(head, 60, y), ...body(`Body ${'abcdefgh'[at]}`)])),
      choices(),
    ).heads.map(({ text, kind }) => `${kind}: ${text}`);

  it('are the same but for a number or a slip of the pen', () => {
    expect(dropped(['Interview with P4', 'Interview with P4', 'Interview with P4'])).toHaveLength(
      3,
    );
    expect(dropped(['Chapter 1 of it all', 'Chapter 2 of it all'])).toHaveLength(2);
    expect(
      dropped(['Interview on reviews', 'Interview on reviews', 'Interveiw on reviews']),
    ).toHaveLength(3);
  });

  it('may differ on left and right pages', () => {
    const heads = [
      'Interview with P4',
      'A study of reviews',
      'Interview with P4',
      'A study of reviews',
    ];
    expect(dropped(heads)).toHaveLength(4);
  });

  it('are not what only begins a page, nor what stands among the lines', () => {
    expect(dropped(['One thing', 'Another one', 'A third matter'])).toEqual([]);
    expect(dropped(['P4: Yes.', 'P4: Yes.', 'P4: No, never at all.', 'INT: Why?'], 85)).toEqual([]);
  });

  it('are page numbers when they count with the pages, in figures or in Roman', () => {
    expect(dropped(['7', '8', '9'])).toEqual([
      'page number: 7',
      'page number: 8',
      'page number: 9',
    ]);
    expect(dropped(['i', 'ii', 'iii'])).toHaveLength(3);
    expect(dropped(['- 1 -', '- 2 -'])).toHaveLength(2);
    expect(dropped(['12', '90', '41'])).toEqual([]);
    expect(dropped(['Page 1 of 1'])).toEqual(['page number: Page 1 of 1']);
    expect(dropped(['1984'])).toEqual([]);
  });
});

describe('the order of reading', () => {
  it('is right to left, the right column first, where the script is', () => {
    const right = Array.from({ length: 9 }, (_, at) =>
      piece(`שלום לכולם וברוכים ${'אבגדהוזחט'[at]}`, 330, 100 + at * 40, 14),
    );
    const left = right.map((one) => ({ ...one, text: one.text.replace('שלום', 'אחרי'), x: 60 }));
    const read = texts([page([...left, ...right])]);
    expect(read.slice(0, 9).every((one) => one.startsWith('שלום'))).toBe(true);
    expect(read.slice(9).every((one) => one.startsWith('אחרי'))).toBe(true);
  });

  it('gives each paragraph its places on the pages it runs over', () => {
    const line = (words: string, y: number) => piece(words.padEnd(60, ' and so on'), 60, y);
    const pages = [
      page([line('First it was', 700), line('and then it was', 714)]),
      page([line('still the same thing', 60), piece('Another.', 60, 120)]),
    ];
    const reading = paragraphsFromPages(pages, choices());
    const order = orderOfReading(pages, reading, true);
    expect(reading.paragraphs).toHaveLength(2);
    expect(order[0]?.blocks).toMatchObject([
      { x: 60, y: 690, width: 300, height: 26.5, goesOn: false },
    ]);
    expect(order[1]?.blocks.map(({ goesOn }) => goesOn)).toEqual([true, false]);
  });
});

describe('printed lines', () => {
  it('are not joined where the first had room for the next word', () => {
    const wide = 'This line goes on to the very end of its measure, as it seems';
    expect(
      texts([
        page([piece(wide, 60, 100), piece('so it goes on.', 60, 114), piece('Short.', 60, 128)]),
      ]),
    ).toEqual([`${wide} so it goes on.`, 'Short.']);
  });

  it('are read once where bold letters were printed twice', () => {
    expect(texts([page([piece('Bold words', 60, 100), piece('Bold words', 60.4, 100)])])).toEqual([
      'Bold words',
    ]);
  });

  it('keep numbers that are words', () => {
    const lines = [
      'She told me how many she takes:',
      '3 tablets a day',
      '4 tablets at night',
      '10 in the morning',
    ];
    expect(texts([page(lines.map((text, at) => piece(text, 60, 100 + at * 30)))])).toEqual(lines);
  });
});

describe('hyphens at the end of a line', () => {
  const words = wordsOfLines([
    'being well is one thing',
    'understand it or not',
    'a well-known case',
    'stand under it',
  ]);
  const join = (before: string, next: string) => joinedLines(before, next, words).text;

  it('go where they part a word, and stay where they belong to it', () => {
    expect(join('the exer-', 'cise was')).toBe('the exercise was');
    expect(join('the exer\u00ad', 'cise was')).toBe('the exercise was');
    expect(join('I under-', 'stand it')).toBe('I understand it');
    expect(join('my well-', 'being is')).toBe('my well-being is');
    expect(join('the well-', 'known one')).toBe('the well-known one');
    expect(join('the Smith-', 'Jones family')).toBe('the Smith-Jones family');
  });

  it('stay with a space where somebody breaks off', () => {
    expect(join('it was diffi-', 'it was not')).toBe('it was diffi- it was not');
    expect(join('and then -', 'it was')).toBe('and then - it was');
  });
});
