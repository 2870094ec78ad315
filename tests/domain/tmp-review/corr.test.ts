import { it } from 'vitest';
import type { QuoteEdit } from '#lib/domain/model/quote.ts';
import { printedWords } from '#lib/domain/quotations/printed-words.ts';
import { correctionOf } from '../../fixtures/corrected.ts';
import { settledP01 } from '../../fixtures/small-study.ts';
import { studyWithFindings, written } from '../../fixtures/study-with-findings.ts';
import { applied } from '../../fixtures/team-study.ts';
const study = studyWithFindings();
const [quote] = study.quotes;
const text = study.transcriptVersions.find((one) => one.transcriptId === settledP01)!.text;
function after(edits: readonly Pick<QuoteEdit, 'from' | 'to' | 'words'>[], corrections: readonly (readonly [string, string])[]) {
  const quotes = [{ ...quote!, edits: edits.map((one) => ({ ...one, made: written })) }];
  const correction = correctionOf({ ...study, quotes }, settledP01, corrections);
  const done = applied({ ...study, quotes }, correction.change);
  const [now] = done.quotes;
  const { versionId } = done.transcripts.find(({ id }) => id === settledP01)!;
  const version = done.transcriptVersions.find(({ id }) => id === versionId)!;
  return [now && printedWords(now, version, '…').words, correction.anchors.filter((a) => a.kind === 'quote-edit').map((a) => a.fate)];
}
const span = (words: string) => { const from = text.indexOf(words, quote!.from); return { from, to: from + words.length }; };
it('x', () => {
  console.log(after([{ ...span('know'), words: 'NAME' }], [['I know it', 'I Hiltop it']]));
  console.log(after([{ ...span('know'), words: 'NAME' }], [['I know it', 'I knows it']]));
  console.log(after([{ ...span('I'), words: 'NAME' }], [['I know it', 'Smith know it']]));
  console.log(after([{ ...span('new'), words: 'NAME' }], [['it is new', 'it is Smith']]));
  console.log(after([{ ...span('I'), words: 'NAME' }, { ...span('know'), words: 'B' }], [['I know it', 'Smith Hill it']]));
});
