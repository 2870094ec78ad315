import { FormatError } from '../../domain/errors.ts';
import type { TranscriptSource } from '../../domain/transcript/source.ts';
import { containerKind, unzippedEntries } from '../containers.ts';
import { sourceOfDocument } from '../document/document-source.ts';
import type { Reader } from '../format.ts';
import { odtTree } from './odt-tree.ts';

/** OpenDocument text, as LibreOffice and Google Docs write it: running text or a table. */
export const odtTranscript: Reader<TranscriptSource> = {
  id: 'odt',
  label: 'OpenDocument text',
  mediaType: 'application/vnd.oasis.opendocument.text',
  extensions: ['.odt', '.ott'],
  recognises: (name, head) => containerKind(head) === 'zip' && /\.(odt|ott)$/i.test(name),
  read: async (bytes) => {
    const { tree, notes } = await odtDocument(bytes);
    const source = sourceOfDocument(tree);
    return { content: source.content, notes: [...notes, ...source.notes] };
  },
};

/** The words of an OpenDocument file. @throws {FormatError} 'password-protected', and what `odtTree` throws. */
export async function odtDocument(bytes: Uint8Array): ReturnType<typeof odtTree> {
  const parts = unzippedEntries(bytes, (name) => /^(content|META-INF\/manifest)\.xml$/.test(name));
  const text = (name: string) => {
    const part = parts.get(name);
    return part === undefined ? null : new TextDecoder().decode(part);
  };
  if (text('META-INF/manifest.xml')?.includes('encryption-data')) {
    throw new FormatError('password-protected', '');
  }
  const content = text('content.xml');
  if (content === null) throw new FormatError('truncated', 'content.xml');
  return odtTree(content);
}
