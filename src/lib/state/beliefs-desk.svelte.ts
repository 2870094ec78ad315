import { beliefOf } from '../domain/beliefs/belief-of.ts';
import { chooseForBelief, dropFromBelief, stepQuote } from '../domain/beliefs/belief-quotes.ts';
import { checkBelief, uncheckBelief } from '../domain/beliefs/check-belief.ts';
import { mergeBeliefs, takeApart } from '../domain/beliefs/merge-beliefs.ts';
import { orderBeliefs } from '../domain/beliefs/order-beliefs.ts';
import { pairBeliefs, unpairBelief } from '../domain/beliefs/pair-beliefs.ts';
import { removeBelief } from '../domain/beliefs/remove-belief.ts';
import { voicesReader } from '../domain/beliefs/voices.ts';
import {
  addBelief,
  addPassages,
  changeBelief,
  takeOffPassages,
  type BeliefWords,
} from '../domain/beliefs/write-belief.ts';
import { ActError } from '../domain/errors.ts';
import { requireSeenWords } from '../domain/findings/words-elsewhere.ts';
import type { QuoteSpan } from '../domain/findings/quotes.ts';
import type { Belief, BeliefId } from '../domain/model/belief.ts';
import type { LineRange } from '../domain/model/line-range.ts';
import type { QuoteId } from '../domain/model/quote.ts';
import type { Signed } from '../domain/model/signed.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { Findings, FindingTexts } from './findings.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/**
 * The belief statements, and what is done to them. Every act starts from what is stored, not from what
 * this coder may see of it, and throws {ActError} 'copy-for-one' in a copy made for one person,
 * 'belief-gone' when the statement is there no more.
 */
export class BeliefsDesk {
  readonly texts: FindingTexts;
  readonly #study: OpenStudy;
  readonly #findings: Findings;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#findings = new Findings(study);
    this.texts = new FindingTexts(study);
  }

  /** `undefined` until read. */
  get frame() {
    return this.#findings.frame;
  }

  /** Who voices a statement, and where; `undefined` until read. */
  readonly voicesOf = $derived(this.frame && voicesReader(this.frame.settled));

  get coderId() {
    return this.#study.here.coderId;
  }

  /** Writes a statement; gives its id. @throws {ActError} 'transcript-changed' when a passage is not in the text. */
  async write(
    said: Partial<BeliefWords> & { readonly passages?: readonly LineRange[] },
  ): Promise<BeliefId> {
    const id = this.#study.newId<BeliefId>();
    await this.#act(async (stored, db) => {
      await requireLines(db, said.passages ?? []);
      return addBelief(stored, said, { id, signed: this.#signed() });
    });
    return id;
  }

  /** @param seen as for {@link requireSeenWords}. @throws {ActError} 'words-changed-elsewhere'. */
  async say(id: BeliefId, said: Partial<BeliefWords>, seen?: readonly string[]): Promise<void> {
    await this.#act((stored) => {
      const belief = beliefOf(stored, id);
      requireSeenWords<BeliefWords>(belief, said, seen);
      return changeBelief(belief, said, this.#signed());
    });
  }

  /** @throws {ActError} 'transcript-changed'. */
  async addPassages(id: BeliefId, passages: readonly LineRange[]): Promise<void> {
    await this.#act(async (stored, db) => {
      await requireLines(db, passages);
      return addPassages(beliefOf(stored, id), passages);
    });
  }

  async takeOff(id: BeliefId, passages: readonly LineRange[]): Promise<void> {
    await this.#act((stored) => takeOffPassages(beliefOf(stored, id), passages));
  }

  /** @throws {ActError} 'beliefs-are-opposites', 'belief-merged'. */
  async merge(keptId: BeliefId, otherIds: readonly BeliefId[]): Promise<void> {
    await this.#act((stored) => mergeBeliefs(stored, keptId, otherIds));
  }

  async takeApart(id: BeliefId, leave: boolean): Promise<void> {
    await this.#act((stored) => takeApart(stored, id, { leave }));
  }

  /** Keeps two statements as opposites, or with `null` takes a pair apart. @throws {ActError} 'belief-merged'. */
  async pair(id: BeliefId, otherId: BeliefId | null): Promise<void> {
    await this.#act((stored) =>
      otherId === null ? unpairBelief(stored, id) : pairBeliefs(stored, id, otherId),
    );
  }

  /** @throws {ActError} 'checked-by-writer'. */
  async check(id: BeliefId, isChecked: boolean): Promise<void> {
    await this.#act((stored) => {
      const belief = beliefOf(stored, id);
      return isChecked ? checkBelief(belief, this.#signed()) : uncheckBelief(belief);
    });
  }

  async order(ids: readonly BeliefId[]): Promise<void> {
    await this.#act((stored) => orderBeliefs(stored, ids));
  }

  async remove(id: BeliefId): Promise<void> {
    await this.#act(async (stored, db) => removeBelief(stored, id, await otherUses(db)));
  }

  /** @throws {ActError} 'not-to-be-quoted'; 'transcript-changed' when its text is another by now. */
  async chooseQuote(id: BeliefId, span: QuoteSpan): Promise<void> {
    await this.#act(async (stored, db) => {
      const transcript = await db.transcripts.get(span.transcriptId);
      const version = transcript && (await db.transcriptVersions.get(transcript.versionId));
      if (!transcript || !version || span.to > version.text.length) {
        throw new ActError('transcript-changed');
      }
      const [participants, quotes] = await Promise.all([
        db.participants.toArray(),
        db.quotes.where({ transcriptId: span.transcriptId }).toArray(),
      ]);
      return chooseForBelief(
        beliefOf(stored, id),
        span,
        { transcript, version, participants },
        quotes,
        { id: this.#study.newId<QuoteId>(), signed: this.#signed() },
      );
    });
  }

  async dropQuote(id: BeliefId, quoteId: QuoteId): Promise<void> {
    await this.#act(async (stored, db) => dropFromBelief(stored, id, quoteId, await otherUses(db)));
  }

  async stepQuote(id: BeliefId, quoteId: QuoteId, step: 'up' | 'down'): Promise<void> {
    await this.#act((stored) => stepQuote(beliefOf(stored, id), quoteId, step));
  }

  async #act(
    decide: (stored: readonly Belief[], db: Database) => Promise<Change | null> | Change | null,
  ): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return decide(await db.beliefs.toArray(), db);
    });
  }

  #signed(): Signed {
    return { by: this.#study.here.coderId, at: this.#study.now() };
  }
}

async function requireLines(db: Database, ranges: readonly LineRange[]): Promise<void> {
  for (const { transcriptId, to } of ranges) {
    const transcript = await db.transcripts.get(transcriptId);
    if (!transcript || to > transcript.lineCount) throw new ActError('transcript-changed');
  }
}

async function otherUses(db: Database) {
  const [subthemes, jointRows] = await Promise.all([
    db.subthemes.toArray(),
    db.jointRows.toArray(),
  ]);
  return { subthemes, jointRows };
}
