import type { SearchQuery } from '../../domain/search/query.ts';
import { counted, numberOf } from '../time-words.ts';

/** How far a search has come, and what it has found so far. */
export interface SearchProgress {
  readonly complete: boolean;
  readonly searched: number;
  readonly of: number;
  readonly hits: number;
  readonly lines: number;
  /** Transcripts with a hit. */
  readonly transcripts: number;
}

/** The one sentence over the results. */
export function searchWords(asked: SearchQuery, progress: SearchProgress): string {
  const { complete, searched, of, hits, lines, transcripts } = progress;
  const sought = asked.kind === 'pattern' ? asked.text.trim() : `“${asked.text.trim()}”`;
  const by = asked.who === 'anyone' ? '' : `, said by ${asked.who}`;
  if (hits === 0) {
    if (!complete) return `Looking for ${sought}${by}: ${ofAll(searched, of)} searched.`;
    return `${sought}${by} is in none of ${counted(of, 'transcript')}.`;
  }
  const found = `${counted(hits, 'hit')} on ${counted(lines, 'line')} in ${ofAll(transcripts, of)}`;
  return complete ? `${found}${by}.` : `${found}${by} so far; ${ofAll(searched, of)} searched.`;
}

function ofAll(number: number, of: number): string {
  return `${numberOf(number)} of ${counted(of, 'transcript')}`;
}

/** Hits for every thousand words: transcripts differ in length. */
export function perThousand(hits: number, words: number): string {
  return words === 0 ? '' : ((1000 * hits) / words).toFixed(1);
}
