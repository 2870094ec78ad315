import { FormatError } from '../domain/errors.ts';
import type { TranscriptSource } from '../domain/transcript/source.ts';
import {
  containerKind,
  foreignKind,
  isPdf,
  refuseOldOffice,
  requireReadableSize,
  zipEntries,
} from './containers.ts';
import { csvTranscript } from './csv/table-reader.ts';
import { docxTranscript } from './docx/document-reader.ts';
import type { Note, Reader, Reading } from './format.ts';
import { htmlTranscript } from './html/html-reader.ts';
import { odtTranscript } from './odt/odt-reader.ts';
import { pdfTranscript } from './pdf/document-reader.ts';
import { markdownTranscript } from './plain-text/markdown-reader.ts';
import { textTranscript } from './plain-text/text-reader.ts';
import { rtfTranscript } from './rtf/rtf-reader.ts';
import { isRtf } from './rtf/rtf-tree.ts';
import { srtTranscript, vttTranscript } from './subtitles/subtitle-readers.ts';
import { decodedText } from './plain-text/encoding.ts';

/** Every kind of file a transcript can be read from. */
export const transcriptReaders: readonly Reader<TranscriptSource>[] = [
  docxTranscript,
  odtTranscript,
  rtfTranscript,
  htmlTranscript,
  pdfTranscript,
  vttTranscript,
  srtTranscript,
  csvTranscript,
  markdownTranscript,
  textTranscript,
];

export interface ReadTranscript extends Reading<TranscriptSource> {
  /** The reader's label: what the file was read as. */
  readonly kind: string;
}

/**
 * Reads a transcript by what the file is, whatever its name says; where the two differ, a note says
 * so.
 *
 * @throws {FormatError} when it is nothing that can be read, or damaged.
 */
export async function readTranscriptFile(
  name: string,
  bytes: Uint8Array,
  onpart?: (done: number, total: number) => void,
): Promise<ReadTranscript> {
  requireReadableSize(bytes.length);
  const reader = readerFor(name, bytes);
  const { content, notes } = await reader.read(bytes, onpart);
  return { kind: reader.label, content, notes: [...differentKind(name, reader), ...notes] };
}

/** Which reader a file is for. @throws {FormatError} when it is nothing that can be read. */
export function readerFor(name: string, bytes: Uint8Array): Reader<TranscriptSource> {
  const container = containerKind(bytes);
  if (container === 'old-office') refuseOldOffice(bytes);
  if (container === 'zip') return readerForZip(name, bytes);
  if (isRtf(bytes)) return rtfTranscript;
  if (isPdf(bytes)) return pdfTranscript;
  const foreign = foreignKind(bytes);
  if (foreign) throw new FormatError(claimed(name) ? 'wrong-kind' : 'unknown-kind', foreign);
  return readerForText(name, bytes);
}

function readerForZip(name: string, bytes: Uint8Array): Reader<TranscriptSource> {
  const names = zipEntries(bytes).map((entry) => entry.name);
  if (names.some((entry) => /^word\//i.test(entry))) return docxTranscript;
  if (names.includes('content.xml')) return odtTranscript;
  const kind = names.some((entry) => /^xl\//i.test(entry))
    ? 'an Excel workbook; save the sheet as .csv'
    : names.some((entry) => /^ppt\//i.test(entry))
      ? 'a presentation'
      : 'a zip archive';
  throw new FormatError(claimed(name) ? 'wrong-kind' : 'unknown-kind', kind);
}

/** Text that is not what its ending says: subtitles are known by their time lines. */
function readerForText(name: string, bytes: Uint8Array): Reader<TranscriptSource> {
  const byName = transcriptReaders.find((reader) => reader.recognises(name, bytes));
  const head = decodedText(bytes).text.slice(0, 4_000).trimStart();
  if (head.startsWith('WEBVTT')) return vttTranscript;
  if (/^\d+\n\d{1,2}:\d{2}:\d{2}[.,]\d{1,3} --> /.test(head)) return srtTranscript;
  if (isPage(head)) return htmlTranscript;
  if (head.startsWith('File type = "ooTextFile"')) {
    throw new FormatError('unknown-kind', 'a Praat TextGrid; save it as subtitles or text');
  }
  if (/^<\?xml/i.test(head)) {
    throw new FormatError(claimed(name) ? 'wrong-kind' : 'unknown-kind', 'an XML file');
  }
  const subtitles = byName === vttTranscript || byName === srtTranscript;
  if (subtitles && !/-->/.test(head)) throw new FormatError('no-cues', '');
  return byName ?? textTranscript;
}

/** A web page, also where a comment or the XML declaration stands before it. */
function isPage(head: string): boolean {
  const start = head.replace(/^(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)+/, '');
  return /^<(!doctype\s+html|html|head|body|meta)\b/i.test(start);
}

/** Whether the name claims to be of a kind that is read here. */
function claimed(name: string): boolean {
  return transcriptReaders.some(({ extensions }) => hasExtension(name, extensions));
}

function differentKind(name: string, { label, extensions }: Reader<TranscriptSource>): Note[] {
  if (hasExtension(name, extensions)) return [];
  const ending = /\.[^.\s]{1,8}$/.exec(name)?.[0];
  const what = `Read as ${label}, which it is${ending ? `, not as its ending “${ending}” says` : ''}`;
  return [{ kind: 'assumed', where: 'kind of file', what }];
}

function hasExtension(name: string, extensions: readonly string[]): boolean {
  return extensions.some((extension) => name.toLowerCase().endsWith(extension));
}
