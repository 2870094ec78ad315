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

/** What a coding counts as now that codes have been merged, split or retired: none, one or several. */
export type EffectiveCodes = (codeId: CodeId, from: number, to: number) => readonly CodeId[];

/** Every coding counts as what it says. */
export const asCoded: EffectiveCodes = (codeId) => [codeId];

/**
 * The passages of one coding of a transcript, by first line, then last line, then code id. Lines
 * that nobody may code now stay in a passage that was coded over them.
 */
export function passages(
  codings: PackedCodings,
  version: Pick<TranscriptVersion, 'lineFrom'>,
  effective: EffectiveCodes = asCoded,
): readonly Passage[] {
  const runs = new Map<CodeId, Run[]>();
  for (let row = 0; row < codings.code.length; row += 1) {
    const from = codings.from[row]!;
    const to = codings.to[row]!;
    for (const codeId of effective(codings.codes[codings.code[row]!]!, from, to)) {
      const ofCode = runs.get(codeId);
      if (ofCode) join(ofCode, from, to);
      else runs.set(codeId, [{ from, to, quotations: [] }]);
    }
  }
  for (const quoted of quotations(codings, version)) {
    for (const codeId of effective(quoted.codeId, quoted.codedFrom, quoted.codedTo)) {
      runs
        .get(codeId)
        ?.find(({ from, to }) => from <= quoted.line && quoted.line < to)
        ?.quotations.push({ from: quoted.from, to: quoted.to });
    }
  }

  const found: Passage[] = [];
  for (const [codeId, ofCode] of runs) {
    for (const run of ofCode) {
      run.quotations.sort((a, b) => a.from - b.from || a.to - b.to);
      found.push({ codeId, ...run });
    }
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to || (a.codeId < b.codeId ? -1 : 1));
}

interface Run {
  from: number;
  to: number;
  readonly quotations: Span[];
}

/** Codings come by first line, so only the last run can touch the next coding. */
function join(runs: Run[], from: number, to: number): void {
  const last = runs.at(-1)!;
  if (from <= last.to) last.to = Math.max(last.to, to);
  else runs.push({ from, to, quotations: [] });
}

/** Each quotation with the line it begins on and the coding it lies in. */
function* quotations(codings: PackedCodings, version: Pick<TranscriptVersion, 'lineFrom'>) {
  for (const [index, code] of codings.quoteCode.entries()) {
    const [from, to] = [codings.quoteFrom[index]!, codings.quoteTo[index]!];
    const line = lineAt(version, from);
    const coding = codings.code.findIndex(
      (each, at) => each === code && codings.from[at]! <= line && line < codings.to[at]!,
    );
    if (coding < 0) continue;
    const [codedFrom, codedTo] = [codings.from[coding]!, codings.to[coding]!];
    yield { codeId: codings.codes[code]!, from, to, line, codedFrom, codedTo };
  }
}
