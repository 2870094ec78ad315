import type { MapLink } from './theme-map-graph.ts';
import type { Widths } from './theme-map-layout.ts';

/** How lines are broken that stand for less than others, and what the legend says of each. */
export const dashes = {
  proposed: '5 4',
  /** No width can show nought: such a link is as thin as any, and dotted. */
  nobody: '2 4',
  proposedNobody: '6 4 2 4',
} as const;

/** Which of {@link dashes} a link is drawn with; `null`: a whole line. */
export function dashKind(
  link: Pick<MapLink, 'state' | 'people' | 'passages'>,
  widths: Widths,
): keyof typeof dashes | null {
  const isNought = link[widths] === 0;
  if (link.state === 'proposed') return isNought ? 'proposedNobody' : 'proposed';
  return isNought ? 'nobody' : null;
}

export function dashOf(
  link: Pick<MapLink, 'state' | 'people' | 'passages'>,
  widths: Widths,
): string | null {
  const kind = dashKind(link, widths);
  return kind && dashes[kind];
}
