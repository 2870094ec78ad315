import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt } from '../transcript/lines.ts';
import { sentenceStarts } from '../transcript/sentences.ts';
import type { Unit } from './options.ts';

type Cut = Pick<TranscriptVersion, 'text' | 'lineFrom' | 'turnFrom'>;

/**
 * Where each unit of a text begins; units tile it, and none crosses a turn. Characters and segments
 * are made of lines, on which codes stand.
 */
export function unitStarts(version: Cut, unit: Unit): Uint32Array {
  switch (unit) {
    case 'turn':
      return version.turnFrom;
    case 'paragraph':
      return startsInTurns(version, paragraphs);
    case 'sentence':
      return startsInTurns(version, sentences);
    case 'line':
    case 'character':
    case 'segment':
      return version.lineFrom;
  }
}

/** The line each place stands in; both ascend. */
export function linesOf(version: Pick<Cut, 'lineFrom'>, places: Uint32Array): Uint32Array {
  return places.map((place) => lineAt(version, place));
}

function startsInTurns(
  { text, turnFrom }: Cut,
  starts: (turn: string) => readonly number[],
): Uint32Array {
  const all: number[] = [];
  turnFrom.forEach((from, turn) => {
    const words = text.slice(from, turnFrom[turn + 1] ?? text.length);
    for (const start of starts(words)) all.push(from + start);
  });
  return Uint32Array.from(all);
}

/** A newline inside a turn begins a paragraph; white space alone is none. */
function paragraphs(turn: string): number[] {
  const starts = [0];
  for (let at = turn.indexOf('\n'); at !== -1; at = turn.indexOf('\n', at + 1)) {
    const next = turn.indexOf('\n', at + 1);
    if (turn.slice(at, next === -1 ? undefined : next).trim() !== '') starts.push(at + 1);
  }
  return starts;
}

function sentences(turn: string): number[] {
  const inTurn = paragraphs(turn);
  return inTurn.flatMap((start, index) => {
    const paragraph = turn.slice(start, inTurn[index + 1] ?? turn.length).trimEnd();
    return sentenceStarts(paragraph).map((at) => start + at);
  });
}
