import type { Study } from '../domain/model/study.ts';
import { assignedCoder, requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { changePlan, type PlanChange } from '../domain/study/change-study.ts';
import { notSaid, type NotSaid } from '../domain/study/not-said.ts';
import type { Database } from '../storage/database.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

export interface StudyPlanView {
  readonly study: Study;
  /** Whether the copy was made for one person: its plan is the lead's. */
  readonly isForOne: boolean;
  readonly notSaid: NotSaid;
}

/** The plan of the study, kept part by part. */
export class StudyPlanDesk {
  readonly #study: OpenStudy;
  readonly #view: LiveQuery<StudyPlanView | undefined>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#view = new LiveQuery(() => readPlan(study.db));
  }

  /** `undefined` until read. */
  get current(): StudyPlanView | undefined {
    return this.#view.current;
  }

  /**
   * Keeps what is said anew and leaves the rest as it is stored.
   * @throws {ActError} 'copy-for-one': in a copy the plan is the lead's.
   */
  async change(change: PlanChange): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const stored = await db.studies.toCollection().first();
      return stored ? changePlan(stored, change) : null;
    });
  }
}

async function readPlan(db: Database): Promise<StudyPlanView | undefined> {
  const [study, coders, transcripts, guideVersions, recruitments, interviews, packets] =
    await Promise.all([
      db.studies.toCollection().first(),
      db.coders.toArray(),
      db.transcripts.toArray(),
      db.guideVersions.toArray(),
      db.recruitments.toArray(),
      db.interviews.toArray(),
      db.packets.toArray(),
    ]);
  if (!study) return undefined;
  const heads = { study, coders, transcripts, guideVersions, recruitments, interviews };
  return { study, isForOne: assignedCoder(packets) !== null, notSaid: notSaid(heads) };
}
