import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Round } from '../domain/model/round.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { byRole } from '../domain/rounds/roles.ts';
import {
  addCoder,
  changeCoder,
  changeParticulars,
  removeCoder,
  type CoderWords,
  type Particulars,
} from '../domain/rounds/team.ts';
import type { Database } from '../storage/database.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

export interface TeamView {
  readonly me: CoderId;
  /** The lead first. */
  readonly people: readonly Coder[];
  readonly rounds: readonly Pick<Round, 'number' | 'coderIds'>[];
  /** Whether who is at the keyboard changes the team: the lead, in the study itself. */
  readonly canChange: boolean;
}

/** The people of the study, in one place. */
export class TeamDesk {
  readonly #study: OpenStudy;
  readonly #view: LiveQuery<TeamView>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#view = new LiveQuery(() => readTeam(study.db, study.here.coderId));
  }

  /** `undefined` until read. */
  get current(): TeamView | undefined {
    return this.#view.current;
  }

  /** @throws {ActError} 'needs-the-lead', 'initials-taken'. */
  async add(words: CoderWords): Promise<void> {
    const id = this.#study.newId<CoderId>();
    await this.#study.record(async (db) =>
      addCoder(await db.coders.toArray(), this.#me, id, words),
    );
  }

  /** @throws {ActError} 'needs-the-lead', 'initials-taken', 'coder-gone', 'coder-in-round'. */
  async change(id: CoderId, words: Partial<CoderWords>): Promise<void> {
    await this.#study.record(async (db) =>
      changeCoder(await db.coders.toArray(), this.#me, id, words, await db.rounds.toArray()),
    );
  }

  /** @throws {ActError} 'needs-the-lead', 'coder-gone'. */
  async say(id: CoderId, words: Partial<Particulars>): Promise<void> {
    await this.#study.record(async (db) =>
      changeParticulars(await db.coders.toArray(), this.#me, id, words),
    );
  }

  /** @throws {ActError} 'needs-the-lead', 'coder-has-work'. */
  async remove(id: CoderId): Promise<void> {
    await this.#study.record(async (db) => {
      const [coders, passes, rounds, memos, interviews, decisions, packets, operations] =
        await Promise.all([
          db.coders.toArray(),
          db.passes.toArray(),
          db.rounds.toArray(),
          db.memos.toArray(),
          db.interviews.toArray(),
          db.decisions.toArray(),
          db.packets.toArray(),
          db.operations
            .filter(({ coderId }) => coderId === id)
            .limit(1)
            .toArray(),
        ]);
      const atKeyboard = this.#me;
      const work = {
        passes,
        rounds,
        memos,
        interviews,
        operations,
        decisions,
        packets,
        atKeyboard,
      };
      return removeCoder(coders, this.#me, id, work);
    });
  }

  get #me(): CoderId {
    return this.#study.here.coderId;
  }
}

async function readTeam(db: Database, me: CoderId): Promise<TeamView> {
  const [coders, rounds, packets] = await Promise.all([
    db.coders.toArray(),
    db.rounds.toArray(),
    db.packets.toArray(),
  ]);
  const isLead = coders.find(({ id }) => id === me)?.role === 'lead';
  return {
    me,
    people: coders.toSorted(byRole),
    rounds,
    canChange: isLead && assignedCoder(packets) === null,
  };
}
