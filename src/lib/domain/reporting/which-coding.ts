import { grouped } from '../codebook/grouped.ts';
import type { SettledCoding } from '../coding/settled-coding.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { CodedTranscript } from './study-frame.ts';

/**
 * Which coding a row comes from, in few words: "consensus", "consensus, 6 lines open", "AO, submitted",
 * "AO, open".
 */
export function codingWords(coding: SettledCoding, coders: readonly Coder[]): string {
  if (coding.source === 'none') return '';
  if (coding.coderId === null) {
    const open = coding.openLines.length;
    return open === 0 ? 'consensus' : `consensus, ${open} ${open === 1 ? 'line' : 'lines'} open`;
  }
  return `${initialsOf(coding.coderId, coders)}, ${coding.source}`;
}

export function initialsOf(coderId: CoderId, coders: readonly Coder[]): string {
  return coders.find(({ id }) => id === coderId)?.initials ?? 'unknown coder';
}

/** Sentences that say which coding each transcript used, and what is not settled. */
export function codingNotes(
  transcripts: readonly CodedTranscript[],
  coders: readonly Coder[],
): readonly string[] {
  const groups = grouped(transcripts, ({ coding }) => sourceWords(coding, coders));
  const sentences = [...groups].map(([source, group]) => `${source}: ${names(group)}.`);
  const unsettled = transcripts.flatMap(({ transcript, coding }) =>
    coding.source !== 'none' && coding.openLines.length > 0
      ? [`${transcript.name} (${lineNumbers(coding.openLines)})`]
      : [],
  );
  return [
    ...sentences.toSorted((a, b) => order(a) - order(b)),
    ...(unsettled.length > 0
      ? [`Not settled yet, and so without codes: ${unsettled.join('; ')}.`]
      : []),
  ];
}

function sourceWords(coding: SettledCoding, coders: readonly Coder[]): string {
  if (coding.source === 'none') return 'No coding to export yet';
  if (coding.coderId === null) return 'Coding used: consensus';
  const initials = initialsOf(coding.coderId, coders);
  return coding.source === 'submitted'
    ? `Coding used: submitted pass of ${initials}`
    : `Coding used: open pass of ${initials}, not submitted and still changing`;
}

function order(sentence: string): number {
  return ['Coding used: consensus', 'Coding used: submitted', 'Coding used: open', 'No'].findIndex(
    (start) => sentence.startsWith(start),
  );
}

function names(group: readonly CodedTranscript[]): string {
  return group.map(({ transcript }) => transcript.name).join('; ');
}

/** Zero-based lines as people read them, runs together: "line 4", "lines 4, 7–9". */
function lineNumbers(lines: Uint32Array): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last[1] === line) last[1] = line + 1;
    else runs.push([line, line + 1]);
  }
  const words = runs.map(([from, to]) => (to - from > 1 ? `${from + 1}–${to}` : String(to)));
  return `${lines.length === 1 ? 'line' : 'lines'} ${words.join(', ')}`;
}
