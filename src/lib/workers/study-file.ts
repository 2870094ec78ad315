import { viewerOf } from '../domain/coding/viewer.ts';
import { freshHere } from '../domain/study/fresh-here.ts';
import type { Here } from '../domain/model/here.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';
import type { Study } from '../domain/model/study.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import {
  actsBeyond,
  clockOf,
  compareClocks,
  countedActs,
  type ActCount,
  type Clock,
  type Standing,
} from '../domain/trail/clock.ts';
import { byRole, maySitDown } from '../domain/rounds/roles.ts';
import { visibleOperations } from '../domain/trail/visible-operations.ts';
import type { StudyFileContent } from '../formats/study-file/content.ts';
import { studyFileReader } from '../formats/study-file/reader.ts';
import { studyFileWriter, writeOlderStudy } from '../formats/study-file/writer.ts';
import type { Note } from '../formats/format.ts';
import { StorageError } from '../domain/errors.ts';
import { Database } from '../storage/database.ts';
import { existingDatabase } from '../storage/existing.ts';
import type { Shelved } from '../storage/shelf.ts';
import { restore, snapshot } from '../storage/snapshot.ts';
import { storedRecords } from '../storage/stored-records.ts';

export interface FileToSave {
  /** Name of the study's database. */
  readonly database: string;
  /** The release that writes, and when. */
  readonly program: string;
  readonly savedAt: string;
}

export interface SavedFile {
  readonly file: Blob;
  /** How many operations the file holds. */
  readonly operations: number;
}

/** The whole study as the bytes of one file. */
export async function saveStudyFile({
  database,
  program,
  savedAt,
}: FileToSave): Promise<SavedFile> {
  const db = await existingDatabase(database);
  try {
    const study = await snapshot(db);
    const bytes = await studyFileWriter.write({ snapshot: study, program, savedAt });
    return {
      file: new Blob([bytes], { type: studyFileWriter.mediaType }),
      operations: study.operations.length,
    };
  } finally {
    db.close();
  }
}

/**
 * A study that could not be upgraded, as a file of the schema version its records have: nothing is
 * read as anything, so that a program that knows them can.
 *
 * @throws {StorageError} 'lost'
 */
export async function saveStoredStudy(order: FileToSave): Promise<SavedFile> {
  const { database, program, savedAt } = order;
  const stored = await storedRecords(database);
  if (!stored) throw new StorageError('lost');
  const { schema, tables } = stored;
  const bytes = writeOlderStudy({ schemaVersion: schema, tables, program, savedAt });
  return {
    file: new Blob([bytes], { type: studyFileWriter.mediaType }),
    operations: tables.get('operations')?.length ?? 0,
  };
}

export interface FileToPreview {
  readonly file: Blob;
  /** What stands on the shelf: one of them may be an earlier or later copy of the same study. */
  readonly shelved: readonly Shelved[];
}

/** Acts that one copy holds and the other does not. */
export interface OneSide {
  readonly acts: readonly ActCount[];
  /** Whether others code in the study: what may be blind of their acts is not told, nor whether there is any. */
  readonly blind: boolean;
}

/** How the file stands to the copy of the same study that is in use in this browser. */
export interface Meeting {
  readonly shelved: Shelved;
  /** Who is at the keyboard in that copy. */
  readonly coderId: Here['coderId'] | null;
  readonly standing: Standing;
  /** What only the file holds, and what only this browser holds. */
  readonly onlyFile: OneSide;
  readonly onlyHere: OneSide;
  /** Names of the transcripts those acts speak of, from either side. */
  readonly transcripts: readonly Pick<Transcript, 'id' | 'name'>[];
  readonly coders: readonly { readonly id: string; readonly initials: string }[];
}

/** What is in a study file: shown before anything is stored. */
export interface FilePreview {
  readonly study: Pick<Study, 'id' | 'title' | 'invented'>;
  readonly program: string;
  readonly savedAt: string;
  readonly counts: {
    readonly transcripts: number;
    readonly participants: number;
    /** Never how much is in them, nor how many were begun: a pass may be blind to who looks. */
    readonly passesSubmitted: number;
  };
  readonly coders: readonly { readonly id: Here['coderId']; readonly name: string }[];
  readonly notes: readonly Note[];
  /** `null` when this browser has no copy of this study in use. */
  readonly meeting: Meeting | null;
}

/** Reads the whole file and says what is in it; stores nothing. */
export async function previewStudyFile({ file, shelved }: FileToPreview): Promise<FilePreview> {
  const { content, notes } = await readFile(file);
  const { snapshot: study, program, savedAt } = content;
  const head = headOf(content);
  const there = shelved.find(({ studyId, copyBecause }) => studyId === head.id && !copyBecause);
  return {
    study: { id: head.id, title: head.title, invented: head.invented },
    program,
    savedAt,
    counts: {
      transcripts: study.transcripts.length,
      participants: study.participants.length,
      passesSubmitted: study.passes.filter(({ submitted }) => submitted).length,
    },
    coders: study.coders
      .filter(maySitDown)
      .toSorted(byRole)
      .map(({ id, name }) => ({ id, name })),
    notes,
    meeting: there ? await meetingOf(content, there) : null,
  };
}

export interface FileToOpen {
  readonly file: Blob;
  /** Name of the database to make; nothing else may have it. */
  readonly database: string;
  readonly writer: Here['writer'];
  readonly coderId: Here['coderId'];
}

export interface OpenedFile {
  readonly study: Pick<Study, 'id' | 'title' | 'invented'>;
  readonly savedAt: string;
  readonly clock: Clock;
}

/** Fills a new database from the file, whole or not at all; the caller puts it on the shelf. */
export async function openStudyFile(order: FileToOpen): Promise<OpenedFile> {
  const { content } = await readFile(order.file);
  const { snapshot: study, savedAt } = content;
  const { id, title, invented } = headOf(content);
  const operations = study.operations.length;
  const db = new Database(order.database);
  try {
    await restore(db, study, freshHere(order.coderId, order.writer, operations, savedAt));
  } finally {
    db.close();
  }
  return { study: { id, title, invented }, savedAt, clock: clockOf(study.operations) };
}

async function readFile(file: Blob) {
  return studyFileReader.read(new Uint8Array(await file.arrayBuffer()));
}

function headOf({ snapshot: study }: StudyFileContent): Study {
  const [head] = study.studies;
  if (!head) throw new RangeError('the reader lets no file pass without a study');
  return head;
}

async function meetingOf({ snapshot: file }: StudyFileContent, shelved: Shelved): Promise<Meeting> {
  const db = await existingDatabase(shelved.id);
  try {
    const here = await snapshot(db);
    const viewer = (await db.here.get('here'))?.coderId;
    const [fileClock, hereClock] = [clockOf(file.operations), clockOf(here.operations)];
    return {
      shelved,
      coderId: viewer ?? null,
      standing: compareClocks(fileClock, hereClock),
      onlyFile: oneSide(file, hereClock, viewer),
      onlyHere: oneSide(here, fileClock, viewer),
      transcripts: [...here.transcripts, ...file.transcripts].map(({ id, name }) => ({ id, name })),
      coders: [...here.coders, ...file.coders].map(({ id, initials }) => ({ id, initials })),
    };
  } finally {
    db.close();
  }
}

/** Only acts the viewer may read are listed and counted. */
function oneSide(
  study: StudySnapshot,
  other: Clock,
  coderId: Here['coderId'] | undefined,
): OneSide {
  const all = actsBeyond(study.operations, other);
  const viewer = coderId && viewerOf(study.coders, study.decisions, coderId);
  const visible = viewer ? visibleOperations(viewer, all, study) : [];
  return { acts: countedActs(visible), blind: all.length > 0 && study.coders.length > 1 };
}
