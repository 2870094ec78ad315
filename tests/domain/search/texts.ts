import type { Transcript } from '#lib/domain/model/transcript.ts';
import type { TranscriptVersion } from '#lib/domain/model/transcript-version.ts';
import type { CompiledQuery, Searchable, SearchQuery } from '#lib/domain/search/query.ts';
import { compiledQuery } from '#lib/domain/search/query.ts';
import { searchText, type SearchText } from '#lib/domain/search/search-text.ts';

/** Turns as `[speaker, lines…]`; "I" asks, "P" answers, "" is nobody named. */
export function textOf(...turns: readonly (readonly [string, ...string[]])[]): SearchText {
  const labels = ['I', 'P'];
  let text = '';
  const [turnFrom, lineFrom, turnSpeaker]: number[][] = [[], [], []];
  for (const [speaker, ...lines] of turns) {
    turnFrom!.push(text.length);
    turnSpeaker!.push(labels.indexOf(speaker));
    lines.forEach((line, index) => {
      lineFrom!.push(text.length);
      text += line + (index + 1 < lines.length ? ' ' : '\n');
    });
  }
  const version = {
    text,
    turnFrom: Uint32Array.from(turnFrom!),
    turnSpeaker: Int16Array.from(turnSpeaker!),
    lineFrom: Uint32Array.from(lineFrom!),
  } as TranscriptVersion;
  const transcript = {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'P01',
    speakers: [
      { label: 'I', role: 'interviewer', participantId: null },
      { label: 'P', role: 'participant', participantId: null },
    ],
  } as unknown as Transcript;
  return searchText(transcript, version);
}

export const anyWords: SearchQuery = {
  text: '',
  kind: 'words',
  wholeWords: true,
  matchCase: false,
  who: 'anyone',
};

export function searchable(query: Partial<SearchQuery>): Searchable {
  const compiled: CompiledQuery = compiledQuery({ ...anyWords, ...query });
  if (!compiled.searchable) throw new Error(`not searchable: ${compiled.reason}`);
  return compiled;
}
