import { describe, expect, it } from 'vitest';
import { concordanceRow, inOrder } from '#lib/domain/search/concordance.ts';
import { hitsIn } from '#lib/domain/search/hits.ts';
import type { SearchText } from '#lib/domain/search/search-text.ts';
import { searchable, textOf } from './texts.ts';

const text = textOf(
  ['I', 'And who wrote the rule?'],
  ['P', 'Nobody wrote that\nrule down,', 'a good rule and an odd rule all the same.'],
  ['', 'rule'],
);

function foundIn(within: SearchText, asked: string) {
  return hitsIn(within, searchable({ text: asked, wholeWords: false })).map((hit) => ({
    text: within,
    hit,
  }));
}

describe('a concordance', () => {
  it('shows the keyword between what the same speaker says around it', () => {
    const rows = foundIn(text, 'rule').map((found) => concordanceRow(found));
    expect(rows[0]).toMatchObject({
      left: 'And who wrote the ',
      keyword: 'rule',
      right: '?',
      speaker: 'I',
      line: 0,
      transcript: 'P01',
    });
    expect(rows[1]).toMatchObject({
      left: 'Nobody wrote that ',
      right: ' down, a good rule and an odd rule all the same.',
    });
    expect(rows.at(-1)).toMatchObject({ left: '', right: '', speaker: null });
  });

  it('cuts context between words and says that there is more', () => {
    const row = concordanceRow(foundIn(text, 'odd')[0]!, 14);
    expect(row.left).toBe('… rule and an ');
    expect(row.right).toBe(' rule all the …');
  });

  it('never cuts a character where a script has no spaces', () => {
    const emoji = textOf(['P', `${'😀'.repeat(9)}x${'😀'.repeat(9)}`]);
    const row = concordanceRow(foundIn(emoji, 'x')[0]!, 7);
    expect(row.left).toBe('… 😀😀😀');
    expect(row.right.isWellFormed()).toBe(true);
  });

  it('sorts by the nearest word to the left or to the right, then by the next', () => {
    const sides = (order: 'place' | 'left' | 'right') =>
      inOrder(foundIn(text, 'rule'), order).map(({ hit }) => hit.from);
    const [who, that, good, odd, alone] = sides('place');
    expect(sides('left')).toEqual([alone, good, odd, that, who]);
    expect(sides('right')).toEqual([who, alone, odd, good, that]);
  });
});
