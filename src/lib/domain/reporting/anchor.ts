import type { Transcript, TranscriptId } from '../model/transcript.ts';
import { byPlace } from '../study/order.ts';

/**
 * What a row of an export is called for good, such as "P04 v1 L123–125 Con": transcript, version of
 * its text, lines, code. Lines [from, to) are shown from one. Unique because a code has at most one
 * passage that begins on a line.
 */
export function anchor(
  transcriptName: string,
  version: number,
  { from, to }: { readonly from: number; readonly to: number },
  tag: string,
): string {
  return `${transcriptName} v${version} ${lineRange(from, to)} ${tag}`;
}

/** "L123" or "L123–125". */
export function lineRange(from: number, to: number): string {
  return to - from > 1 ? `L${from + 1}–${to}` : `L${from + 1}`;
}

/** A different name for every transcript: where two have the same, the later one gets a number. */
export function distinctNames(
  transcripts: readonly Pick<Transcript, 'id' | 'name' | 'order'>[],
): ReadonlyMap<TranscriptId, string> {
  const taken = new Set(transcripts.map(({ name }) => name));
  const given = new Set<string>();
  const names = new Map<TranscriptId, string>();
  const inOrder = transcripts.toSorted(byPlace);
  for (const { id, name } of inOrder) {
    let distinct = name;
    for (let number = 2; given.has(distinct); number += 1) {
      const numbered = `${name} (${number})`;
      distinct = taken.has(numbered) ? distinct : numbered;
    }
    given.add(distinct);
    names.set(id, distinct);
  }
  return names;
}
