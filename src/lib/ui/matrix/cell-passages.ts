import type { GridCell } from '../../domain/matrix/grid.ts';
import type { ChartingLink } from '../../domain/model/charting.ts';
import type { LineRange } from '../../domain/model/line-range.ts';
import { isSameRange, overlaps } from './matrix-words.ts';

/** A passage beside the open cell. */
export interface NumberedPassage {
  /** From one; the summary names it by this. */
  readonly number: number;
  readonly range: LineRange;
  /**
   * `new`: it, or lines of it, came since the cell was charted. `taken-off`: the cell was charted with it and
   * it is not coded here any more. `not-here`: the summary is linked to it, and it is not coded here.
   */
  readonly mark: 'new' | 'taken-off' | 'not-here' | null;
  /** The links of the summary that lead to it. */
  readonly links: readonly ChartingLink[];
}

/**
 * The passages of a cell with their numbers: those coded for the case in the column, then those taken off
 * since it was charted, then those that only the summary is linked to.
 */
export function numberedPassages({
  passages,
  charting,
  staleness,
}: Pick<GridCell, 'passages' | 'charting' | 'staleness'>): readonly NumberedPassage[] {
  const links = charting?.links ?? [];
  const found: { range: LineRange; mark: NumberedPassage['mark'] }[] = [
    ...passages.map(({ transcriptId, from, to }) => {
      const range = { transcriptId, from, to };
      const isNew = staleness?.added.some((one) => overlaps(one, range)) ?? false;
      return { range, mark: isNew ? ('new' as const) : null };
    }),
    ...(staleness?.removed ?? []).map((range) => ({ range, mark: 'taken-off' as const })),
  ];
  for (const { transcriptId, from, to } of links) {
    const range = { transcriptId, from, to };
    if (!found.some((one) => overlaps(one.range, range))) found.push({ range, mark: 'not-here' });
  }
  const placed = links.map((link) => ({ link, at: placeOf(link, found) }));
  return found.map(({ range, mark }, index) => ({
    number: index + 1,
    range,
    mark,
    links: placed.flatMap(({ link, at }) => (at === index ? [link] : [])),
  }));
}

/** The number of the passage that lines of a link are in; `null` where there is none. */
export function numberOfLink(link: LineRange, passages: readonly NumberedPassage[]): number | null {
  return passages[placeOf(link, passages)]?.number ?? null;
}

function placeOf(link: LineRange, found: readonly { readonly range: LineRange }[]): number {
  const exact = found.findIndex(({ range }) => isSameRange(range, link));
  return exact >= 0 ? exact : found.findIndex(({ range }) => overlaps(range, link));
}
