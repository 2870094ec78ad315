import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { searchText, type SearchText } from '../domain/search/search-text.ts';
import type { Database } from '../storage/database.ts';
import { observe } from '../storage/observe.ts';

/** The texts in use of one study: each is read once, and again when it is written. */
export class StudyTexts {
  readonly #db: Database;
  readonly #held = new Map<TranscriptId, HeldText>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Every transcript in the study's order; those not read yet follow as they arrive. */
  async inOrder(): Promise<readonly HeldText[]> {
    const transcripts = await this.#db.transcripts.toArray();
    const texts = transcripts
      .toSorted((a, b) => a.order - b.order)
      .map((transcript) => this.#textOf(transcript));
    const inUse = new Set(transcripts.map(({ id }) => id));
    for (const [id, held] of this.#held) if (!inUse.has(id)) this.#drop(id, held);
    return texts;
  }

  close(): void {
    for (const [id, held] of this.#held) this.#drop(id, held);
  }

  #textOf(transcript: Transcript): HeldText {
    const held = this.#held.get(transcript.id);
    if (held?.isOf(transcript)) return held;
    held?.close();
    const read = new HeldText(this.#db, transcript);
    this.#held.set(transcript.id, read);
    return read;
  }

  #drop(id: TranscriptId, held: HeldText): void {
    held.close();
    this.#held.delete(id);
  }
}

/** Makes a text ready when it is first asked for; `null` when the transcript has been removed. */
type Ready = () => SearchText | null;

/** One transcript's text, kept up with the database. */
export class HeldText {
  readonly #transcript: Transcript;
  #ready: Promise<Ready>;
  readonly #stop: () => void;

  constructor(db: Database, transcript: Transcript) {
    this.#transcript = transcript;
    let settle: (ready: Ready) => void;
    let fail: (error: unknown) => void;
    this.#ready = new Promise((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    // A failure is for whoever asks for the text; until somebody does it is nobody's.
    this.#ready.catch(() => undefined);
    const subscription = observe(() => db.transcriptVersions.get(transcript.versionId)).subscribe({
      next: (version: TranscriptVersion | undefined) => {
        const ready = once(() => (version ? searchText(transcript, version) : null));
        settle(ready);
        this.#ready = Promise.resolve(ready);
      },
      error: (error: unknown) => fail(error),
    });
    this.#stop = () => subscription.unsubscribe();
  }

  /**
   * `null` when the transcript has been removed meanwhile. All texts arrive at once, and to make all
   * of them ready then would keep the first answer waiting for the last text.
   */
  get text(): Promise<SearchText | null> {
    return this.#ready.then((ready) => ready());
  }

  isOf({ versionId, name, speakers }: Transcript): boolean {
    const own = this.#transcript;
    return (
      versionId === own.versionId &&
      name === own.name &&
      JSON.stringify(speakers) === JSON.stringify(own.speakers)
    );
  }

  close(): void {
    this.#stop();
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
