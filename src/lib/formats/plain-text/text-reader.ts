import { FormatError } from '../../domain/errors.ts';
import type { TranscriptSource } from '../../domain/transcript/source.ts';
import type { Reader } from '../format.ts';
import { decodedText } from './encoding.ts';
import { paragraphsOfText } from './paragraphs.ts';

/** Plain text, in any of the usual encodings and line ends. */
export const textTranscript: Reader<TranscriptSource> = {
  id: 'text',
  label: 'Plain text',
  mediaType: 'text/plain',
  extensions: ['.txt', '.text', '.log'],
  recognises: (name) => /\.(txt|text|log)$/i.test(name),
  read: async (bytes) => {
    const { text, notes } = decodedText(bytes);
    const paragraphs = paragraphsOfText(text);
    if (paragraphs.length === 0) throw new FormatError('no-text-inside', '');
    return { content: { kind: 'paragraphs', paragraphs }, notes };
  },
};
