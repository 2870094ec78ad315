import { checksOf, type Checks } from '../domain/checks/checks.ts';
import type { Finding } from '../domain/checks/finding.ts';
import { setAsideFinding, takeUpFinding } from '../domain/checks/set-aside.ts';
import type { SetAsideId } from '../domain/model/set-aside.ts';
import type { PaperFrame } from '../domain/paper/paper-frame.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { PaperRecord } from './paper-record.svelte.ts';

/** The checks of a study, run anew whenever its record changes, and what is set aside of them. */
export class ChecksDesk {
  readonly #study: OpenStudy;
  readonly #paper: PaperRecord;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#paper = new PaperRecord(study);
  }

  /** `undefined` until read. */
  get frame(): PaperFrame | undefined {
    return this.#paper.frame;
  }

  /** Whether the copy was made for one person. `undefined` until read. */
  get isForOne(): boolean | undefined {
    return this.#paper.isForOne;
  }

  /** `undefined` until read. */
  readonly checks: Checks | undefined = $derived.by(() => {
    const { frame } = this;
    return frame && checksOf(frame);
  });

  /** @throws {ActError} 'reason-missing', 'copy-for-one'. */
  async setAside(finding: Finding, reason: string): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const signed = { by: this.#study.here.coderId, at: this.#study.now() };
      const by = { id: this.#study.newId<SetAsideId>(), signed };
      return setAsideFinding(finding, reason, await db.setAsides.toArray(), by);
    });
  }

  /** @throws {ActError} 'copy-for-one'. */
  async takeUp(one: { readonly rule: string; readonly mark: string }): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return takeUpFinding(one, await db.setAsides.toArray());
    });
  }
}
