import { concordanceRow, inOrder, type FoundHit } from '../domain/search/concordance.ts';
import { hitsIn } from '../domain/search/hits.ts';
import type { Database } from '../storage/database.ts';
import { takenApart } from './crossing-errors.ts';
import type {
  RowsWanted,
  SearchAnswer,
  SearchRequest,
  TranscriptCount,
} from './search-messages.ts';
import { StudyTexts } from './search-texts.ts';

type Question = Exclude<SearchRequest, { readonly kind: 'open' }>;
type Query = Extract<SearchRequest, { readonly kind: 'search' }>;

/** Milliseconds of searching between answers, and between looks at what was asked meanwhile. */
const spell = 25;

/**
 * Answers questions about one study's texts, one query at a time: what is found is told transcript
 * by transcript, and a newer query ends the one before.
 */
export class SearchAnswers {
  readonly #texts: StudyTexts;
  readonly #tell: (answer: SearchAnswer) => void;
  #current = 0;
  #found: FoundHit[] = [];

  constructor(db: Database, tell: (answer: SearchAnswer) => void) {
    this.#texts = new StudyTexts(db);
    this.#tell = tell;
  }

  /** Begins to read the texts before anything is asked. A failure is told to whoever asks. */
  async prepare(): Promise<void> {
    await this.#texts.inOrder().catch(() => undefined);
  }

  async answer(question: Question): Promise<void> {
    const { id } = question;
    const alive = setInterval(() => this.#tell({ kind: 'alive', id }), 500);
    try {
      if (question.kind === 'search') await this.#search(question);
      else if (id === this.#current) this.#tellRows(id, question.rows);
    } catch (error) {
      this.#tell({ kind: 'failed', id, error: takenApart(error) });
    } finally {
      clearInterval(alive);
    }
  }

  close(): void {
    this.#texts.close();
  }

  async #search({ id, query, rows }: Query): Promise<void> {
    this.#current = id;
    this.#found = [];
    this.#tell({ kind: 'alive', id });

    const texts = await this.#texts.inOrder();
    const sent = rows.order === 'place' && rows.transcriptId === null ? rows.count : 0;
    let [counts, told, searched]: [TranscriptCount[], number, number] = [[], 0, 0];
    const tell = (complete: boolean) => {
      const fresh = this.#found.slice(told, Math.max(told, sent)).map((hit) => concordanceRow(hit));
      told += fresh.length;
      this.#tell({ kind: 'found', id, counts, rows: fresh, searched, of: texts.length, complete });
      counts = [];
    };

    let begun = performance.now();
    for (const held of texts) {
      const text = await held.text;
      if (id !== this.#current) return;
      if (text) {
        const hits = hitsIn(text, query);
        for (const hit of hits) this.#found.push({ text, hit });
        const lines = new Set(hits.map(({ line }) => line)).size;
        if (hits.length > 0) {
          counts.push({ transcriptId: text.transcriptId, hits: hits.length, lines });
        }
      }
      searched += 1;
      const firstFound = told === 0 && sent > 0 && this.#found.length >= sent;
      if (!firstFound && performance.now() - begun < spell) continue;
      tell(false);
      await nextTurn();
      if (id !== this.#current) return;
      begun = performance.now();
    }
    tell(true);
    if (sent === 0) this.#tellRows(id, rows);
  }

  #tellRows(id: number, { order, transcriptId, count }: RowsWanted): void {
    const chosen =
      transcriptId === null
        ? this.#found
        : this.#found.filter(({ text }) => text.transcriptId === transcriptId);
    const rows = inOrder(chosen, order)
      .slice(0, count)
      .map((hit) => concordanceRow(hit));
    this.#tell({ kind: 'rows', id, rows });
  }
}

/** Lets messages in. A timer would wait four milliseconds each time. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
