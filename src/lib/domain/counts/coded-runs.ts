import type { SettledStudy, SettledTranscript } from '../findings/settled-study.ts';
import type { CodeId } from '../model/code.ts';

/** Lines of one transcript as runs [from, to), ascending and apart: from, to, from, to … */
export type FlatRuns = Uint32Array;

type SettledRuns = Pick<SettledStudy, 'settled'>;

const known = new WeakMap<SettledRuns['settled'], Map<string, readonly FlatRuns[]>>();

/**
 * The lines that carry any of the codes, by settled transcript in the study's order; codes that overlap
 * or touch make one run. The same as `runsOfCodes`, packed and kept, so that a study of half a million
 * codings is counted at once.
 */
export function codedRuns(
  codeIds: ReadonlySet<CodeId>,
  { settled }: SettledRuns,
): readonly FlatRuns[] {
  const key = [...codeIds].toSorted().join(' ');
  let ofStudy = known.get(settled);
  if (!ofStudy) known.set(settled, (ofStudy = new Map()));
  const before = ofStudy.get(key);
  if (before) return before;
  const runs = settled.map((one) => runsIn(codeIds, one));
  ofStudy.set(key, runs);
  return runs;
}

/** The lines that any of several sets of codes are on. */
export function joinedFlat(sets: readonly FlatRuns[]): FlatRuns {
  const [only, ...others] = sets.filter(({ length }) => length > 0);
  if (!only) return nothing;
  if (others.length === 0) return only;
  const end = Math.max(...[only, ...others].map((runs) => runs[runs.length - 1]!));
  const marks = new Uint8Array(end);
  for (const runs of [only, ...others]) {
    for (let at = 0; at < runs.length; at += 2) marks.fill(1, runs[at], runs[at + 1]);
  }
  return runsOfMarks(marks);
}

/** How many lines runs cover. */
export function linesIn(runs: FlatRuns): number {
  let lines = 0;
  for (let at = 0; at < runs.length; at += 2) lines += runs[at + 1]! - runs[at]!;
  return lines;
}

/** Runs of lines that are marked, one byte a line. */
export function runsOfMarks(marks: Uint8Array): FlatRuns {
  const runs: number[] = [];
  for (let from = marks.indexOf(1); from >= 0;) {
    const to = marks.indexOf(0, from);
    runs.push(from, to < 0 ? marks.length : to);
    from = to < 0 ? -1 : marks.indexOf(1, to);
  }
  return Uint32Array.from(runs);
}

const nothing: FlatRuns = new Uint32Array();

function runsIn(codeIds: ReadonlySet<CodeId>, { runs }: SettledTranscript): FlatRuns {
  const sets: FlatRuns[] = [];
  for (const codeId of codeIds) {
    const coded = runs.get(codeId);
    if (!coded) continue;
    const flat = new Uint32Array(2 * coded.length);
    for (let index = 0; index < coded.length; index += 1) {
      const { from, to } = coded[index]!;
      flat[2 * index] = from;
      flat[2 * index + 1] = to;
    }
    sets.push(flat);
  }
  return joinedFlat(sets);
}
