import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Round } from '../domain/model/round.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { byRole } from '../domain/rounds/roles.ts';
import { isStillBlind } from '../domain/rounds/round-progress.ts';
import type { CoderLock } from './coder-lock.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

interface SeatView {
  readonly people: readonly Coder[];
  readonly isForOne: boolean;
  readonly rounds: readonly Round[];
}

/** The seat at this browser: who has it, who may take it, and whether its screens are covered. */
export class Seat {
  readonly #study: OpenStudy;
  readonly #lock: CoderLock;
  readonly #view: LiveQuery<SeatView>;

  constructor(study: OpenStudy, lock: CoderLock) {
    this.#study = study;
    this.#lock = lock;
    this.#view = new LiveQuery(async () => {
      const [coders, packets, rounds] = await Promise.all([
        study.db.coders.toArray(),
        study.db.packets.toArray(),
        study.db.rounds.toArray(),
      ]);
      return { people: coders.toSorted(byRole), isForOne: assignedCoder(packets) !== null, rounds };
    });
  }

  get people(): readonly Coder[] {
    return this.#view.current?.people ?? [];
  }

  /** The coder at the keyboard; `undefined` until read. */
  get coder(): Coder | undefined {
    return this.people.find(({ id }) => id === this.#study.here.coderId);
  }

  /** Whether the copy was made for one coder: then nobody else sits down. */
  get isForOne(): boolean {
    return this.#view.current?.isForOne ?? false;
  }

  /** Coders whose screens a passphrase covers in this browser. */
  get covered(): ReadonlySet<CoderId> {
    return new Set(this.#study.passphrases.map(({ coderId }) => coderId));
  }

  /** Whether the passphrase of the coder at the keyboard is still to be typed in this tab. */
  get isCovered(): boolean {
    const { id, here, passphrases } = this.#study;
    return this.#lock.covers(id, { coderId: here.coderId, passphrases });
  }

  /**
   * Blind rounds that are not all revealed, whose passes the whole study holds. None in a copy made for
   * one coder, which has nobody else's.
   */
  get blindRounds(): readonly Round[] {
    if (this.isForOne) return [];
    return (this.#view.current?.rounds ?? [])
      .filter(isStillBlind)
      .toSorted((a, b) => a.number - b.number);
  }

  /** Who else codes in those rounds. */
  get blindToOthers(): readonly Coder[] {
    const ids = new Set(this.blindRounds.flatMap(({ coderIds }) => coderIds));
    return this.people.filter(({ id }) => ids.has(id) && id !== this.#study.here.coderId);
  }

  /**
   * Seats another person; `false` when the passphrase is not theirs, and nothing is changed.
   * @throws {ActError} 'copy-for-one', 'coder-gone'.
   */
  async sitDown(id: CoderId, passphrase: string): Promise<boolean> {
    const { id: study, passphrases } = this.#study;
    if (!(await this.#lock.open(study, passphrases, id, passphrase))) return false;
    await this.#study.switchCoder(id);
    return true;
  }

  /** Uncovers the screens in this tab; `false` when the passphrase is wrong. */
  uncover(passphrase: string): Promise<boolean> {
    const { id, passphrases, here } = this.#study;
    return this.#lock.open(id, passphrases, here.coderId, passphrase);
  }

  cover(): void {
    this.#lock.close();
  }

  /** Sets one's own passphrase, or with `null` takes it away; `false` when `current` is wrong. */
  changePassphrase(current: string, passphrase: string | null): Promise<boolean> {
    return this.#lock.change(this.#study.db, this.#study.here.coderId, current, passphrase);
  }
}
