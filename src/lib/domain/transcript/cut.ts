import type { CuttingRule } from '../model/transcript-version.ts';
import { sentenceStarts } from './sentences.ts';
import { wrappedStarts } from './wrapped.ts';

/** Signs a line: what a printed transcript often has. */
export const usualWrapWidth = 65;

/** A text cut into turns and numbered lines; both tile it. */
export interface CutText {
  readonly text: string;
  readonly turnFrom: Uint32Array<ArrayBuffer>;
  readonly lineFrom: Uint32Array<ArrayBuffer>;
}

/**
 * Joins the turns into one text, a newline between two, and cuts it into lines. No character is
 * lost or changed; every turn begins a line. `wrapWidth` is how many signs a wrapped line may hold.
 */
export function cut(
  turns: readonly string[],
  rule: CuttingRule,
  wrapWidth: number | null = null,
): CutText {
  const turnFrom: number[] = [];
  const lineFrom: number[] = [];
  let at = 0;
  for (const turn of turns) {
    turnFrom.push(at);
    for (const start of lineStarts(turn, rule, wrapWidth)) lineFrom.push(at + start);
    at += turn.length + 1;
  }
  return {
    text: turns.join('\n'),
    turnFrom: Uint32Array.from(turnFrom),
    lineFrom: Uint32Array.from(lineFrom),
  };
}

function lineStarts(turn: string, rule: CuttingRule, wrapWidth: number | null): number[] {
  if (rule === 'turn') return [0];
  const starts: number[] = [];
  let at = 0;
  for (const paragraph of turn.split('\n')) {
    // White space alone is no line of its own.
    if (at === 0 || paragraph.trim() !== '') {
      starts.push(...startsInside(paragraph, rule, wrapWidth).map((start) => at + start));
    }
    at += paragraph.length + 1;
  }
  return starts;
}

function startsInside(paragraph: string, rule: CuttingRule, wrapWidth: number | null): number[] {
  if (rule === 'sentence') return sentenceStarts(paragraph);
  return rule === 'wrapped' ? wrappedStarts(paragraph, wrapWidth ?? usualWrapWidth) : [0];
}
