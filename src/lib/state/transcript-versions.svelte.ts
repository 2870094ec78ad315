import { visibleEarlierPasses, visiblePasses } from '../domain/coding/visible-passes.ts';
import { versionLines, type VersionLine } from '../domain/correction/version-lines.ts';
import { wordsChanged, type WordsChanged } from '../domain/correction/words-changed.ts';
import type { Code } from '../domain/model/code.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { codesSeenBy } from './visible-codebook.ts';

/** One version in the list. */
export interface VersionEntry {
  readonly number: number;
  /** When it was made: imported, or corrected. */
  readonly at: string;
  /** Who corrected it, and why; `null` for the first. */
  readonly corrected: { readonly by: Coder | null; readonly reason: string } | null;
  readonly lines: number;
  /** Against the version before; `null` for the first. */
  readonly words: WordsChanged | null;
  readonly inUse: boolean;
}

export interface VersionList {
  readonly transcript: Transcript;
  /** Newest first. */
  readonly entries: readonly VersionEntry[];
}

/** One version as it is read, with what passes the reader may see had on it. */
export interface ReadVersion {
  readonly lines: readonly VersionLine[];
  readonly codes: readonly Code[];
  readonly coders: readonly Coder[];
}

/** A transcript in the list of all, with the version in use. */
export interface VersionedTranscript {
  readonly id: TranscriptId;
  readonly name: string;
  readonly number: number;
  /** When and why the version in use was made; `null` where nothing was corrected since coding began. */
  readonly corrected: TranscriptVersion['corrected'];
}

/** All transcripts of the study, in its order, with the version each is in. */
export class VersionedTranscripts {
  readonly #all: LiveQuery<readonly VersionedTranscript[]>;

  constructor({ db }: OpenStudy) {
    this.#all = new LiveQuery(async () => {
      const transcripts = (await db.transcripts.toArray()).toSorted((a, b) => a.order - b.order);
      const versions = await db.transcriptVersions.bulkGet(
        transcripts.map(({ versionId }) => versionId),
      );
      return transcripts.map(({ id, name }, at) => {
        const version = versions[at];
        return { id, name, number: version?.number ?? 1, corrected: version?.corrected ?? null };
      });
    });
  }

  /** `undefined` until read. */
  get all(): readonly VersionedTranscript[] | undefined {
    return this.#all.current;
  }
}

/** The versions of one transcript, and one of them to be read. */
export class TranscriptVersions {
  readonly #list: LiveQuery<VersionList | null>;
  readonly #read: LiveQuery<ReadVersion | null>;

  /** @param number of the version to be read; `null` for none. */
  constructor(study: OpenStudy, id: TranscriptId, number: number | null) {
    this.#list = new LiveQuery(() => versionList(study.db, id));
    this.#read = new LiveQuery(async () =>
      number === null ? null : readVersion(study, id, number),
    );
  }

  /** `undefined` until read; `null` when the transcript is gone. */
  get list(): VersionList | null | undefined {
    return this.#list.current;
  }

  /** `undefined` until read; `null` when none is asked for or there is no such version. */
  get read(): ReadVersion | null | undefined {
    return this.#read.current;
  }
}

async function versionList(db: Database, id: TranscriptId): Promise<VersionList | null> {
  const transcript = await db.transcripts.get(id);
  if (!transcript) return null;
  const [versions, coders] = await Promise.all([versionsOf(db, id), db.coders.toArray()]);
  const byId = new Map(coders.map((coder) => [coder.id, coder]));
  const entries = versions.map(
    ({ number, text, corrected, lineFrom, id: of }, at): VersionEntry => ({
      number,
      at: corrected?.at ?? transcript.importedAt,
      corrected: corrected && { by: byId.get(corrected.by) ?? null, reason: corrected.reason },
      lines: lineFrom.length,
      words: at === 0 ? null : wordsChanged(versions[at - 1]?.text ?? '', text),
      inUse: of === transcript.versionId,
    }),
  );
  return { transcript, entries: entries.toReversed() };
}

/** Oldest first. */
async function versionsOf(db: Database, id: TranscriptId): Promise<TranscriptVersion[]> {
  const versions = await db.transcriptVersions.where('transcriptId').equals(id).toArray();
  return versions.toSorted((a, b) => a.number - b.number);
}

async function readVersion(
  { db, here }: OpenStudy,
  id: TranscriptId,
  number: number,
): Promise<ReadVersion | null> {
  const [transcript, versions] = await Promise.all([db.transcripts.get(id), versionsOf(db, id)]);
  const version = versions.find((one) => one.number === number);
  if (!transcript || !version) return null;
  const [passes, earlier, rounds, coders, codes] = await Promise.all([
    db.passes.where('transcriptId').equals(id).toArray(),
    db.earlierPasses.where('transcriptId').equals(id).toArray(),
    db.rounds.toArray(),
    db.coders.toArray(),
    codesSeenBy(db, here.coderId, [id]),
  ]);
  const viewer = await viewerIn(db, here.coderId);
  const onIt = [
    ...visiblePasses(viewer, passes, rounds),
    ...visibleEarlierPasses(viewer, earlier, passes, rounds),
  ].filter(({ versionId }) => versionId === version.id);
  return {
    lines: versionLines(version, version.speakers ?? transcript.speakers, onIt),
    codes,
    coders,
  };
}
