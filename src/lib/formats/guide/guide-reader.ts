import { FormatError } from '../../domain/errors.ts';
import { levelOf } from '../../domain/guide/import/guide-from-table.ts';
import type { GuideLine, GuideSource } from '../../domain/guide/import/guide-source.ts';
import { unzippedEntries } from '../containers.ts';
import { docxTranscript } from '../docx/document-reader.ts';
import { documentTree } from '../docx/document-tree.ts';
import type { Note } from '../format.ts';
import { decodedText } from '../plain-text/encoding.ts';
import { markdownTranscript } from '../plain-text/markdown-reader.ts';
import { textTranscript } from '../plain-text/text-reader.ts';
import { readTranscriptFile } from '../transcript-readers.ts';
import { guideOfDocument } from './document-guide.ts';

export interface GuideFile {
  /** What the file was read as. */
  readonly kind: string;
  readonly source: GuideSource;
  readonly notes: readonly Note[];
}

/**
 * Reads an interview guide from what a transcript is read from, with how far lines are set in.
 *
 * @throws {FormatError} when it cannot be read; 'not-a-guide' when it is subtitles or pages.
 */
export async function readGuideFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<GuideFile> {
  const { kind, content, notes } = await readTranscriptFile(name, bytes);
  if (kind === docxTranscript.label) {
    const parts = unzippedEntries(bytes, (entry) => /\.(xml|rels)$/i.test(entry));
    return { kind, source: guideOfDocument(await documentTree(parts)), notes: [] };
  }
  if (kind === textTranscript.label || kind === markdownTranscript.label) {
    return { kind, source: guideOfText(decodedText(bytes).text), notes };
  }
  if (content.kind === 'table') return { kind, source: { rows: content.rows, lines: [] }, notes };
  if (content.kind === 'paragraphs') {
    const lines = content.paragraphs.map(({ text, heading }): GuideLine => ({
      text,
      heading,
      level: 0,
      list: null,
    }));
    return { kind, source: { rows: [], lines }, notes };
  }
  throw new FormatError('not-a-guide', kind);
}

/** Lines of a text file; a heading is marked as in Markdown. */
function guideOfText(text: string): GuideSource {
  const lines = text.split('\n').flatMap((line): GuideLine[] => {
    const heading = /^\s*(?:#{1,6}\s+|\*\*(?=[^*]+\*\*\s*$))/.exec(line);
    const words = (heading ? line.slice(heading[0].length) : line).replace(/\*\*/g, '').trim();
    if (words === '') return [];
    return [{ text: words, heading: heading !== null, level: levelOf(line), list: null }];
  });
  return { rows: [], lines };
}
