import { paperFrame, type PaperFrame, type PaperRecords } from '../domain/paper/paper-frame.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { readPaperRecords } from '../storage/paper.ts';
import { comB } from './com-b.ts';
import { framework } from './framework.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { localDay } from './local-day.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { programVersion } from './program.ts';

/**
 * What a paper is made from, live, as the coder at the keyboard may see it. Quotations, checklists and
 * checks read this and nothing else, so that no two of them can disagree.
 */
export class PaperRecord {
  readonly #study: Pick<OpenStudy, 'db' | 'here'>;
  readonly #records: LiveQuery<PaperRecords>;
  readonly #forOne: LiveQuery<boolean>;

  constructor(study: Pick<OpenStudy, 'db' | 'here'>) {
    const { db } = study;
    this.#study = study;
    this.#records = new LiveQuery(() => readPaperRecords(db, 'quoted'));
    this.#forOne = new LiveQuery(async () => assignedCoder(await db.packets.toArray()) !== null);
  }

  /** `undefined` until read. */
  readonly frame: PaperFrame | undefined = $derived.by(() => {
    const records = this.#records.current;
    if (!records) return undefined;
    return paperFrame(records, this.#study.here.coderId, {
      framework,
      comB,
      program: `Concord ${programVersion}`,
      localDay,
    });
  });

  /** Whether the copy was made for one person: the paper is the lead's. `undefined` until read. */
  readonly isForOne: boolean | undefined = $derived.by(() => this.#forOne.current);
}
