import { describe, expect, it } from 'vitest';
import type { QuoteEdit } from '#lib/domain/model/quote.ts';
import { printedWords } from '#lib/domain/quotations/printed-words.ts';
import { correctionOf } from '../../fixtures/corrected.ts';
import { settledP01 } from '../../fixtures/small-study.ts';
import { quoteId, studyWithFindings, written } from '../../fixtures/study-with-findings.ts';
import { applied } from '../../fixtures/team-study.ts';

const study = studyWithFindings();
const [quote] = study.quotes;
const text = study.transcriptVersions.find((one) => one.transcriptId === settledP01)!.text;

/** The quotation "I know it, it is new." after a correction, as it is printed, and what became of its edits. */
function afterCorrection(
  edits: readonly Pick<QuoteEdit, 'from' | 'to' | 'words'>[],
  corrections: readonly (readonly [string, string])[],
) {
  const quotes = [{ ...quote!, edits: edits.map((one) => ({ ...one, made: written })) }];
  const correction = correctionOf({ ...study, quotes }, settledP01, corrections);
  const after = applied({ ...study, quotes }, correction.change);
  const [now] = after.quotes;
  const { versionId } = after.transcripts.find(({ id }) => id === settledP01)!;
  const version = after.transcriptVersions.find(({ id }) => id === versionId)!;
  return {
    printed: now && printedWords(now, version, '…').words,
    edits: now?.edits ?? [],
    fates: correction.anchors.flatMap(({ kind, fate }) => (kind === 'quote-edit' ? [fate] : [])),
    anchors: correction.anchors.filter(({ kind }) => kind === 'quote-edit'),
  };
}
const span = (words: string) => {
  const from = text.indexOf(words, quote!.from);
  return { from, to: from + words.length };
};
const out = (words: string) => ({ ...span(words), words: '' });
const into = (words: string, put: string) => ({ ...span(words), words: put });
const beside = (words: string, put: string) => ({
  from: span(words).to,
  to: span(words).to,
  words: put,
});

describe('the edits of a quotation whose transcript is corrected', () => {
  it('stand with the same words as before', () => {
    const { printed, fates } = afterCorrection(
      [into('I know', 'They know'), out('it is'), beside('new', 'to them')],
      [['I know it, it is new', 'Well then. I know it, it is new']],
    );
    expect(printed).toBe('[They know] it, … new [to them].');
    expect(fates).toEqual(['carried', 'carried', 'carried']);
  });

  it('go on leaving out what was corrected within what they left out', () => {
    const { printed, fates } = afterCorrection([out('it, it is')], [['it, it is', 'that, it was']]);
    expect(printed).toBe('I know … new.');
    expect(fates).toEqual(['moved']);
  });

  it('never let a name come to light that was replaced and then corrected', () => {
    const { printed } = afterCorrection(
      [into('it, it is', 'the surgery')],
      [['it, it is', 'Dr Hill is']],
    );
    expect(printed).toBe('I know [the surgery] new.');
  });

  it.each([
    ['know', 'knows', 'I [a name] it, it is new.'],
    ['it is new', 'it is Smith', 'I know it, it is [a name]'],
    ['I know', 'Jo know', '[a name] know it, it is new.'],
  ])('cover all of a name that was corrected, “%s” to “%s”', (was, is, now) => {
    const name = { know: 'know', 'it is new': 'new', 'I know': 'I' }[was]!;
    expect(afterCorrection([into(name, 'a name')], [[was, is]]).printed).toBe(now);
  });

  it('are listed as lost where their words are gone, and taken off', () => {
    const { printed, edits, fates, anchors } = afterCorrection(
      [out('it, it'), beside('new', 'to them')],
      [['it, it is new', 'is new']],
    );
    expect(printed).toBe('I know is new [to them].');
    expect(edits).toHaveLength(1);
    expect(fates.toSorted()).toEqual(['carried', 'lost']);
    expect(anchors.find(({ fate }) => fate === 'lost')).toMatchObject({
      recordId: quoteId,
      before: { words: 'it, it' },
      after: null,
    });
  });

  it('stand beside the next word where the one before is gone', () => {
    const { printed } = afterCorrection([beside('it is', 'still')], [['it is new', 'new']]);
    expect(printed).toBe('I know it, [still] new.');
  });

  it('go with the quotation where all of its words are gone', () => {
    const { printed, fates } = afterCorrection([out('it, it')], [['I know it, it is new. ', '']]);
    expect(printed).toBeUndefined();
    expect(fates).toEqual([]);
  });
});
