import { linesOfQuote, notToBeQuoted, wordsOfQuote } from '#lib/domain/findings/quotes.ts';
import type { QuoteId } from '#lib/domain/model/quote.ts';
import type { FindingsFrame, FindingTexts } from '#lib/state/findings.svelte.ts';
import type { QuoteView } from '#lib/ui/beliefs/beliefs-view.ts';
import { lineWords } from '#lib/ui/passages/passage-words.ts';
import { passageLink } from '../finding-passages.ts';
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
    const { href } = passageLink(settled, quote.transcriptId);
    return [{ id, words: one ? undefined : null, where: name, href, notToBeQuoted: [] }];
  }
  const lines = linesOfQuote(quote, version);
  return [
    {
      id,
      words: wordsOfQuote(quote, version),
      where: `${name}, ${lineWords(lines.from, lines.to)}`,
      href: passageLink(settled, quote.transcriptId, lines.from).href,
      notToBeQuoted: notToBeQuoted(lines, {
        transcript: one.transcript,
        version,
        participants: settled.participants,
      }),
    },
  ];
}
