import { linkHorizontal } from 'd3-shape';
import type { Figure, Group, Mark, Paint } from './figure.ts';
import { noteMarks } from './notes.ts';
import { nodeGroup } from './theme-map-nodes.ts';
import { mapLegend } from './theme-map-legend.ts';
import type { MapLink } from './theme-map-graph.ts';
import {
  bar,
  columns,
  countSize,
  padding,
  type MapLayout,
  type PlacedNode,
} from './theme-map-layout.ts';
import { dashOf } from './theme-map-dashes.ts';
import { describeMap, tableOfMap, wordsOfLink, wordsOfUnlinked } from './theme-map-words.ts';

/** A theme map with its parts apart, so that the screen can let people hold its nodes. */
export interface ThemeMapFigure extends Figure {
  /** Headings, links and notes, which stand under the nodes. */
  readonly ground: readonly Mark[];
  readonly nodes: readonly (Group & { readonly at: PlacedNode })[];
}

/**
 * A theme map as a figure: theme → subtheme → domain.
 *
 * @param nodes where they stand: `layout.nodes`, or those with what was moved (`withMoved`).
 * @param chosen the key of the node whose links are brought out, if any.
 */
export function themeMapFigure(
  { title, notes }: { readonly title: string; readonly notes: readonly string[] },
  layout: MapLayout,
  nodes: readonly PlacedNode[],
  chosen: string | null = null,
): ThemeMapFigure {
  const right = Math.max(420, ...nodes.map(({ x, width }) => x + width));
  const bottom = Math.max(90, ...nodes.map(({ y, height }) => y + height));
  const width = Math.ceil(right + 8);
  const legend = mapLegend(layout, bottom + 22);
  const foot = noteMarks([...wordsOfUnlinked(layout.graph), ...notes], {
    x: 8,
    top: legend.bottom + 6,
    width: width - 16,
  });
  const ground: Mark[] = [
    ...headings(nodes),
    ...linkMarks(layout, nodes, chosen),
    ...legend.marks,
    ...foot.marks,
  ];
  const groups = nodes.map((at) => ({ ...nodeGroup(at, layout), at }));
  return {
    width,
    height: Math.ceil(foot.bottom + 8),
    title,
    subject: 'theme map',
    description: [describeMap(layout.graph), ...notes].join(' '),
    table: tableOfMap(layout.graph),
    marks: [...ground, ...groups.map(({ at: _, ...group }) => group)],
    ground,
    nodes: groups,
  };
}

const headingWords = { theme: 'Theme', subtheme: 'Subtheme', domain: 'TDF domain' } as const;

function headings(nodes: readonly PlacedNode[]): readonly Mark[] {
  if (nodes.length === 0) {
    const text = 'No theme yet';
    return [{ kind: 'text', x: 8, y: 60, text, size: 13, anchor: 'left', fill: 'ink-2' }];
  }
  return (['theme', 'subtheme', 'domain'] as const)
    .filter((layer) => nodes.some(({ node }) => node.layer === layer))
    .map((layer) => {
      const { x, width } = columns[layer];
      return {
        kind: 'text',
        x: layer === 'theme' ? x + width - bar - padding.x : x + padding.x,
        y: 18,
        text: headingWords[layer],
        size: countSize,
        anchor: layer === 'theme' ? 'right' : 'left',
        fill: 'ink-2',
      };
    });
}

const linkPath = linkHorizontal<readonly [number, number][], readonly [number, number]>()
  .source(([from]) => from!)
  .target(([, to]) => to!)
  .x(([x]) => x)
  .y(([, y]) => y);

function linkMarks(
  layout: MapLayout,
  nodes: readonly PlacedNode[],
  chosen: string | null,
): readonly Mark[] {
  const { graph, widthOf } = layout;
  const byKey = new Map(nodes.map((one) => [one.node.key, one]));
  const [leaving, arriving] = [portsOf('from', layout, byKey), portsOf('to', layout, byKey)];
  // What is brought out lies over the rest; else in the order of the graph, wide ones under thin ones.
  const isChosen = ({ from, to }: MapLink) => chosen !== null && (from === chosen || to === chosen);
  const sorted = graph.links.toSorted(
    (a, b) => Number(isChosen(a)) - Number(isChosen(b)) || widthOf(b) - widthOf(a),
  );
  return sorted.map((link): Mark => {
    const [from, to] = [byKey.get(link.from)!, byKey.get(link.to)!];
    const d = linkPath([
      [from.x + from.width, round(leaving.get(link)!)],
      [to.x, round(arriving.get(link)!)],
    ]);
    return {
      kind: 'group',
      key: `link ${link.from} ${link.to}`,
      label: wordsOfLink(link, graph),
      marks: [
        {
          kind: 'path',
          d: d ?? '',
          stroke: paintOf(to),
          strokeWidth: widthOf(link),
          opacity: isChosen(link) ? 1 : to.node.domain ? 0.6 : 0.75,
          ...dashed(link, layout.widths),
        },
      ],
    };
  });
}

function dashed(link: MapLink, widths: MapLayout['widths']) {
  const dash = dashOf(link, widths);
  return dash === null ? {} : { dash };
}

function paintOf({ node }: PlacedNode): Paint {
  return node.domain ? { on: 'stripe', domain: node.domain.key } : 'edge';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Where links meet a node: one under another about its middle, in the order of their other ends. */
function portsOf(
  end: 'from' | 'to',
  { graph, widthOf }: MapLayout,
  byKey: ReadonlyMap<string, PlacedNode>,
): ReadonlyMap<MapLink, number> {
  const other = end === 'from' ? 'to' : 'from';
  const ports = new Map<MapLink, number>();
  for (const [key, { y, height }] of byKey) {
    const middle = (link: MapLink) => {
      const far = byKey.get(link[other])!;
      return far.y + far.height / 2;
    };
    const here = graph.links
      .filter((link) => link[end] === key)
      .toSorted((a, b) => middle(a) - middle(b));
    let at = y + height / 2 - here.reduce((sum, link) => sum + widthOf(link), 0) / 2;
    for (const link of here) {
      ports.set(link, at + widthOf(link) / 2);
      at += widthOf(link);
    }
  }
  return ports;
}
