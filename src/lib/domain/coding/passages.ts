import type { CodeId } from '../model/code.ts';
import type { PackedCodings } from '../model/pass.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt } from '../transcript/lines.ts';

/** A maximal run of lines that carry a code. Every count and every exported row is of these. */
export interface Passage {
  readonly codeId: CodeId;
  /** Lines [from, to). */
  readonly from: number;
  readonly to: number;
  /** Quotations inside it: UTF-16 offsets [from, to) of the transcript's text, in order. */
  readonly quotations: readonly Span[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The passages of one coding of a transcript, by first line, then last line, then code id. The
 * codings are those that count now: give them through `effectiveCodes` first. Lines that nobody may
 * code now stay in a passage that was coded over them.
 */
export function passages(
  codings: PackedCodings,
  version: Pick<TranscriptVersion, 'lineFrom'>,
): readonly Passage[] {
  const runs = codings.codes.map((): Run[] => []);
  for (let row = 0; row < codings.code.length; row += 1) {
    join(runs[codings.code[row]!]!, codings.from[row]!, codings.to[row]!);
  }
  for (let row = 0; row < codings.quoteCode.length; row += 1) {
    const [from, to] = [codings.quoteFrom[row]!, codings.quoteTo[row]!];
    const line = lineAt(version, from);
    runs[codings.quoteCode[row]!]!.find(
      (run) => run.from <= line && line < run.to,
    )?.quotations.push({ from, to });
  }
  return runs
    .flatMap((ofCode, index) => ofCode.map((run) => ({ codeId: codings.codes[index]!, ...run })))
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.codeId < b.codeId ? -1 : 1));
}

interface Run {
  from: number;
  to: number;
  readonly quotations: Span[];
}

/** Codings and quotations come in order, so only the last run can touch the next coding. */
function join(runs: Run[], from: number, to: number): void {
  const last = runs.at(-1);
  if (last && from <= last.to) last.to = Math.max(last.to, to);
  else runs.push({ from, to, quotations: [] });
}
