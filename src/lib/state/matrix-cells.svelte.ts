import { ActError } from '../domain/errors.ts';
import { passageAt } from '../domain/findings/passages.ts';
import { Chartings } from '../domain/matrix/cell-records.ts';
import {
  chartCell,
  clearCell,
  type CellFound,
  type CellWords,
} from '../domain/matrix/chart-cell.ts';
import type { EarlierText } from '../domain/matrix/earlier-texts.ts';
import { cellRight, checkCell, uncheckCell, unlinkPassage } from '../domain/matrix/judge-cell.ts';
import { isSameLink, movedLinks } from '../domain/matrix/link-spans.ts';
import { withQuotation } from '../domain/matrix/quotation.ts';
import type { Charting, ChartingId, ChartingLink } from '../domain/model/charting.ts';
import { keyOf } from '../domain/model/finding-target.ts';
import type { LineRange } from '../domain/model/line-range.ts';
import type { Signed } from '../domain/model/signed.ts';
import { mayBeQuoted } from '../domain/participants/consent.ts';
import type { Change } from '../domain/trail/change.ts';
import { cellFound, readEarlierTexts } from './cell-found.ts';
import { CellDrafts, isSame, type CellSubject, type Written } from './cell-drafts.svelte.ts';
import type { Findings } from './findings.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/**
 * What is written in cells and what is done to it, in whatever matrix. Acts keep what was typed first, and
 * throw {ActError} 'copy-for-one' in a copy made for one person, 'cell-hidden' and 'cell-gone'.
 */
export class MatrixCells {
  /** What is being written, and whether it is kept. */
  readonly drafts: CellDrafts;
  readonly #study: OpenStudy;
  readonly #findings: Findings;

  constructor(study: OpenStudy, findings: Findings) {
    this.#study = study;
    this.#findings = findings;
    this.drafts = new CellDrafts(
      study,
      (about, words, base, whoever) => this.#store(about, words, base, whoever),
      (about) => written(this.#stored(about)),
    );
  }

  readonly #chartings = $derived.by(() => {
    const { frame } = this.#findings;
    return frame && new Chartings(frame);
  });

  /** What stands in a cell for the person who writes it: what they typed, else what is stored. */
  textOf(about: CellSubject): string {
    return this.drafts.of(about)?.text ?? this.#stored(about)?.summary ?? '';
  }

  /** What a cell once said, the newest first. */
  async earlierTexts(about: CellSubject): Promise<readonly EarlierText[]> {
    const { frame } = this.#findings;
    return frame ? readEarlierTexts(this.#study.db, about, frame) : [];
  }

  /**
   * Links a passage to the whole of a cell, or to some words of what stands in it.
   * @param words offsets of {@link textOf}.
   * @throws {ActError} 'cell-not-charted', and whatever keeps the cell from being written.
   */
  async link(
    about: CellSubject,
    range: LineRange,
    words: ChartingLink['words'] = null,
  ): Promise<void> {
    const kind = this.drafts.of(about)?.kind ?? this.#stored(about)?.kind ?? 'summary';
    const summary = this.textOf(about);
    if (summary.trim() === '' && !this.#stored(about)) throw new ActError('cell-not-charted');
    await this.#written(about, { kind, summary, link: { ...bare(range), words } });
  }

  async unlink(about: CellSubject, link: ChartingLink): Promise<void> {
    // Keeping what is typed may move the words it is tied to.
    const shown = this.#stored(about)?.summary ?? '';
    await this.#judge(about, ({ stored }) => {
      const moved = movedLinks([link], shown, stored?.summary ?? shown);
      const isMeant = (one: ChartingLink) => moved.some((each) => isSameLink(one, each));
      return unlinkPassage(stored, stored?.links.find(isMeant) ?? link);
    });
  }

  /**
   * Puts words of a passage into what stands in a cell, as a quotation linked to it; gives the offset
   * after it.
   * @throws {ActError} 'not-to-be-quoted' where somebody speaks in it who is not to be quoted.
   */
  async quote(about: CellSubject, range: LineRange, words: string, at: number): Promise<number> {
    this.#requireQuotable(range);
    const quoted = withQuotation(this.textOf(about), at, words);
    const link = { ...bare(range), words: quoted.words };
    await this.#written(about, { kind: 'summary', summary: quoted.summary, link });
    return quoted.words.to;
  }

  /** Says that a cell is right for what is coded now. @throws {ActError} 'cell-not-charted'. */
  async right(about: CellSubject): Promise<void> {
    await this.#judge(about, (cell) => cellRight(cell, this.#by()));
  }

  /** @throws {ActError} 'checked-by-writer', 'cell-not-charted'. */
  async check(about: CellSubject): Promise<void> {
    await this.#judge(about, ({ stored }) => checkCell(stored, this.#by()));
  }

  async uncheck(about: CellSubject): Promise<void> {
    await this.#judge(about, ({ stored }) => uncheckCell(stored));
  }

  /** Says that nothing bears on the column, and why; '' for not said. */
  async setAside(about: CellSubject, because: string): Promise<void> {
    await this.drafts.flush(about);
    await this.#written(about, { kind: 'set-aside', summary: because });
    await this.drafts.leave(about);
  }

  /** Takes what was written out of a cell; it stays among the earlier texts. */
  async clear(about: CellSubject): Promise<void> {
    await this.#judge(about, ({ stored }) => (stored ? clearCell(stored) : null));
    this.drafts.discard(about);
  }

  #stored(about: CellSubject): Charting | null {
    return this.#chartings?.at({ key: keyOf(about.case) }, about.column) ?? null;
  }

  /** An act on what is written, after what is typed was kept. */
  async #judge(about: CellSubject, decide: (cell: CellFound) => Change | null): Promise<void> {
    await this.drafts.flush(about);
    const { frame } = this.#findings;
    if (!frame) return;
    const id = this.#stored(about)?.id;
    await this.#study.record(async (db) => decide(await cellFound(db, about, frame, id)));
  }

  /** @throws what refused the words; they stay in the cell. */
  async #written(about: CellSubject, words: CellWords): Promise<void> {
    if (await this.drafts.write(about, words)) return;
    throw this.drafts.of(about)?.error ?? new ActError('cell-changed');
  }

  /** What a draft does to be stored. @throws {ActError} 'cell-changed' when another wrote the cell since. */
  async #store(
    about: CellSubject,
    words: CellWords,
    base: Written,
    whoever: boolean,
  ): Promise<Written> {
    const { frame } = this.#findings;
    // Nothing was shown yet that could have been written on.
    if (!frame) throw new ActError('cell-changed');
    const id = this.#stored(about)?.id;
    let after: Written = null;
    await this.#study.record(async (db) => {
      const cell = await cellFound(db, about, frame, id);
      const now = written(cell.stored);
      const said = { kind: words.kind, summary: words.summary.trim() };
      if (!whoever && !isSame(now, base) && !isSame(now, said)) throw new ActError('cell-changed');
      const change = chartCell(cell, words, this.#by(), () => this.#study.newId<ChartingId>());
      after = change?.kind === 'clear-cell' ? null : change ? said : now;
      return change;
    });
    return after;
  }

  #requireQuotable(range: LineRange): void {
    const settled = this.#findings.frame?.settled;
    const one = settled?.byTranscript.get(range.transcriptId);
    if (!settled || !one) throw new ActError('cell-hidden');
    const speaking = new Set(passageAt(range, one).people);
    const barred = settled.participants.find(
      ({ id, consent }) => speaking.has(id) && mayBeQuoted(consent) === 'no',
    );
    if (barred) throw new ActError('not-to-be-quoted', { where: barred.label });
  }

  #by(): Signed {
    return { by: this.#study.here.coderId, at: this.#study.now() };
  }
}

function written(charting: Charting | null | undefined): Written {
  return charting ? { kind: charting.kind, summary: charting.summary } : null;
}

/** The lines alone, of a passage that carries more. */
function bare({ transcriptId, from, to }: LineRange): LineRange {
  return { transcriptId, from, to };
}
