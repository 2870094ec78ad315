import type { TranscriptSource } from '../../domain/transcript/source.ts';
import { sourceOfDocument } from '../document/document-source.ts';
import type { Reader } from '../format.ts';
import { htmlTree } from './html-tree.ts';
import { decodedPage } from './page-encoding.ts';

/** Web pages, above all those that Word saves: running text or a table. Nothing in them is run or fetched. */
export const htmlTranscript: Reader<TranscriptSource> = {
  id: 'html',
  label: 'web page',
  mediaType: 'text/html',
  extensions: ['.html', '.htm', '.xhtml'],
  recognises: (name) => /\.x?html?$/i.test(name),
  read: async (bytes) => {
    const { text, notes: decoding } = decodedPage(bytes);
    const { tree, notes } = await htmlTree(text);
    const source = sourceOfDocument(tree);
    return { content: source.content, notes: [...decoding, ...notes, ...source.notes] };
  },
};
