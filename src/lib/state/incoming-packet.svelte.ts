import { visibleCodes } from '../domain/coding/visible-passes.ts';
import type { Code } from '../domain/model/code.ts';
import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Packet } from '../domain/model/packet.ts';
import type { PacketContent } from '../domain/packet/content.ts';
import type { Incoming, Receipt } from '../domain/packet/incoming/preview.ts';
import { takeIn } from '../domain/packet/incoming/take-in.ts';
import { tidiedPassphrase } from '../domain/packet/passphrase.ts';
import { studyFromPacket } from '../domain/packet/study-from-packet.ts';
import { requireSealed } from '../formats/packet/seal.ts';
import { packetGround } from '../storage/packet-ground.ts';
import { viewerIn } from '../storage/viewer.ts';
import type { OpenedPacket } from '../workers/packets.ts';
import { runTask } from '../workers/run-task.ts';
import { OpenStudy } from './open-study.svelte.ts';
import { headLength } from './packet-sign.ts';
import type { Workbench } from './workbench.svelte.ts';

/** What an opened packet would do. `begins`: it makes a copy of a study that is not here yet. */
export type Arrival =
  | Incoming
  | {
      readonly is: 'begins';
      readonly head: PacketContent['head'];
      readonly transcripts: number;
    };

export interface Arrived {
  readonly arrival: Arrival;
  /** The people it speaks of. */
  readonly people: readonly Coder[];
  /** Codes that whoever is at the keyboard may see here. */
  readonly codes: readonly Code[];
  /** Who that is; `null` where the study is not here yet. */
  readonly viewer: CoderId | null;
}

/**
 * One packet on its way in: chosen, opened with its passphrase, shown, taken in. Nothing is stored
 * before a person has seen what it would do.
 */
export class IncomingPacket {
  /** The file that waits for its passphrase. */
  file: { readonly name: string; readonly bytes: Blob } | null = $state.raw(null);
  isOpening = $state(false);
  arrived: Arrived | null = $state.raw(null);

  #opened: OpenedPacket | null = null;
  #cancelled = new AbortController();
  readonly #workbench: Workbench;
  /** The study of the page; `null` on the first screen, where the packet's own is looked for. */
  readonly #study: OpenStudy | null;
  readonly #run: typeof runTask;

  constructor(workbench: Workbench, study: OpenStudy | null, run: typeof runTask = runTask) {
    this.#workbench = workbench;
    this.#study = study;
    this.#run = run;
  }

  /**
   * Takes a file, after a look at its beginning.
   * @throws {PacketError} when it is no packet.
   */
  async choose(file: File): Promise<void> {
    this.cancel();
    requireSealed(new Uint8Array(await file.slice(0, headLength).arrayBuffer()), file.size);
    this.file = { name: file.name, bytes: file };
  }

  /** A return that was kept sealed. */
  chooseKept({ sealed, fileName }: Packet): void {
    this.cancel();
    if (!sealed) throw new RangeError('the packet was taken in');
    this.file = { name: fileName, bytes: new Blob([Uint8Array.from(sealed)]) };
  }

  /**
   * Opens the file and sets {@link arrived}; stores nothing.
   * @throws {PacketError}
   */
  async open(passphrase: string): Promise<void> {
    const { file } = this;
    if (!file || this.isOpening) return;
    this.#cancelled = new AbortController();
    const { signal } = this.#cancelled;
    this.isOpening = true;
    try {
      const order = { file: file.bytes, passphrase: tidiedPassphrase(passphrase) };
      const opened = await this.#run('openPacket', order, signal);
      const arrived = await this.#on(opened, async (study) => {
        const ground = await packetGround(study.db);
        const viewer = study.here.coderId;
        const incoming = takeIn(ground, opened.packet, this.#receipt(opened, viewer));
        return {
          arrival: incoming,
          people: joined(ground.coders, opened.packet.records.coders),
          codes: visibleCodes(
            await viewerIn(study.db, viewer),
            ground.codes,
            ground.passes,
            ground.rounds,
          ),
          viewer,
        };
      });
      if (signal.aborted) return;
      this.#opened = opened;
      this.arrived = arrived ?? this.#beginning(opened);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.isOpening = false;
    }
  }

  /**
   * Does what was shown, whole or not at all, and gives the database of the study it went to. What it
   * would do is decided anew from what is stored by then.
   *
   * @throws {PacketError}
   */
  async takeIn(): Promise<string> {
    const opened = this.#opened;
    if (!opened || !this.arrived) throw new RangeError('no packet has been opened');
    const database = await this.#on(opened, async (study) => {
      await study.record(async (db) => {
        const receipt = this.#receipt(opened, study.here.coderId);
        const incoming = takeIn(await packetGround(db), opened.packet, receipt);
        return incoming.is === 'known' ? null : incoming.change;
      });
      return study.id;
    });
    if (database !== null) return database;
    const { toId } = opened.packet.head;
    const study = studyFromPacket(opened.packet, this.#receipt(opened, toId));
    return this.#workbench.shelve(study, toId);
  }

  /** Leaves the packet unopened; nothing has been stored. */
  cancel(): void {
    this.#cancelled.abort(new DOMException('cancelled', 'AbortError'));
    this.file = null;
    this.arrived = null;
    this.#opened = null;
  }

  #beginning(opened: OpenedPacket): Arrived {
    const { head, records } = opened.packet;
    // Refused here already where it begins no study.
    studyFromPacket(opened.packet, this.#receipt(opened, head.toId));
    return {
      arrival: { is: 'begins', head, transcripts: records.transcripts.length },
      people: records.coders,
      codes: [],
      viewer: null,
    };
  }

  #receipt({ bytes, fileHash }: OpenedPacket, viewer: CoderId): Receipt {
    const fileName = this.file?.name ?? '';
    return { viewer, at: this.#workbench.now(), fileName, fileHash, file: bytes };
  }

  /** Does something with the study the packet belongs to; `null` where this browser has none. */
  async #on<T>({ packet }: OpenedPacket, act: (study: OpenStudy) => Promise<T>): Promise<T | null> {
    if (this.#study) return act(this.#study);
    const shelved = await this.#workbench.shelf.shelved.toArray();
    const there = shelved.find(
      ({ studyId, copyBecause }) => studyId === packet.head.study.id && copyBecause === null,
    );
    if (!there) return null;
    const study = await OpenStudy.open(this.#workbench, there.id);
    try {
      return await act(study);
    } finally {
      study.close();
    }
  }
}

function joined(here: readonly Coder[], there: readonly Coder[]): readonly Coder[] {
  return [...new Map([...there, ...here].map((coder) => [coder.id, coder])).values()];
}
