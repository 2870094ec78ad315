import type { CodeId } from '../model/code.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt } from '../transcript/lines.ts';
import type { Coding, Codings } from './packed.ts';

/** A code's stripe on one line, in the lane it keeps from its first line to its last. */
export interface Stripe {
  readonly codeId: CodeId;
  readonly lane: number;
  readonly starts: boolean;
  readonly ends: boolean;
}

/** Everything that stands on one line of a pass. */
export interface LineMarks {
  /** In order of lanes; a lane may be empty. */
  readonly stripes: readonly Stripe[];
  /** Codes of the researcher's own: words at the end of the line. */
  readonly own: readonly { readonly codeId: CodeId; readonly starts: boolean }[];
  /** Quotations within the line: offsets [from, to) from the line's beginning; they may overlap. */
  readonly quotes: readonly { readonly from: number; readonly to: number }[];
  readonly flagged: boolean;
  /** Equal for equal marks: tells whether a line must be drawn anew. */
  readonly signature: string;
}

export const noMarks: LineMarks = {
  stripes: [],
  own: [],
  quotes: [],
  flagged: false,
  signature: '',
};

/**
 * What stands on every line: one entry a line. Stripes take the lowest lane that is free when they
 * begin. `isOwn` tells the researcher's own codes from the framework's.
 */
export function lineMarks(
  { codings, quotations, flags }: Codings & { readonly flags: Uint32Array },
  version: Pick<TranscriptVersion, 'text' | 'lineFrom'>,
  isOwn: (codeId: CodeId) => boolean,
): LineMarks[] {
  const count = version.lineFrom.length;
  const drafts = new Array<Draft | undefined>(count);
  const draft = (line: number): Draft =>
    (drafts[line] ??= { stripes: [], own: [], quotes: [], flagged: false, signature: '' });

  const framework = codings.filter(({ codeId }) => !isOwn(codeId));
  for (const { coding, lane } of inLanes(framework)) {
    const { codeId, from, to } = coding;
    const sign = `${codeId},${lane}`;
    for (let line = from; line < Math.min(to, count); line += 1) {
      const here = draft(line);
      const [starts, ends] = [line === from, line === to - 1];
      here.stripes.push({ codeId, lane, starts, ends });
      here.signature += `${sign}${starts ? 's' : ''}${ends ? 'e' : ''};`;
    }
  }
  for (const { codeId, from, to } of codings) {
    if (!isOwn(codeId)) continue;
    for (let line = from; line < Math.min(to, count); line += 1) {
      const here = draft(line);
      here.own.push({ codeId, starts: line === from });
      here.signature += `${codeId}${line === from ? 's' : ''};`;
    }
  }
  for (const { from, to } of quotations) {
    for (let line = lineAt(version, from); line < count; line += 1) {
      const [begins, ends] = [version.lineFrom[line]!, version.lineFrom[line + 1] ?? Infinity];
      if (begins >= to) break;
      const here = draft(line);
      const quote = { from: Math.max(from, begins) - begins, to: Math.min(to, ends) - begins };
      here.quotes.push(quote);
      here.signature += `${quote.from}-${quote.to};`;
    }
  }
  for (const line of flags) {
    if (line >= count) continue;
    const here = draft(line);
    here.flagged = true;
    here.signature += 'f';
  }

  return Array.from(drafts, (here) => {
    here?.stripes.sort((a, b) => a.lane - b.lane);
    return here ?? noMarks;
  });
}

type Draft = {
  stripes: Stripe[];
  own: { codeId: CodeId; starts: boolean }[];
  quotes: { from: number; to: number }[];
  flagged: boolean;
  signature: string;
};

/** Each coding with the lowest lane free at its first line; codings sorted by their first line. */
function inLanes(codings: readonly Coding[]): { coding: Coding; lane: number }[] {
  const freeFrom: number[] = [];
  return codings.map((coding) => {
    const found = freeFrom.findIndex((line) => line <= coding.from);
    const lane = found === -1 ? freeFrom.length : found;
    freeFrom[lane] = coding.to;
    return { coding, lane };
  });
}
