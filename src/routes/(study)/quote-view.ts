import type { SettledStudy } from '#lib/domain/findings/settled-study.ts';
import type { ChosenQuote } from '#lib/domain/themes/chosen-quotes.ts';
import { link } from '#lib/state/links.ts';
import type { QuoteView } from '#lib/ui/findings/quote-view.ts';
import { lineWords } from '#lib/ui/passages/passage-words.ts';
import { passageLink } from './finding-passages.ts';

/** A chosen quotation as it stands beside what it shows, with its place in the transcript. */
export function quoteView(
  { quote, transcript, read }: ChosenQuote,
  settled: Pick<SettledStudy, 'byTranscript'>,
): QuoteView {
  const { name } = transcript;
  return {
    id: quote.id,
    words: read?.words,
    attribution: read?.attribution ?? '',
    where: read ? `${name}, ${lineWords(read.from, read.to)}` : name,
    href: passageLink(settled, transcript.id, read?.from).href,
    editHref: link('quotations', { quote: quote.id }),
    notToBeQuoted: read?.notToBeQuoted ?? [],
    carries: read?.carries ?? null,
  };
}
