import {
  changeStudy,
  isCodableSettled,
  type ComparedWork,
  type StudySettings,
} from '../domain/study/change-study.ts';
import type { Database } from '../storage/database.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What can be set for the study at hand. */
export class StudySettingsDesk {
  readonly #study: OpenStudy;
  readonly #settled: LiveQuery<boolean>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#settled = new LiveQuery(async () => isCodableSettled(await comparedWork(study.db)));
  }

  /** Whether which lines may be coded stays as it is; `undefined` until read. */
  get isCodableSettled(): boolean | undefined {
    return this.#settled.current;
  }

  /** @throws {ActError} 'codable-lines-settled'. */
  async change(settings: Partial<StudySettings>): Promise<void> {
    await this.#study.record(async (db) => {
      const stored = await db.studies.toCollection().first();
      return stored ? changeStudy(stored, settings, await comparedWork(db)) : null;
    });
  }
}

async function comparedWork(db: Database): Promise<ComparedWork> {
  const [rounds, passes] = await Promise.all([db.rounds.toArray(), db.passes.toArray()]);
  return { rounds, passes };
}
