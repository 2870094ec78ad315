import type { QuoteEdit } from '../model/quote.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { editIs } from './printed-words.ts';

/** What an edit did, against its source: "“um” left out", "“the practice” for “Hill Lane”". */
export function editWords(edit: QuoteEdit, { text }: Pick<TranscriptVersion, 'text'>): string {
  const source = text.slice(edit.from, edit.to).replace(/\s+/gu, ' ').trim();
  switch (editIs(edit)) {
    case 'left-out':
      return `“${source}” left out`;
    case 'put-in':
      return `“${edit.words}” put in`;
    case 'replaced':
      return `“${edit.words}” for “${source}”`;
  }
}
