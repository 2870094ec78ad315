import { lineAt, lineSpan } from '../transcript/lines.ts';
import type { CarryMap, Range } from './carry-map.ts';

/**
 * Which lines of two versions of a transcript hold the same words. An old line may have been cut into
 * several, several may have been joined; one that has gone is linked to none, and so is one that came.
 */
export interface LineLinks {
  /** For each old line, the new lines that hold words of it, ascending. */
  readonly to: readonly (readonly number[])[];
  /** For each new line, the old lines whose words it holds, ascending. */
  readonly from: readonly (readonly number[])[];
}

/** The lines of a map that hold the same words, or words in the place of others. */
export function lineLinks({ before, after, links }: CarryMap): LineLinks {
  const to = Array.from(before.lineFrom, (): number[] => []);
  const from = Array.from(after.lineFrom, (): number[] => []);
  for (const link of links) {
    const last = lineAt(before, link.to - 1);
    for (let line = lineAt(before, link.from); line <= last; line += 1) {
      const [start, end] = link.same ? held(link, lineSpan(before, line)) : [link.at, link.end];
      for (let there = lineAt(after, start); there <= lineAt(after, end - 1); there += 1) {
        if (to[line]!.at(-1) !== there) to[line]!.push(there);
        if (from[there]!.at(-1) !== line) from[there]!.push(line);
      }
    }
  }
  return { to, from };
}

/** Where the part of a link that lies in an old line now stands. */
function held(
  { from, to, at }: CarryMap['links'][number],
  [start, end]: readonly [number, number],
): [number, number] {
  return [at + Math.max(start, from) - from, at + Math.min(end, to) - from];
}

/** The new lines all of whose words come from the old lines [from, to), as runs. */
export function linesWithin({ to, from }: LineLinks, range: Range): readonly Range[] {
  const within = (line: number) => range.from <= line && line < range.to;
  return runsOf(targets(to, range).filter((line) => from[line]!.every(within)));
}

/** Ascending, each once. */
function targets(to: LineLinks['to'], range: Range): readonly number[] {
  const lines = new Set<number>();
  for (let line = range.from; line < range.to; line += 1) {
    for (const one of to[line] ?? []) lines.add(one);
  }
  return [...lines].sort((a, b) => a - b);
}

/** Ascending lines as runs [from, to). */
export function runsOf(lines: readonly number[]): readonly Range[] {
  const runs: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last.to === line) last.to = line + 1;
    else runs.push({ from: line, to: line + 1 });
  }
  return runs;
}
