import { FormatError, type FormatErrorCode } from '../domain/errors.ts';
import {
  initialChoices,
  preparedFile,
  type ImportChoices,
  type PreparedFile,
} from '../domain/transcript/prepared.ts';
import type { SourceNote, TranscriptSource } from '../domain/transcript/source.ts';
import { fileHash } from '../domain/transcript/text-hash.ts';
import { readTranscriptFile } from '../formats/transcript-readers.ts';
import type { Report } from './report.ts';

export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file with what would be made of it by the choices first suggested. */
export interface FileRead {
  readonly kind: string;
  readonly hash: string;
  readonly source: TranscriptSource;
  readonly notes: readonly SourceNote[];
  readonly choices: ImportChoices;
  readonly prepared: PreparedFile;
}

export type ReadOutcome =
  | { readonly ok: true; readonly file: FileRead }
  | { readonly ok: false; readonly code: FormatErrorCode; readonly where: string };

/** Reads files one after the other; one that cannot be read does not stop the rest. */
export async function readTranscripts(
  files: readonly FileToRead[],
  onprogress: Report,
): Promise<ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  for (const file of files) {
    const onpart = (done: number, total: number) =>
      onprogress(outcomes.length, files.length, { done, total });
    outcomes.push(await outcomeOf(file, onpart));
    onprogress(outcomes.length, files.length);
  }
  return outcomes;
}

async function outcomeOf(
  { name, bytes }: FileToRead,
  onpart: (done: number, total: number) => void,
): Promise<ReadOutcome> {
  try {
    const { kind, content: source, notes } = await readTranscriptFile(name, bytes, onpart);
    const choices = initialChoices(source);
    const prepared = preparedFile(source, choices);
    return { ok: true, file: { kind, hash: fileHash(bytes), source, notes, choices, prepared } };
  } catch (error) {
    if (error instanceof FormatError) return { ok: false, code: error.code, where: error.where };
    throw error;
  }
}
