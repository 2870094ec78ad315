import type { Charting } from '../model/charting.ts';

/**
 * How far some cells have come, as numbers of cells. Every cell is in one of `charted`, `setAside`,
 * `notCharted`, `nothingSaid`, `notAsked`, `notSettled`, `noTranscript` and `hidden`; `stale` and `checked`
 * are of those charted or set aside.
 */
export interface Coverage {
  readonly cells: number;
  /** With a summary, whatever else holds of them. */
  readonly charted: number;
  readonly setAside: number;
  /** Of those charted: without any passage now. */
  readonly chartedWithout: number;
  /** Of those set aside: without any passage now. */
  readonly setAsideWithout: number;
  /** With passages, and nothing written. */
  readonly notCharted: number;
  readonly nothingSaid: number;
  readonly notAsked: number;
  readonly notSettled: number;
  readonly noTranscript: number;
  readonly hidden: number;
  /** Changed since they were last said to be right. */
  readonly stale: number;
  readonly checked: number;
}

/** What of a cell (`GridCell`) is counted. */
interface CountedCell {
  readonly state: { readonly kind: string };
  readonly charting: Pick<Charting, 'kind'> | null;
  readonly staleness: object | null;
  readonly checkedBy: object | null;
  readonly hasPassages: boolean;
}

export function coverageOf(cells: Iterable<CountedCell>): Coverage {
  const count = {
    cells: 0,
    charted: 0,
    setAside: 0,
    chartedWithout: 0,
    setAsideWithout: 0,
    notCharted: 0,
    nothingSaid: 0,
    notAsked: 0,
    notSettled: 0,
    noTranscript: 0,
    hidden: 0,
    stale: 0,
    checked: 0,
  };
  for (const { state, charting, staleness, checkedBy, hasPassages } of cells) {
    count.cells += 1;
    if (charting) {
      const as = charting.kind === 'summary' ? 'charted' : 'setAside';
      count[as] += 1;
      if (!hasPassages) count[`${as}Without`] += 1;
      if (staleness) count.stale += 1;
      if (checkedBy) count.checked += 1;
    } else {
      const counted = countOf.get(state.kind);
      if (counted) count[counted] += 1;
    }
  }
  return count;
}

/** What a cell without words counts as. */
const countOf: ReadonlyMap<string, keyof Coverage> = new Map([
  ['not-charted', 'notCharted'],
  ['nothing-said', 'nothingSaid'],
  ['not-asked', 'notAsked'],
  ['not-settled', 'notSettled'],
  ['no-transcript', 'noTranscript'],
  ['hidden', 'hidden'],
]);

/** How many cells have passages of those that can be charted or set aside: what there is to chart. */
export function cellsToChart({
  charted,
  setAside,
  notCharted,
  chartedWithout,
  setAsideWithout,
}: Coverage): number {
  return charted - chartedWithout + setAside - setAsideWithout + notCharted;
}
