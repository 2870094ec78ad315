import { linesOfQuote, notToBeQuoted, wordsOfQuote } from '#lib/domain/findings/quotes.ts';
import type { QuoteId } from '#lib/domain/model/quote.ts';
import type { FindingsFrame, FindingTexts } from '#lib/state/findings.svelte.ts';
import { link } from '#lib/state/links.ts';
import type { QuoteView } from '#lib/ui/beliefs/beliefs-view.ts';
import { lineWords } from '#lib/ui/passages/passage-words.ts';
import type { DeskNames } from './desk-names.ts';

/** A quotation as it stands under the open statement; none where the viewer may not see it. */
export function quoteView(
  id: QuoteId,
  { settled, records }: FindingsFrame,
  texts: FindingTexts,
  names: DeskNames,
): readonly QuoteView[] {
  const quote = records.quotes.find((one) => one.id === id);
  if (!quote) return [];
  const one = settled.byTranscript.get(quote.transcriptId);
  const version = one && texts.of(one.versionId);
  const name = names.transcriptName(quote.transcriptId);
  if (!version) {
    const href = link('coding', { transcript: quote.transcriptId });
    return [{ id, words: one ? undefined : null, where: name, href, notToBeQuoted: [] }];
  }
  const lines = linesOfQuote(quote, version);
  return [
    {
      id,
      words: wordsOfQuote(quote, version),
      where: `${name}, ${lineWords(lines.from, lines.to)}`,
      href: link('coding', { transcript: quote.transcriptId, line: lines.from }),
      notToBeQuoted: notToBeQuoted(lines, {
        transcript: one.transcript,
        version,
        participants: settled.participants,
      }),
    },
  ];
}
