import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptFinder } from '#lib/domain/manuscript/transcript-finder.ts';
import type { Quote, QuoteEdit, QuoteId } from '#lib/domain/model/quote.ts';
import type { TranscriptVersion } from '#lib/domain/model/transcript-version.ts';
import { printedWords } from '#lib/domain/quotations/printed-words.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { uuid } from '../../fixtures/small-study.ts';

const frame = paperOf(sampleSnapshot);
const versions = sampleSnapshot.transcriptVersions;
const made = { by: sampleSnapshot.coders[0]!.id, at: '2025-11-18T10:00:00.000Z' };

/** Offsets of the words of a text. */
function words({ text }: Pick<TranscriptVersion, 'text'>): readonly (readonly [number, number])[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => [index, index + word.length]);
}

/** A span of at least six words of any transcript with edits at ends of words, at least three said words apart. */
const edited = fc
  .record({
    transcript: fc.nat(versions.length - 1),
    first: fc.double({ min: 0, max: 0.95, noNaN: true }),
    length: fc.integer({ min: 8, max: 60 }),
    edits: fc.array(
      fc.record({
        after: fc.integer({ min: 3, max: 9 }),
        covers: fc.integer({ min: 0, max: 5 }),
        put: fc.constantFrom('', 'the practice', 'opioids', 'a name'),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ transcript, first, length, edits }) => {
    const version = versions[transcript]!;
    const all = words(version);
    const from = Math.floor(first * (all.length - length));
    const span = all.slice(from, from + length);
    const made_: QuoteEdit[] = [];
    let at = 0;
    for (const { after, covers, put } of edits) {
      const start = at + after;
      const end = start + covers;
      if (end + 3 > span.length) break;
      if (covers === 0 && put === '') continue;
      made_.push({
        from: span[start]![0],
        to: covers === 0 ? span[start]![0] : span[end - 1]![1],
        words: put,
        made,
      });
      at = end;
    }
    const quote: Quote = {
      id: uuid(90, 1) as QuoteId,
      transcriptId: version.transcriptId,
      from: span[0]![0],
      to: span.at(-1)![1],
      chosen: made,
      edits: made_,
    };
    return { version, quote };
  });

describe('words of a transcript', () => {
  it('are found wherever they are quoted, as they were said or with recorded edits', () => {
    fc.assert(
      fc.property(
        edited,
        fc.constantFrom('…' as const, '[…]' as const, '...' as const),
        ({ version, quote }, omission) => {
          const { find } = transcriptFinder({
            ...frame,
            records: { ...frame.records, quotes: [quote], papers: [] },
          });
          const found = find(printedWords(quote, version, omission).words);
          expect(found.verdict).toBe(quote.edits.length > 0 ? 'edited' : 'exact');
          expect(found.quoteId).toBe(quote.id);
          expect(found.places[0]?.transcriptId).toBe(quote.transcriptId);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are found with the same edits where nobody recorded them', () => {
    const { find } = transcriptFinder({ ...frame, records: { ...frame.records, quotes: [] } });
    fc.assert(
      fc.property(
        edited,
        fc.constantFrom('…' as const, '[…]' as const, '...' as const),
        ({ version, quote }, omission) => {
          const found = find(printedWords(quote, version, omission).words);
          expect(['exact', 'edited']).toContain(found.verdict);
          expect(found.places.some(({ transcriptId }) => transcriptId === quote.transcriptId)).toBe(
            true,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are not found where all of them are other words', () => {
    const { find } = transcriptFinder(frame);
    expect(find('The quarterly turbines of Lisbon adore marmalade symphonies').verdict).toBe(
      'not-found',
    );
    expect(find('').verdict).toBe('not-found');
    expect(find('… […]').verdict).toBe('not-found');
  });

  it('said twice are told of at every place, the quotation of the record first', () => {
    const [version] = versions;
    const text = 'It was late, and I said so twice. Then again: It was late, and I said so twice.';
    const twice = { ...version!, text };
    const second = text.lastIndexOf('It was');
    const quote: Quote = {
      id: uuid(90, 2) as QuoteId,
      transcriptId: twice.transcriptId,
      from: second,
      to: text.length,
      chosen: made,
      edits: [],
    };
    const { find } = transcriptFinder({
      settled: frame.settled,
      texts: new Map([[twice.transcriptId, twice]]),
      records: { ...frame.records, quotes: [quote] },
    });
    const found = find('it was late, and I said so');
    expect(found.places.map(({ from }) => from)).toEqual([second, 0]);
    expect(found.quoteId).toBe(quote.id);
  });
});
