import { ActError } from '../domain/errors.ts';
import { chosenQuote, type QuoteSpan } from '../domain/findings/quotes.ts';
import { requireSeenWords } from '../domain/findings/words-elsewhere.ts';
import { findingChoices, type FindingChoice } from '../domain/joint/finding-choices.ts';
import {
  addJointRow,
  changeJointRow,
  moveJointRow,
  removeJointRow,
  type JointWords,
} from '../domain/joint/joint-rows.ts';
import {
  addResults,
  changeResult,
  moveResult,
  noResult,
  removeResult,
  type ResultWords,
} from '../domain/joint/results.ts';
import { findingEvidence, type FindingEvidence } from '../domain/joint/row-evidence.ts';
import { keyOf } from '../domain/model/finding-target.ts';
import type { JointRow, JointRowId } from '../domain/model/joint-row.ts';
import type {
  QuantitativeResult,
  QuantitativeResultId,
} from '../domain/model/quantitative-result.ts';
import type { QuoteId } from '../domain/model/quote.ts';
import type { Signed } from '../domain/model/signed.ts';
import type { Thread } from '../domain/model/thread.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { byPlace, stepped } from '../domain/study/order.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { Findings, FindingTexts, type FindingsFrame } from './findings.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { quoteSource } from './quote-source.ts';
import { ResultsImport } from './results-import.svelte.ts';
import { ThreadActs } from './thread-acts.ts';
import { runTask } from '../workers/run-task.ts';

/** Results of the quantitative strand beside findings, and threads followed from one into the other. */
export class JointDesk {
  readonly texts: FindingTexts;
  /** A table of results that is read and looked at before anything is stored. */
  readonly incoming: ResultsImport;
  /** What can be done with threads. */
  readonly following: ThreadActs;
  readonly #study: OpenStudy;
  readonly #findings: Findings;

  constructor(study: OpenStudy, run: typeof runTask = runTask) {
    this.#study = study;
    this.incoming = new ResultsImport(study, run);
    this.following = new ThreadActs(study);
    this.#findings = new Findings(study);
    this.texts = new FindingTexts(study);
  }

  /** `undefined` until read. */
  get frame(): FindingsFrame | undefined {
    return this.#findings.frame;
  }

  readonly results: readonly QuantitativeResult[] = $derived(
    (this.frame?.records.results ?? []).toSorted(byPlace),
  );
  readonly rows: readonly JointRow[] = $derived(
    (this.frame?.records.jointRows ?? []).toSorted(byPlace),
  );
  readonly threads: readonly Thread[] = $derived(
    (this.frame?.records.threads ?? []).toSorted(byPlace),
  );

  /** What can stand beside a result, or in a thread. */
  readonly choices: readonly FindingChoice[] = $derived(
    this.frame ? findingChoices(this.frame.settled, this.frame.records) : [],
  );

  /** What the settled coding holds for every finding that a row or a thread names, by its key. */
  readonly evidence: ReadonlyMap<string, FindingEvidence> = $derived.by(() => {
    const { frame } = this;
    if (!frame) return new Map();
    const ends = this.threads.flatMap(({ start, steps }) => [start, ...steps]);
    const named = [...this.rows, ...ends].flatMap(({ findings }) => findings);
    return new Map(
      named.map((about) => [keyOf(about), findingEvidence(about, frame.settled, frame.records)]),
    );
  });

  /** @throws {ActError} 'result-unsound', 'copy-for-one'. */
  async addResult(words: Partial<ResultWords>): Promise<QuantitativeResultId> {
    const id = this.#study.newId<QuantitativeResultId>();
    await this.#record(async (db) =>
      addResults(await db.results.toArray(), [{ ...noResult, ...words }], () => id),
    );
    return id;
  }

  /**
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'result-unsound', 'finding-gone', 'words-changed-elsewhere', 'copy-for-one'.
   */
  async changeResult(
    id: QuantitativeResultId,
    words: Partial<ResultWords>,
    seen?: readonly string[],
  ): Promise<void> {
    await this.#record(async (db) => {
      const stored = await db.results.get(id);
      if (stored) requireSeenWords<ResultWords>(stored, words, seen);
      return changeResult(stored, words);
    });
  }

  /** @throws {ActError} 'finding-gone', 'copy-for-one'. */
  async removeResult(id: QuantitativeResultId): Promise<void> {
    await this.#record(async (db) =>
      removeResult(await db.results.get(id), {
        jointRows: await db.jointRows.toArray(),
        threads: await db.threads.toArray(),
      }),
    );
  }

  async moveResult(id: QuantitativeResultId, step: 'up' | 'down'): Promise<void> {
    await this.#record(async (db) => moveResult(await db.results.toArray(), id, step));
  }

  /** @throws {ActError} 'copy-for-one'. */
  async addRow(words: Partial<JointWords>): Promise<JointRowId> {
    const id = this.#study.newId<JointRowId>();
    await this.#record(async (db) =>
      addJointRow(await db.jointRows.toArray(), words, id, this.#signed()),
    );
    return id;
  }

  /**
   * Says something else in a row, from what is stored: a quotation a coder may not see now stays.
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'finding-gone', 'words-changed-elsewhere', 'copy-for-one'.
   */
  async changeRow(
    id: JointRowId,
    words: (stored: JointRow) => Partial<JointWords>,
    seen?: readonly string[],
  ): Promise<void> {
    await this.#record(async (db) => {
      const stored = await db.jointRows.get(id);
      const said = stored ? words(stored) : {};
      if (stored) requireSeenWords<JointWords>(stored, said, seen);
      return changeJointRow(stored, said, this.#signed(), await quoteUses(db));
    });
  }

  /**
   * Sets words of a transcript beside a row.
   * @param versionId of the text in which they were chosen.
   * @throws {ActError} 'not-to-be-quoted', 'finding-gone', 'transcript-gone', 'transcript-changed',
   * 'copy-for-one'.
   */
  async chooseQuote(
    id: JointRowId,
    span: QuoteSpan,
    versionId: Parameters<FindingTexts['of']>[0],
  ): Promise<void> {
    await this.#record(async (db) => {
      const row = await db.jointRows.get(id);
      const { source, quotes } = await quoteSource(db, span, versionId);
      if (!row) throw new ActError('finding-gone');
      const signed = this.#signed();
      const { quote, put } = chosenQuote(span, source, quotes, {
        id: this.#study.newId<QuoteId>(),
        signed,
      });
      const quoteIds = [...row.quoteIds, quote.id];
      return changeJointRow(row, { quoteIds }, signed, await quoteUses(db), put);
    });
  }

  /** @throws {ActError} 'finding-gone', 'copy-for-one'. */
  dropQuote(id: JointRowId, quoteId: QuoteId): Promise<void> {
    return this.changeRow(id, ({ quoteIds }) => ({
      quoteIds: quoteIds.filter((one) => one !== quoteId),
    }));
  }

  /** @throws {ActError} 'finding-gone', 'copy-for-one'. */
  stepQuote(id: JointRowId, quoteId: QuoteId, step: 'up' | 'down'): Promise<void> {
    return this.changeRow(id, ({ quoteIds }) => ({
      quoteIds: stepped(quoteIds, quoteId, step) ?? quoteIds,
    }));
  }

  /** @throws {ActError} 'finding-gone', 'copy-for-one'. */
  async removeRow(id: JointRowId): Promise<void> {
    await this.#record(async (db) =>
      removeJointRow(await db.jointRows.get(id), await quoteUses(db)),
    );
  }

  async moveRow(id: JointRowId, step: 'up' | 'down'): Promise<void> {
    await this.#record(async (db) => moveJointRow(await db.jointRows.toArray(), id, step));
  }

  async #record(decide: (db: Database) => Promise<Change | null>): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return decide(db);
    });
  }

  #signed(): Signed {
    return { by: this.#study.here.coderId, at: this.#study.now() };
  }
}

async function quoteUses(db: Database) {
  return {
    subthemes: await db.subthemes.toArray(),
    beliefs: await db.beliefs.toArray(),
    jointRows: await db.jointRows.toArray(),
  };
}
