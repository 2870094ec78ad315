import { dayWords } from '../../domain/reporting/day-words.ts';
import type { DateNote } from '../../domain/study/dates.ts';

/** Two days that hardly go together, in a sentence; it is said beside the field and refuses nothing. */
export function dateNoteWords(note: DateNote): string {
  switch (note.kind) {
    case 'last-before-first':
      return 'The last day comes before the first.';
    case 'approved-after-start':
      return `Data collection began before this day, on ${dayWords(note.began)}.`;
    case 'before-earlier-version':
      return `Version ${note.number} came into use later, on ${dayWords(note.date)}.`;
    case 'after-later-version':
      return `Version ${note.number} came into use earlier, on ${dayWords(note.date)}.`;
    case 'before-its-guide':
      return `Version ${note.number} of the guide, which it followed, came into use later, on ${dayWords(note.date)}.`;
    case 'before-collection':
      return `Data collection began after this day, on ${dayWords(note.from)}.`;
    case 'after-collection':
      return `Data collection ended before this day, on ${dayWords(note.to)}.`;
  }
}

/** Several in a row; `undefined` for none. */
export function dateNotesWords(notes: readonly (DateNote | null)[]): string | undefined {
  const words = notes.flatMap((note) => (note ? [dateNoteWords(note)] : []));
  return words.length === 0 ? undefined : words.join(' ');
}
