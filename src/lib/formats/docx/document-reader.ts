import { FormatError } from '../../domain/errors.ts';
import type { TranscriptSource } from '../../domain/transcript/source.ts';
import { containerKind, unzippedEntries } from '../containers.ts';
import type { Reader } from '../format.ts';
import { sourceOfDocument } from '../document/document-source.ts';
import { documentTree } from './document-tree.ts';

/** Word documents: running text with speakers' labels, or a table. */
export const docxTranscript: Reader<TranscriptSource> = {
  id: 'docx',
  label: 'Word document',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extensions: ['.docx', '.docm', '.dotx'],
  recognises: (name, head) => containerKind(head) === 'zip' && /\.(docx|docm|dotx)$/i.test(name),
  read: async (bytes) => {
    // Only what holds words, unpacked by our own limits: pictures and fonts are never touched.
    const parts = unzippedEntries(bytes, (name) => /\.(xml|rels)$/i.test(name));
    if (![...parts.keys()].some((name) => /^word\/document\d*\.xml$/i.test(name))) {
      throw new FormatError('wrong-kind', 'not a Word document');
    }
    return sourceOfDocument(await documentTree(parts));
  },
};
