import { counted, numberOf } from '../time-words.ts';

export interface ReadSources {
  readonly consensus: number;
  readonly submitted: number;
  readonly open: number;
  /** Transcripts of the study. */
  readonly of: number;
}

/** Whose coding the passages are from, said over the list. */
export function sourceWords(shown: 'own' | 'settled', sources: ReadSources): string {
  const { consensus, submitted, open, of } = sources;
  const read = consensus + submitted + open;
  const parts = [
    consensus > 0 ? `${numberOf(consensus)} by consensus` : '',
    submitted > 0 ? `${numberOf(submitted)} submitted` : '',
    open > 0 ? `${numberOf(open)} still open` : '',
  ].filter(Boolean);
  const what = shown === 'own' ? 'Your own passes' : 'The settled coding';
  if (read === 0) {
    return shown === 'own'
      ? `You have coded none of ${counted(of, 'transcript')} yet.`
      : 'No transcript has a settled coding that you may read now. While you code a transcript, what was settled on it is hidden.';
  }
  return `${what} of ${numberOf(read)} of ${counted(of, 'transcript')}: ${parts.join(', ')}.`;
}

/** How often a code occurs. People are told apart from passages. */
export function countWords(counts: {
  readonly passages: number;
  readonly lines: number;
  readonly transcripts: number;
  readonly people: number;
}): string {
  const { passages, lines, transcripts, people } = counts;
  if (passages === 0) return 'No passages.';
  const where = `in ${counted(transcripts, 'transcript')}, from ${counted(people, 'person', 'people')}`;
  return `${counted(passages, 'passage')} (${counted(lines, 'line')}) ${where}.`;
}

/** Lines [from, to) as people count them. */
export function lineWords(from: number, to: number): string {
  return to - from > 1
    ? `lines ${numberOf(from + 1)} to ${numberOf(to)}`
    : `line ${numberOf(from + 1)}`;
}
