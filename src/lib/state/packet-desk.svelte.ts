import { visibleDecisions } from '../domain/coding/visible-passes.ts';
import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Packet, PacketId, PacketKind } from '../domain/model/packet.ts';
import type { RoundId } from '../domain/model/round.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { codingLead } from '../domain/packet/ground.ts';
import { isOpenedSince } from '../domain/packet/opened-since.ts';
import { packetExtension, packetFileName } from '../domain/packet/packet-file-name.ts';
import { passphraseBytes, passphraseOf, tidiedPassphrase } from '../domain/packet/passphrase.ts';
import { returnable, type Returnable } from '../domain/packet/returned.ts';
import { sentChange } from '../domain/packet/sent.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { correctedSinceSent } from '../domain/packet/versions-for.ts';
import { usualWork } from '../formats/packet/seal.ts';
import type { Database } from '../storage/database.ts';
import { viewerOf } from '../domain/coding/viewer.ts';
import type { Wanted } from '../workers/packets.ts';
import { runTask } from '../workers/run-task.ts';
import { askForPlace, type FilePlace } from './file-place.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { programVersion } from './program.ts';

/** What can be made, and for whom. */
export type Packable =
  | {
      readonly kind: 'assignment' | 'review' | 'adjudication' | 'decisions';
      readonly to: Coder;
      /** Names of transcripts corrected since they had them; an assignment brings the new text. */
      readonly correctedSince?: readonly string[];
    }
  | {
      readonly kind: 'return';
      readonly to: Coder;
      readonly passes: readonly (Returnable & { readonly name: string })[];
      /** Whose submission code it has to carry; `null` where nobody's. */
      readonly codeOf: Coder | null;
    };

/** A packet, and what has become of what it says since. */
export interface ListedPacket extends Packet {
  /** Whether the lead opened a pass again whose code it carries. */
  readonly leadOpenedSince: boolean;
}

/** The packets of one round, as whoever is at the keyboard may know them. */
export interface PacketsView {
  /** Of the study. */
  readonly title: string;
  readonly me: Coder | undefined;
  readonly people: readonly Coder[];
  readonly packable: readonly Packable[];
  /** Newest first. Of a return that is kept sealed nothing but that it came. */
  readonly packets: readonly ListedPacket[];
  readonly lead: Coder | undefined;
  /** Whether this copy was made for one person from a packet. */
  readonly isForOne: boolean;
}

/** A packet that has just been made, and where it was put. */
export interface MadePacket {
  readonly packable: Packable;
  readonly fileName: string;
  readonly place: FilePlace['kind'];
  readonly passphrase: string;
}

/** Making packets of one round. */
export class PacketDesk {
  making: { readonly done: number; readonly total: number | null } | null = $state.raw(null);
  made: MadePacket | null = $state.raw(null);

  #cancelled = new AbortController();
  readonly #study: OpenStudy;
  readonly #roundId: RoundId;
  readonly #run: typeof runTask;
  readonly #ask: typeof askForPlace;
  readonly #view: LiveQuery<PacketsView>;

  constructor(
    study: OpenStudy,
    roundId: RoundId,
    run: typeof runTask = runTask,
    ask: typeof askForPlace = askForPlace,
  ) {
    this.#study = study;
    this.#roundId = roundId;
    this.#run = run;
    this.#ask = ask;
    this.#view = new LiveQuery(() => readPackets(study.db, study.here.coderId, roundId));
  }

  /** `undefined` until read. */
  get current(): PacketsView | undefined {
    return this.#view.current;
  }

  newPassphrase(): string {
    return passphraseOf(crypto.getRandomValues(new Uint8Array(passphraseBytes)));
  }

  /** What the file of a packet will be called. */
  fileName({ kind, to }: Packable, roundNumber: number): string {
    const me = this.current?.me;
    const outer: PacketKind = kind === 'adjudication' ? 'review' : kind;
    const about = kind === 'return' || kind === 'decisions' ? me : to;
    return packetFileName(this.current?.title ?? '', roundNumber, outer, about?.initials ?? '');
  }

  /**
   * Makes a packet, seals it and puts it in a file; to be called at once after a person's press. Only
   * what was written is recorded as gone out.
   *
   * @throws {ActError} what making it refuses; {@link StorageError} 'file-not-written'.
   */
  async make(
    packable: Packable,
    fileName: string,
    typed: string,
    choice: {
      readonly transcriptIds: readonly TranscriptId[];
      readonly leadCode: string | null;
    } = { transcriptIds: [], leadCode: null },
  ): Promise<void> {
    if (this.making) return;
    const place = await this.#ask(fileName, {
      description: 'Concord packet',
      mediaType: 'application/octet-stream',
      extension: packetExtension,
    });
    if (!place) return;
    this.#cancelled = new AbortController();
    const { signal } = this.#cancelled;
    this.making = { done: 0, total: null };
    try {
      const passphrase = tidiedPassphrase(typed);
      const order = {
        database: this.#study.id,
        wanted: this.#wanted(packable, choice),
        passphrase,
        work: usualWork,
        program: programVersion,
      };
      const sealed = await this.#run('sealPacket', order, signal, (done, total) => {
        this.making = { done, total };
      });
      await place.write(sealed.file);
      const at = this.#study.now();
      await this.#study.record(async (db) =>
        sentChange(
          sealed.head,
          { fileName: place.name, fileHash: sealed.fileHash, at },
          await db.transcripts.toArray(),
        ),
      );
      this.made = { packable, fileName: place.name, place: place.kind, passphrase };
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.making = null;
    }
  }

  /** Stops what is being made; nothing is written. */
  cancel(): void {
    this.#cancelled.abort(new DOMException('cancelled', 'AbortError'));
  }

  #wanted(
    { kind, to }: Packable,
    choice: { readonly transcriptIds: readonly TranscriptId[]; readonly leadCode: string | null },
  ): Wanted {
    const order = {
      id: this.#study.newId<PacketId>(),
      roundId: this.#roundId,
      fromId: this.#study.here.coderId,
      toId: to.id,
      madeAt: this.#study.now(),
    };
    return kind === 'return' ? { kind, ...order, ...choice } : { kind, ...order };
  }
}

/** Of passes only whose they are, and whether and when they were submitted. */
async function readPackets(db: Database, viewer: CoderId, roundId: RoundId): Promise<PacketsView> {
  const [study, rounds, people, transcripts, packets, passes, reopenings] = await Promise.all([
    db.studies.toCollection().first(),
    db.rounds.toArray(),
    db.coders.toArray(),
    db.transcripts.toArray(),
    db.packets.toArray(),
    db.passes.toArray(),
    db.reopenings.toArray(),
  ]);
  const seen = await db.decisions.toArray();
  const eyes = viewerOf(people, seen, viewer);
  const decisions = visibleDecisions(eyes, seen, passes, rounds).filter(
    (decision) => decision.roundId === roundId,
  );
  const round = rounds.find(({ id }) => id === roundId);
  const me = people.find(({ id }) => id === viewer);
  const lead = people.find(({ role }) => role === 'lead');
  const isForOne = assignedCoder(packets) !== null;
  const packable: Packable[] = [];
  const isLeads = me?.role === 'lead' && !isForOne;

  if (round && isLeads) {
    const others = people.filter(({ id }) => id !== viewer && round.coderIds.includes(id));
    if (round.codebookVersionId !== null) {
      const texts = await textsOf(db, round.transcriptIds ?? [], transcripts);
      packable.push(
        ...others.map((to): Packable => ({
          kind: 'assignment',
          to,
          correctedSince: correctedSinceSent(packets, texts, to.id).map(({ name }) => name),
        })),
      );
    }
    if (round.revealed.length > 0) {
      packable.push(...others.map((to): Packable => ({ kind: 'review', to })));
    }
    if (decisions.some(({ outcome }) => outcome === 'flagged')) {
      const outside = people.filter(
        ({ id, role }) => role === 'adjudicator' && !round.coderIds.includes(id),
      );
      packable.push(...outside.map((to): Packable => ({ kind: 'adjudication', to })));
    }
  }
  if (round && isForOne && lead && lead.id !== viewer) {
    if (round.coderIds.includes(viewer)) {
      const known = returnable({ rounds, transcripts, packets, passes }, roundId, viewer);
      if (known.length > 0) {
        packable.push({
          kind: 'return',
          to: lead,
          passes: known.map((one) => ({ ...one, name: nameOf(transcripts, one.transcriptId) })),
          codeOf: codingLead({ coders: people }, round) ?? null,
        });
      }
    }
    const settled = decisions.some(
      ({ outcome, by }) => outcome !== 'flagged' && by.length === 1 && by[0] === viewer,
    );
    if (settled) packable.push({ kind: 'decisions', to: lead });
  }
  return {
    title: study?.title ?? '',
    me,
    people,
    packable,
    packets: packets
      .filter((packet) => packet.roundId === roundId)
      .map((packet) => ({
        ...packet,
        transcriptIds: packet.sealed ? [] : packet.transcriptIds,
        leadOpenedSince: lead !== undefined && isOpenedSince(packet, lead.id, reopenings),
      }))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1)),
    lead,
    isForOne,
  };
}

/** Transcripts with when the text in use was corrected. */
async function textsOf(
  db: Database,
  ids: readonly TranscriptId[],
  transcripts: readonly Transcript[],
): Promise<readonly (Transcript & Pick<TranscriptVersion, 'corrected'>)[]> {
  const named = transcripts.filter(({ id }) => ids.includes(id));
  const versions = await db.transcriptVersions.bulkGet(named.map(({ versionId }) => versionId));
  return named.map((one, at) => ({ ...one, corrected: versions[at]?.corrected ?? null }));
}

function nameOf(transcripts: readonly Transcript[], id: TranscriptId): string {
  return transcripts.find((one) => one.id === id)?.name ?? '';
}
