import type { AskedRecords } from '../domain/findings/asked-of.ts';
import type { SettledStudy } from '../domain/findings/settled-study.ts';
import { visibleFindings, type VisibleFindings } from '../domain/findings/visible-findings.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { FindingRecords } from '../domain/model/snapshot.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { readFindings, readSettledStudy } from '../storage/findings.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Everything findings are made from, as the coder at the keyboard may see it. */
export interface FindingsFrame {
  readonly settled: SettledStudy;
  readonly records: VisibleFindings & AskedRecords;
  readonly coders: readonly Coder[];
  /** Whether the copy was made for one person: findings are the lead's. */
  readonly isForOne: boolean;
}

/**
 * The settled coding and what the team made of it, live. Every desk of findings reads this and nothing
 * else, so that no two of them can disagree.
 */
export class Findings {
  readonly #settled: LiveQuery<SettledStudy | undefined>;
  readonly #records: LiveQuery<FindingRecords & AskedRecords>;
  readonly #people: LiveQuery<{ readonly coders: readonly Coder[]; readonly isForOne: boolean }>;

  constructor({ db, here }: Pick<OpenStudy, 'db' | 'here'>) {
    this.#settled = new LiveQuery(() => readSettledStudy(db, here.coderId));
    this.#records = new LiveQuery(() => readFindings(db));
    this.#people = new LiveQuery(async () => ({
      coders: await db.coders.toArray(),
      isForOne: assignedCoder(await db.packets.toArray()) !== null,
    }));
  }

  /** `undefined` until read. */
  readonly frame: FindingsFrame | undefined = $derived.by(() => {
    const [settled, records, people] = [
      this.#settled.current,
      this.#records.current,
      this.#people.current,
    ];
    if (!settled || !records || !people) return undefined;
    const visible = visibleFindings(records, settled);
    return { settled, records: { ...records, ...visible }, ...people };
  });
}

/** The words of some versions, read when they are first asked for and kept: a version never changes. */
export class FindingTexts {
  readonly #study: Pick<OpenStudy, 'db'>;
  #texts: ReadonlyMap<TranscriptVersionId, TranscriptVersion> = $state.raw(new Map());
  readonly #asked = new Set<TranscriptVersionId>();

  constructor(study: Pick<OpenStudy, 'db'>) {
    this.#study = study;
  }

  /** `undefined` until read; ask for it first with {@link read}. */
  of(id: TranscriptVersionId): TranscriptVersion | undefined {
    return this.#texts.get(id);
  }

  async read(ids: Iterable<TranscriptVersionId>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    if (missing.length === 0) return;
    missing.forEach((id) => this.#asked.add(id));
    const found = await this.#study.db.transcriptVersions.bulkGet(missing);
    const came = found.flatMap((one) => (one ? [[one.id, one] as const] : []));
    this.#texts = new Map([...this.#texts, ...came]);
  }
}
