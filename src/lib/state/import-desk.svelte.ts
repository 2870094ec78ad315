import type { Attribute } from '../domain/model/attribute.ts';
import type { Participant } from '../domain/model/participant.ts';
import type { Study } from '../domain/model/study.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import { labelKey } from '../domain/participants/changes.ts';
import { copyOf, freeName, roundForNew, type Copy } from '../domain/transcript/import-change.ts';
import { importWithSurveys, peopleWithSurveys } from '../domain/transcript/survey-import.ts';
import { runTask } from '../workers/run-task.ts';
import { IncomingFile } from './incoming-file.svelte.ts';
import type { KnownPeople } from './known-people.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { readInPool, type ReadFiles } from './reading-pool.ts';

interface StoredStudy {
  readonly study: Study | undefined;
  readonly transcripts: readonly Transcript[];
  readonly participants: readonly Participant[];
  readonly attributes: readonly Attribute[];
}

/** What an import brought into the study. */
export interface Imported {
  readonly transcripts: number;
  readonly lines: number;
  readonly first: TranscriptId | null;
}

/** Files on their way into the study; nothing of them is stored before they are imported. */
export class ImportDesk {
  files: readonly IncomingFile[] = $state.raw([]);
  chosenId: string | null = $state(null);
  /** How many files have been read, of how many; `null` when none is being read. */
  reading: { readonly done: number; readonly total: number } | null = $state.raw(null);
  imported: Imported | null = $state.raw(null);

  readonly #study: OpenStudy;
  readonly #read: ReadFiles;
  readonly #stored: LiveQuery<StoredStudy>;
  #cancel = new AbortController();
  #count = 0;
  /** Files dropped together that are still being read. */
  #drops: readonly { done: number; readonly total: number }[] = [];

  constructor(study: OpenStudy, read: ReadFiles = readInWorker) {
    const { db } = study;
    this.#study = study;
    this.#read = read;
    this.#stored = new LiveQuery(async () => ({
      study: await db.studies.toCollection().first(),
      transcripts: await db.transcripts.toArray(),
      participants: (await db.participants.toArray()).toSorted((a, b) => a.order - b.order),
      attributes: (await db.attributes.toArray()).toSorted((a, b) => a.order - b.order),
    }));
  }

  get participants(): readonly Participant[] {
    return this.#stored.current?.participants ?? [];
  }

  get attributes(): readonly Attribute[] {
    return this.#stored.current?.attributes ?? [];
  }

  /** What each file is told of people: those of the study, and respondents of surveys above it. */
  readonly #known: KnownPeople = {
    participants: () => this.participants,
    peopleAbove: (fileId) => {
      const { attributes, participants } = this;
      const surveys = this.#above(fileId)
        .filter((file) => file.isImported(this.copies.get(file.id) ?? null))
        .flatMap((file) => file.toSurvey() ?? []);
      let made = 0;
      // Ids for looking only: others are made when it is imported.
      const forLooking = <Id extends string>() => `made-${(made += 1)}` as Id;
      return peopleWithSurveys({ attributes, participants }, surveys, {
        attribute: forLooking,
        participant: forLooking,
      });
    },
    labelsBeside: (fileId) => {
      const respondents = this.#above(fileId).flatMap(({ survey }) => survey?.respondents ?? []);
      return [...this.participants.map(({ label }) => label), ...respondents];
    },
  };

  #above(fileId: string): readonly IncomingFile[] {
    const at = this.files.findIndex(({ id }) => id === fileId);
    return this.files.slice(0, Math.max(0, at));
  }

  /** Whether lines of interviewers may be coded. */
  get codeInterviewer(): boolean {
    return this.#stored.current?.study?.codeInterviewer ?? false;
  }

  /** The pages read of the first long file that is being read, and of how many. */
  get readingPart(): {
    readonly name: string;
    readonly done: number;
    readonly total: number;
  } | null {
    for (const { name, state } of this.files) {
      if (state.kind === 'waiting' && state.part) return { name, ...state.part };
    }
    return null;
  }

  get chosen(): IncomingFile | null {
    return this.files.find(({ id }) => id === this.chosenId) ?? this.files[0] ?? null;
  }

  /** What each file is a copy of, in the study or earlier in the same drop; by the file's id. */
  readonly copies: ReadonlyMap<string, Copy> = $derived.by(() => {
    const known = (this.#stored.current?.transcripts ?? []).map(({ name, file, textHash }) => ({
      name,
      fileHash: file?.hash ?? null,
      textHash,
    }));
    const copies = new Map<string, Copy>();
    for (const { id, name, read, transcripts } of this.files) {
      if (!read) continue;
      const found = transcripts.map(({ textHash }) =>
        copyOf({ fileHash: read.hash, textHash }, known),
      );
      const [first] = found;
      if (first && found.every((copy) => copy !== null)) copies.set(id, first);
      known.push(...transcripts.map(({ textHash }) => ({ name, fileHash: read.hash, textHash })));
    }
    return copies;
  });

  /** The files that would be imported now. */
  get ready(): readonly IncomingFile[] {
    return this.files.filter((file) => file.isImported(this.copies.get(file.id) ?? null));
  }

  /** Reads files beside those already there. */
  async add(dropped: readonly File[]): Promise<void> {
    if (dropped.length === 0) return;
    this.imported = null;
    const incoming = dropped.map((file) => {
      this.#count += 1;
      return new IncomingFile(`file-${this.#count}`, file, this.#known);
    });
    this.files = [...this.files, ...incoming];
    this.chosenId ??= incoming[0]?.id ?? null;
    const drop = { done: 0, total: dropped.length };
    this.#drops = [...this.#drops, drop];
    const tell = (done: number) => {
      drop.done = done;
      this.#tellProgress();
    };
    tell(0);
    await readInPool(
      dropped,
      this.#read,
      {
        onread: (index, outcome) => {
          const file = incoming[index];
          if (!file) return;
          file.state =
            'file' in outcome
              ? { kind: 'read', file: outcome.file }
              : { kind: 'failed', error: outcome.error };
        },
        onprogress: tell,
        onpart: (index, part) => {
          const file = incoming[index];
          if (file?.state.kind === 'waiting') file.state = { kind: 'waiting', part };
        },
      },
      this.#cancel.signal,
    );
    this.#drops = this.#drops.filter((one) => one !== drop);
    this.#tellProgress();
  }

  /** Stops reading; the files already read stay. */
  cancel(): void {
    this.#cancel.abort();
    this.#cancel = new AbortController();
    this.#drops = [];
    this.reading = null;
    this.files = this.files.filter(({ state }) => state.kind !== 'waiting');
  }

  /** Takes a file off the desk. */
  leaveOut(id: string): void {
    const at = this.files.findIndex((file) => file.id === id);
    this.files = this.files.filter((file) => file.id !== id);
    if (this.chosenId === id) this.chosenId = this.files[Math.max(0, at - 1)]?.id ?? null;
  }

  /** Puts everything away; nothing was stored. */
  clear(): void {
    this.cancel();
    this.files = [];
    this.chosenId = null;
  }

  /** Imports every file that is ready: all of it, as one act, or nothing. */
  async import(): Promise<void> {
    const chosen = this.ready.flatMap((file) => file.toImport());
    const surveys = this.ready.flatMap((file) => file.toSurvey() ?? []);
    if (chosen.length === 0) return;
    const { coderId } = this.#study.here;
    const operation = await this.#study.record(async (db) => {
      const transcripts = await db.transcripts.toArray();
      const taken = new Set(transcripts.map(({ name }) => labelKey(name)));
      const named = chosen.map((one) => {
        const name = freeName(one.name, taken);
        taken.add(labelKey(name));
        return { ...one, name };
      });
      return importWithSurveys(named, surveys, {
        attributes: await db.attributes.toArray(),
        transcripts,
        participants: await db.participants.toArray(),
        coderId,
        roundId: roundForNew(await db.rounds.toArray(), coderId),
        at: this.#study.now(),
        newId: () => this.#study.newId(),
      });
    });
    const first = operation?.changes.find(({ table }) => table === 'transcripts');
    this.imported = {
      transcripts: chosen.length,
      lines: chosen.reduce((sum, { prepared }) => sum + prepared.lineFrom.length, 0),
      first: first ? (first.id as TranscriptId) : null,
    };
    this.clear();
  }

  #tellProgress(): void {
    const sum = (key: 'done' | 'total') => this.#drops.reduce((all, one) => all + one[key], 0);
    this.reading = this.#drops.length > 0 ? { done: sum('done'), total: sum('total') } : null;
  }
}

const readInWorker: ReadFiles = (files, signal, onprogress) =>
  runTask('readTranscripts', files, signal, (done, _total, within) => onprogress(done, within));
