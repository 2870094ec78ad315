import type { Range } from '../domain/correction/carry-map.ts';
import { ActError } from '../domain/errors.ts';
import type { QuoteSource, QuoteSpan } from '../domain/findings/quotes.ts';
import type { Paper, PaperId } from '../domain/model/paper.ts';
import type { Quote, QuoteId } from '../domain/model/quote.ts';
import type { Signed } from '../domain/model/signed.ts';
import type { SubthemeId } from '../domain/model/subtheme.ts';
import type { TranscriptVersionId } from '../domain/model/transcript-version.ts';
import type { PaperFrame } from '../domain/paper/paper-frame.ts';
import { piecesOf, quoteTableNumbers } from '../domain/paper/pieces.ts';
import type { TableNumber } from '../domain/quotations/citations.ts';
import {
  leaveOut,
  moveEnds,
  putIn,
  replace,
  undoEdit,
  type EditKey,
} from '../domain/quotations/edits.ts';
import { quoteTables, type NumberedTable } from '../domain/quotations/numbered.ts';
import { choosePaper } from '../domain/quotations/paper-choices.ts';
import {
  printedQuotations,
  type PrintedQuotation,
} from '../domain/quotations/printed-quotation.ts';
import { requireSeenTemplate } from '../domain/quotations/seen-template.ts';
import { quoteSpread, type QuoteSpread } from '../domain/quotations/spread.ts';
import { quoteUses, type QuoteUse } from '../domain/quotations/uses.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import {
  chooseForSubtheme,
  dropFromSubtheme,
  moveQuote,
  stepQuote,
} from '../domain/themes/subtheme-quotes.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { FindingTexts } from './findings.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { PaperRecord } from './paper-record.svelte.ts';
import { quoteSource } from './quote-source.ts';

/** What the choices for the paper may say here. */
type Choices = Partial<Pick<Paper, 'attribution' | 'omission' | 'numbering' | 'smallGroup'>>;

/** The quotations of a paper: their words, numbers and attribution, and who is quoted how often. */
export class QuotationsDesk {
  /** The words of passages that more can be chosen from. */
  readonly texts: FindingTexts;
  readonly #study: OpenStudy;
  readonly #record: PaperRecord;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#record = new PaperRecord(study);
    this.texts = new FindingTexts(study);
  }

  /** `undefined` until read. */
  get frame(): PaperFrame | undefined {
    return this.#record.frame;
  }

  /** Whether the copy was made for one person: the paper is the lead's. */
  get isForOne(): boolean {
    return this.#record.isForOne ?? true;
  }

  /** In the order of the paper. `undefined` until read. */
  readonly tables: readonly NumberedTable[] | undefined = $derived(
    this.frame && quoteTables(this.frame),
  );

  readonly uses: ReadonlyMap<QuoteId, QuoteUse> = $derived(
    this.frame ? quoteUses(this.frame) : new Map(),
  );

  readonly spread: QuoteSpread | undefined = $derived(this.frame && quoteSpread(this.frame));

  /** What the quote tables are numbered in the results pack. */
  readonly tableNumber: TableNumber = $derived.by(() => {
    const { frame } = this;
    return frame ? quoteTableNumbers(piecesOf(frame)) : () => null;
  });

  /** A quotation as it is printed; `null` where it is gone or its words are not read. */
  readonly read: (id: QuoteId) => PrintedQuotation | null = $derived.by(() => {
    const { frame } = this;
    return frame ? printedQuotations(frame) : () => null;
  });

  /** @throws {ActError} 'quote-gone', 'transcript-changed', 'edit-overlaps', 'edit-leaves-nothing', 'copy-for-one'. */
  leaveOut(id: QuoteId, stretch: Range, versionId: TranscriptVersionId): Promise<void> {
    return this.#edit(id, versionId, (quote, { version }) =>
      leaveOut(quote, stretch, version, this.#signed()),
    );
  }

  /** @throws {ActError} 'quote-gone', 'transcript-changed', 'edit-overlaps', 'copy-for-one'. */
  putIn(id: QuoteId, at: number, words: string, versionId: TranscriptVersionId): Promise<void> {
    return this.#edit(id, versionId, (quote, { version }) =>
      putIn(quote, at, words, version, this.#signed()),
    );
  }

  /** @throws {ActError} 'quote-gone', 'transcript-changed', 'edit-overlaps', 'copy-for-one'. */
  replace(
    id: QuoteId,
    stretch: Range,
    words: string,
    versionId: TranscriptVersionId,
  ): Promise<void> {
    return this.#edit(id, versionId, (quote, { version }) =>
      replace(quote, stretch, words, version, this.#signed()),
    );
  }

  /** @throws {ActError} 'quote-gone', 'transcript-changed', 'edit-gone', 'copy-for-one'. */
  undoEdit(id: QuoteId, edit: EditKey, versionId: TranscriptVersionId): Promise<void> {
    return this.#edit(id, versionId, (quote) => undoEdit(quote, edit));
  }

  /** @throws {ActError} as {@link moveEnds}; 'quote-gone', 'transcript-changed', 'copy-for-one'. */
  moveEnds(id: QuoteId, ends: Range, versionId: TranscriptVersionId): Promise<void> {
    return this.#edit(id, versionId, (quote, source, quotes) =>
      moveEnds(quote, ends, source, quotes),
    );
  }

  /**
   * Chooses words for a subtheme.
   * @throws {ActError} 'transcript-gone', 'transcript-changed', 'not-to-be-quoted', 'subtheme-gone',
   * 'copy-for-one'.
   */
  chooseQuote(id: SubthemeId, span: QuoteSpan, versionId: TranscriptVersionId): Promise<void> {
    const by = { id: this.#study.newId<QuoteId>(), signed: this.#signed() };
    return this.#act(async (db) => {
      const { source, quotes } = await quoteSource(db, span, versionId);
      return chooseForSubtheme(await db.subthemes.toArray(), id, span, source, quotes, by);
    });
  }

  /** @throws {ActError} 'subtheme-gone', 'copy-for-one'. */
  step(id: SubthemeId, quoteId: QuoteId, step: 'up' | 'down'): Promise<void> {
    const seen = this.frame && new Set(this.frame.records.quotes.map((one) => one.id));
    return this.#act(async (db) =>
      stepQuote(await db.subthemes.toArray(), id, quoteId, step, (one) => seen?.has(one) ?? true),
    );
  }

  /** @throws {ActError} 'subtheme-gone', 'quote-gone', 'copy-for-one'. */
  move(quoteId: QuoteId, from: SubthemeId, to: SubthemeId): Promise<void> {
    return this.#act(async (db) => moveQuote(await db.subthemes.toArray(), quoteId, from, to));
  }

  /** @throws {ActError} 'subtheme-gone', 'quote-gone', 'copy-for-one'. */
  drop(id: SubthemeId, quoteId: QuoteId): Promise<void> {
    return this.#act(async (db) =>
      dropFromSubtheme(id, quoteId, {
        subthemes: await db.subthemes.toArray(),
        beliefs: await db.beliefs.toArray(),
        jointRows: await db.jointRows.toArray(),
        quotes: await db.quotes.toArray(),
      }),
    );
  }

  /**
   * Says how quotations stand in the paper.
   * @param seen of the attribution, as for {@link requireSeenTemplate}.
   * @throws {ActError} 'attribute-not-published', 'words-changed-elsewhere', 'copy-for-one'.
   */
  choose(said: Choices, seen?: readonly string[]): Promise<void> {
    const by = { id: this.#study.newId<PaperId>(), signed: this.#signed() };
    return this.#act(async (db) => {
      const [papers, attributes] = [await db.papers.toArray(), await db.attributes.toArray()];
      if (said.attribution !== undefined) {
        requireSeenTemplate(papers, said.attribution, seen, attributes);
      }
      return choosePaper(papers, said, by, attributes);
    });
  }

  #edit(
    id: QuoteId,
    versionId: TranscriptVersionId,
    decide: (quote: Quote, source: QuoteSource, quotes: readonly Quote[]) => Change | null,
  ): Promise<void> {
    return this.#act(async (db) => {
      const quote = await db.quotes.get(id);
      if (!quote) throw new ActError('quote-gone');
      const { source, quotes } = await quoteSource(db, quote, versionId);
      return decide(quote, source, quotes);
    });
  }

  #signed(): Signed {
    return { by: this.#study.here.coderId, at: this.#study.now() };
  }

  async #act(decide: (db: Database) => Promise<Change | null>): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return decide(db);
    });
  }
}
