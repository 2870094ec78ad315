import { domainMentionReader, type DomainMention } from '../codebook/domain-names.ts';
import { settledPeople } from '../findings/settled-study.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { piecesOf } from '../paper/pieces.ts';
import type { Piece } from '../paper/piece.ts';
import type { QuoteId } from '../model/quote.ts';
import { numberedQuotations, type NumberedQuotation } from '../quotations/numbered.ts';
import { printedQuotations, type PrintedQuotation } from '../quotations/printed-quotation.ts';
import { citationsIn } from './citations.ts';
import { citedBy, type Cited } from './cited-quotations.ts';
import { teamTexts, type TeamText } from './team-texts.ts';

/** What several rules look at, each read once and only when asked for. */
export interface Known {
  readonly texts: readonly TeamText[];
  /** Where domains are named in the team's texts. */
  readonly mentions: readonly {
    readonly text: TeamText;
    readonly found: readonly DomainMention[];
  }[];
  /** What the texts cite, with what the results pack has for it. */
  readonly cited: readonly Cited[];
  /** Quotations in the order of the quote tables. */
  readonly quotations: readonly NumberedQuotation[];
  readonly printed: (id: QuoteId) => PrintedQuotation | null;
  readonly pieces: readonly Piece[];
  /** N: identified participants whose coding is settled. */
  readonly people: ReadonlySet<ParticipantId>;
}

export function knownOf(frame: PaperFrame): Known {
  const texts = once(() => teamTexts(frame));
  const read = once(() => domainMentionReader(frame.framework));
  const mentions = once(() => texts().map((text) => ({ text, found: read()(text.words) })));
  const quotations = once(() => numberedQuotations(frame));
  const printed = once(() => printedQuotations(frame));
  const pieces = once(() => piecesOf(frame));
  const cited = once(() =>
    citedBy(texts().flatMap(citationsIn), { pieces: pieces(), quotations: quotations() }),
  );
  const people = once(() => settledPeople(frame.settled));
  return {
    get texts() {
      return texts();
    },
    get mentions() {
      return mentions();
    },
    get cited() {
      return cited();
    },
    get quotations() {
      return quotations();
    },
    printed: (id) => printed()(id),
    get pieces() {
      return pieces();
    },
    get people() {
      return people();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
