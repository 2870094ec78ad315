import type { TranscriptSource } from '../../domain/transcript/source.ts';
import { sourceOfDocument } from '../document/document-source.ts';
import type { Reader } from '../format.ts';
import { isRtf, rtfTree } from './rtf-tree.ts';

/** Rich text, as WordPad, TextEdit and older Word write it: running text or a table. */
export const rtfTranscript: Reader<TranscriptSource> = {
  id: 'rtf',
  label: 'RTF document',
  mediaType: 'application/rtf',
  extensions: ['.rtf'],
  recognises: (_, head) => isRtf(head),
  read: (bytes) => {
    const { tree, notes } = rtfTree(bytes);
    const source = sourceOfDocument(tree);
    return Promise.resolve({ content: source.content, notes: [...notes, ...source.notes] });
  },
};
