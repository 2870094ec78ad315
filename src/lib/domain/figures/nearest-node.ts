import type { PlacedNode } from './theme-map-layout.ts';
import { layers, type MapLink } from './theme-map-graph.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The node that an arrow key leads to: up and down within a layer, left and right to the next layer,
 * where what is linked comes first and the nearest of it. `null` where there is none.
 */
export function nearestNode(
  from: string,
  direction: Direction,
  nodes: readonly PlacedNode[],
  links: readonly Pick<MapLink, 'from' | 'to'>[],
): string | null {
  const here = nodes.find(({ node }) => node.key === from);
  if (!here) return nodes[0]?.node.key ?? null;
  const away = (one: PlacedNode) => middleOf(one) - middleOf(here);
  if (direction === 'up' || direction === 'down') {
    const sign = direction === 'down' ? 1 : -1;
    const order = ({ node }: PlacedNode) => nodes.findIndex((one) => one.node.key === node.key);
    // Nodes moved to the same height keep their order, so that none is passed over.
    const distance = (one: PlacedNode) =>
      sign * away(one) || sign * (order(one) - order(here)) * 1e-6;
    return nearest(
      nodes.filter((one) => one.node.layer === here.node.layer && distance(one) > 0),
      distance,
    );
  }
  const step = direction === 'right' ? 1 : -1;
  for (let at = layers.indexOf(here.node.layer) + step; layers[at]; at += step) {
    const there = nodes.filter(({ node }) => node.layer === layers[at]);
    const linked = there.filter(({ node }) =>
      links.some(
        (link) =>
          (link.from === from && link.to === node.key) ||
          (link.to === from && link.from === node.key),
      ),
    );
    const found = nearest(linked.length > 0 ? linked : there, (one) => Math.abs(away(one)));
    if (found !== null) return found;
  }
  return null;
}

function middleOf({ y, height }: PlacedNode): number {
  return y + height / 2;
}

function nearest(
  nodes: readonly PlacedNode[],
  distance: (one: PlacedNode) => number,
): string | null {
  return nodes.toSorted((a, b) => distance(a) - distance(b))[0]?.node.key ?? null;
}
