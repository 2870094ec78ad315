import type { CodeId } from '../model/code.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineMarks, type Stripe } from './line-marks.ts';
import { joined, type Coding, type Codings } from './packed.ts';

/** What one of two coders has on a line. */
export interface SideMarks {
  /** In order of lanes, counted from the axis outwards; a lane may be empty. */
  readonly stripes: readonly Stripe[];
  /** Codes of the researcher's own. */
  readonly own: readonly CodeId[];
}

/** One line with two passes over it. */
export interface PairedMarks {
  readonly left: SideMarks;
  readonly right: SideMarks;
  /** Quotations of either within the line: offsets [from, to) from the line's beginning. */
  readonly quotes: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Two passes side by side: one entry a line. A code has the same lane on both sides and keeps it for
 * as long as either side carries it without a gap, so that what both chose is symmetrical about the
 * axis. Lanes fill from the axis outwards; of codes that begin on one line, those of both come first.
 */
export function pairedMarks(
  [left, right]: readonly [Codings, Codings],
  version: Pick<TranscriptVersion, 'text' | 'lineFrom'>,
  isOwn: (codeId: CodeId) => boolean,
): readonly PairedMarks[] {
  const sideOf = ({ codings }: Codings): Side => ({
    own: joined(codings.filter(({ codeId }) => isOwn(codeId))),
    stripes: joined(codings.filter(({ codeId }) => !isOwn(codeId))),
  });
  const [a, b] = [sideOf(left), sideOf(right)];
  const laneOf = sharedLanes(a.stripes, b.stripes);
  const count = version.lineFrom.length;
  const byLine = ({ own, stripes }: Side): SideByLine => ({
    stripes: linesOf(stripes, count, (coding, line) => ({
      codeId: coding.codeId,
      lane: laneOf(coding),
      starts: line === coding.from,
      ends: line === coding.to - 1,
    })),
    own: linesOf(own, count, ({ codeId }) => codeId),
  });
  const [onLeft, onRight] = [byLine(a), byLine(b)];
  const quoted = lineMarks(
    {
      codings: [],
      quotations: [...left.quotations, ...right.quotations],
      flags: new Uint32Array(),
    },
    version,
    isOwn,
  );

  const sideOn = ({ stripes, own }: SideByLine, line: number): SideMarks => ({
    stripes: stripes[line]?.sort((a, b) => a.lane - b.lane) ?? none,
    own: own[line] ?? none,
  });
  return Array.from({ length: count }, (_, line) => ({
    left: sideOn(onLeft, line),
    right: sideOn(onRight, line),
    quotes: quoted[line]?.quotes ?? none,
  }));
}

interface Side {
  readonly own: readonly Coding[];
  readonly stripes: readonly Coding[];
}

interface SideByLine {
  readonly stripes: readonly (Stripe[] | undefined)[];
  readonly own: readonly (CodeId[] | undefined)[];
}

const none: readonly never[] = [];

/** The lane of a coding: that of the run of lines on which either side has its code without a gap. */
function sharedLanes(
  left: readonly Coding[],
  right: readonly Coding[],
): (coding: Coding) => number {
  const beginnings = (codings: readonly Coding[]) =>
    new Set(codings.map(({ codeId, from }) => `${codeId} ${from}`));
  const [ofLeft, ofRight] = [beginnings(left), beginnings(right)];
  const ofBoth = ({ codeId, from }: Coding) =>
    Number(ofLeft.has(`${codeId} ${from}`) && ofRight.has(`${codeId} ${from}`));
  const runs = joined([...left, ...right]).toSorted(
    (a, b) => a.from - b.from || ofBoth(b) - ofBoth(a) || (a.codeId < b.codeId ? -1 : 1),
  );

  const freeFrom: number[] = [];
  const runsOf = new Map<CodeId, { readonly run: Coding; readonly lane: number }[]>();
  for (const run of runs) {
    const found = freeFrom.findIndex((line) => line <= run.from);
    const lane = found === -1 ? freeFrom.length : found;
    freeFrom[lane] = run.to;
    const before = runsOf.get(run.codeId);
    if (before) before.push({ run, lane });
    else runsOf.set(run.codeId, [{ run, lane }]);
  }
  return ({ codeId, from }) => {
    const found = runsOf.get(codeId)?.find(({ run }) => run.from <= from && from < run.to);
    if (!found) throw new RangeError(`a coding at line ${from} is in no run`);
    return found.lane;
  };
}

/** What codings put on each line. */
function linesOf<Mark>(
  codings: readonly Coding[],
  count: number,
  mark: (coding: Coding, line: number) => Mark,
): (Mark[] | undefined)[] {
  const lines = new Array<Mark[] | undefined>(count);
  for (const coding of codings) {
    for (let line = coding.from; line < Math.min(coding.to, count); line += 1) {
      (lines[line] ??= []).push(mark(coding, line));
    }
  }
  return lines;
}
