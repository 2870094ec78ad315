import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsIn } from '#lib/domain/search/hits.ts';
import type { SearchQuery } from '#lib/domain/search/query.ts';
import type { SearchText } from '#lib/domain/search/search-text.ts';
import { searchable, textOf } from './texts.ts';

function found(text: SearchText, query: Partial<SearchQuery>): string[] {
  return hitsIn(text, searchable(query)).map(
    ({ line, from, to }) => `${line}:${text.text.slice(from, to)}`,
  );
}

const visit = textOf(
  ['I', 'When did the rule begin?'],
  ['P', 'We don’t keep the rules.', 'The old rule', 'was never a rule for GPs.'],
  ['', 'Don and the rule.'],
);

describe('words', () => {
  it('are whole words in any case unless asked otherwise', () => {
    expect(found(visit, { text: 'RULE' })).toEqual(['0:rule', '2:rule', '3:rule', '4:rule']);
    expect(found(visit, { text: 'RULE', matchCase: true })).toEqual([]);
    expect(found(visit, { text: 'rule', wholeWords: false })).toHaveLength(5);
  });

  it('must all stand in one line, in any order', () => {
    expect(found(visit, { text: 'rule old' })).toEqual(['2:old', '2:rule']);
    expect(found(visit, { text: 'never old' })).toEqual([]);
  });

  it('are each found where one is a part of another', () => {
    expect(found(visit, { text: 'rule rules', wholeWords: false })).toEqual(['1:rules']);
  });

  it('stay together inside double quotes, within the line', () => {
    expect(found(visit, { text: 'the “old rule”' })).toEqual(['2:The', '2:old rule']);
    expect(found(visit, { text: '"rule was"' })).toEqual([]);
  });

  it('count an apostrophe between letters as part of the word, straight or curly', () => {
    expect(found(visit, { text: 'don' })).toEqual(['4:Don']);
    expect(found(visit, { text: "don't" })).toEqual(['1:don’t']);
    expect(found(textOf(['P', 'the ‘rule’ of it']), { text: 'rule' })).toEqual(['0:rule']);
  });

  it('know letters beyond ASCII as letters', () => {
    const text = textOf(['P', 'Øre søre øre', 'наше Наш', 'über Übermut']);
    expect(found(text, { text: 'øre' })).toEqual(['0:Øre', '0:øre']);
    expect(found(text, { text: 'наш' })).toEqual(['1:Наш']);
    expect(found(text, { text: 'ÜBER' })).toEqual(['2:über']);
  });
});

describe('accents', () => {
  const composedText = textOf(['P', 'the café, the cafe'.normalize('NFC')]);
  const decomposedText = textOf(['P', 'the café, the cafe'.normalize('NFD')]);

  it('are the same composed or decomposed, in text and query alike', () => {
    for (const text of ['café'.normalize('NFC'), 'café'.normalize('NFD')]) {
      expect(found(composedText, { text })).toEqual(['0:café'.normalize('NFC')]);
      expect(found(decomposedText, { text })).toEqual(['0:café'.normalize('NFD')]);
    }
  });

  it('are never parted from their letter', () => {
    for (const wholeWords of [true, false]) {
      expect(found(decomposedText, { text: 'cafe', wholeWords })).toEqual(['0:cafe']);
    }
    expect(found(textOf(['P', 'x\u0302 x']), { text: 'x', wholeWords: false })).toEqual(['0:x']);
  });

  it('leave the offsets after them where they are', () => {
    expect(found(decomposedText, { text: 'the', kind: 'pattern' })).toEqual(['0:the', '0:the']);
    const hangul = textOf(['P', '할머니 한국'.normalize('NFD'), 'then']);
    expect(found(hangul, { text: '한국' })).toEqual([`0:${'한국'.normalize('NFD')}`]);
    expect(found(hangul, { text: 'then' })).toEqual(['1:then']);
  });
});

describe('a phrase', () => {
  it('runs over the end of a line but not into another turn', () => {
    expect(found(visit, { kind: 'phrase', text: 'rule was' })).toEqual(['2:rule was']);
    expect(found(visit, { kind: 'phrase', text: 'begin? we' })).toEqual([]);
  });

  it('is taken literally, with any white space and with or without quotes around it', () => {
    const text = textOf(['P', 'C++ is (not) \n a.b code']);
    expect(found(text, { kind: 'phrase', text: 'C++ is (not) a.b' })).toHaveLength(1);
    expect(found(text, { kind: 'phrase', text: '"(not)  a.b"' })).toHaveLength(1);
    expect(found(text, { kind: 'phrase', text: 'a?b' })).toEqual([]);
  });
});

describe('a pattern', () => {
  it('sees one line at a time', () => {
    expect(found(visit, { kind: 'pattern', text: '^the', wholeWords: false })).toEqual(['2:The']);
    expect(found(visit, { kind: 'pattern', text: 'rules?\\.$' })).toEqual(['1:rules.', '4:rule.']);
    expect(found(visit, { kind: 'pattern', text: 'rule.was', wholeWords: false })).toEqual([]);
  });

  it('passes over empty matches and ends', () => {
    const text = textOf(['P', '😀a😀', 'b']);
    expect(found(text, { kind: 'pattern', text: 'a*', wholeWords: false })).toEqual(['0:a']);
  });

  it('can be held to whole words', () => {
    expect(found(visit, { kind: 'pattern', text: 'do|rul.', wholeWords: true })).toHaveLength(4);
  });
});

describe('who speaks', () => {
  it('narrows hits to interviewers, or to participants and people nobody named', () => {
    expect(found(visit, { text: 'rule', who: 'interviewers' })).toEqual(['0:rule']);
    expect(found(visit, { text: 'rule', who: 'participants' })).toEqual([
      '2:rule',
      '3:rule',
      '4:rule',
    ]);
  });
});

const word = fc
  .array(fc.constantFrom('a', 'b', 'é', '\u0301', '\u0327', '’', '*', '.', '😀'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((letters) => letters.join(''));
/** Nobody asks for a mark without its letter. */
const asked = word.filter((each) => !/^\p{M}/u.test(each));
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const turn = fc.tuple(fc.constantFrom('I', 'P', ''), line, line);
const text = fc.array(turn, { minLength: 1, maxLength: 5 }).map((turns) => textOf(...turns));

describe('every hit', () => {
  it('points at the words that were asked for, inside its line', () => {
    fc.assert(
      fc.property(text, asked, fc.boolean(), (within, wanted, wholeWords) => {
        for (const hit of hitsIn(within, searchable({ text: wanted, wholeWords }))) {
          const words = within.text.slice(hit.from, hit.to).normalize('NFC').toLowerCase();
          expect(words).toBe(wanted.normalize('NFC').toLowerCase());
          expect(hit.from).toBeGreaterThanOrEqual(within.lineFrom[hit.line]!);
          expect(hit.to).toBeLessThanOrEqual(within.lineFrom[hit.line + 1] ?? within.text.length);
        }
      }),
    );
  });

  it('is what comparing character by character finds', () => {
    fc.assert(
      fc.property(text, asked, (within, wanted) => {
        const hits = hitsIn(within, searchable({ text: wanted, wholeWords: false }));
        expect(hits.map(({ from, to }) => [from, to])).toEqual(naive(within.text, wanted));
      }),
    );
  });
});

/** Characters with their marks, compared one by one; hits do not overlap. */
function naive(text: string, asked: string): [number, number][] {
  const clusters = [...text.matchAll(/\P{M}\p{M}*|^\p{M}+/gu)];
  const wanted = asked.normalize('NFC');
  const hits: [number, number][] = [];
  let at = 0;
  while (at < clusters.length) {
    let [span, end] = ['', at];
    while (end < clusters.length && span.normalize('NFC').length < wanted.length) {
      span += clusters[end]![0];
      end += 1;
    }
    if (span.normalize('NFC') === wanted) {
      hits.push([clusters[at]!.index, clusters[at]!.index + span.length]);
      at = end;
    } else at += 1;
  }
  return hits;
}
