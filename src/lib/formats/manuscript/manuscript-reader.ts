import { FormatError } from '../../domain/errors.ts';
import type { ManuscriptBlock } from '../../domain/model/manuscript.ts';
import { requireReadableSize, unzippedEntries } from '../containers.ts';
import { documentTree } from '../docx/document-tree.ts';
import type { DocumentNode } from '../document/document-node.ts';
import type { Note } from '../format.ts';
import { htmlTree } from '../html/html-tree.ts';
import { decodedPage } from '../html/page-encoding.ts';
import { odtDocument } from '../odt/odt-reader.ts';
import { decodedText } from '../plain-text/encoding.ts';
import { rtfTree } from '../rtf/rtf-tree.ts';
import { readerFor } from '../transcript-readers.ts';
import { manuscriptOfDocument } from './document-manuscript.ts';
import { manuscriptOfText } from './text-manuscript.ts';
import { plainFields, trackedChanges } from './word-markup.ts';

export interface ManuscriptFile {
  /** What the file was read as, such as "Word document". */
  readonly kind: string;
  readonly blocks: readonly ManuscriptBlock[];
  readonly notes: readonly Note[];
}

/**
 * Reads a manuscript by what its file is: Word, OpenDocument, RTF, a web page or text. Where changes are
 * tracked, what was deleted is left out and what was inserted stands, and a note says so.
 *
 * @throws {FormatError} when it cannot be read; 'not-a-manuscript' when it is pages, a table or subtitles.
 */
export async function readManuscriptFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ManuscriptFile> {
  requireReadableSize(bytes.length);
  const { id, label } = readerFor(name, bytes);
  const { blocks, notes } = await contentOf(id, label, bytes);
  if (blocks.length === 0) throw new FormatError('no-text-inside', '');
  return { kind: label, blocks, notes };
}

type Content = Pick<ManuscriptFile, 'blocks' | 'notes'>;

async function contentOf(
  id: string,
  label: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Content> {
  switch (id) {
    case 'docx':
      return wordContent(bytes);
    case 'odt':
      return ofTree(await odtDocument(bytes));
    case 'rtf':
      return ofTree(rtfTree(bytes));
    case 'html': {
      const { text, notes } = decodedPage(bytes);
      return ofTree(await htmlTree(text), notes);
    }
    case 'markdown':
    case 'text': {
      const { text, notes } = decodedText(bytes);
      return { blocks: manuscriptOfText(text), notes };
    }
    default:
      throw new FormatError('not-a-manuscript', label);
  }
}

async function wordContent(bytes: Uint8Array<ArrayBuffer>): Promise<Content> {
  const parts = new Map(unzippedEntries(bytes, (name) => /\.(xml|rels)$/i.test(name)));
  if (![...parts.keys()].some((name) => /^word\/document\d*\.xml$/i.test(name))) {
    throw new FormatError('wrong-kind', 'not a Word document');
  }
  const notes: Note[] = [];
  for (const [name, part] of parts) {
    if (!/^word\/(document\d*|footnotes|endnotes)\.xml$/i.test(name)) continue;
    const xml = new TextDecoder().decode(part);
    notes.push(...trackedChanges(xml, name));
    const plain = plainFields(xml);
    if (plain !== xml) parts.set(name, new TextEncoder().encode(plain));
  }
  return ofTree({ tree: await documentTree(parts), notes });
}

function ofTree(
  { tree, notes }: { readonly tree: DocumentNode; readonly notes: readonly Note[] },
  before: readonly Note[] = [],
): Content {
  const read = manuscriptOfDocument(tree);
  return { blocks: read.blocks, notes: [...before, ...notes, ...read.notes] };
}
