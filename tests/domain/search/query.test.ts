import { describe, expect, it } from 'vitest';
import { compiledQuery } from '#lib/domain/search/query.ts';
import { anyWords } from './texts.ts';

describe('a query', () => {
  it('without words has nothing to find', () => {
    for (const kind of ['words', 'phrase', 'pattern'] as const) {
      expect(compiledQuery({ ...anyWords, kind, text: ' \t ' })).toEqual({
        searchable: false,
        reason: 'nothing-to-find',
      });
    }
    expect(compiledQuery({ ...anyWords, text: '""' })).toMatchObject({ searchable: false });
  });

  it('says what is wrong with a bad pattern, without repeating the pattern', () => {
    const compiled = compiledQuery({ ...anyWords, kind: 'pattern', text: '(medic(ine)?' });
    expect(compiled).toEqual({
      searchable: false,
      reason: 'bad-pattern',
      detail: 'unterminated group',
    });
  });

  it('does not let whole words mend a bad pattern', () => {
    const text = 'a)|(b';
    expect(compiledQuery({ ...anyWords, kind: 'pattern', text }).searchable).toBe(false);
  });

  it('takes every character of words and phrases literally', () => {
    const text = String.raw`^$.*+?()[]{}|/\-d`;
    for (const kind of ['words', 'phrase'] as const) {
      const compiled = compiledQuery({ ...anyWords, kind, text, wholeWords: false });
      expect(compiled.searchable && compiled.terms[0]!.exec(`x${text}`)?.[0]).toBe(text);
    }
  });
});
