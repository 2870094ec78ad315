import { scaleLinear } from 'd3-scale';
import type { ThemeMap } from '../model/theme-map.ts';
import type { Box } from './figure.ts';
import { lineHeight, wrapped } from './text-width.ts';
import { type Layer, type MapGraph, type MapLink, type MapNode } from './theme-map-graph.ts';
import { orderWithFewCrossings } from './theme-map-order.ts';
import { spacedAround } from './theme-map-spacing.ts';

export type Widths = ThemeMap['widths'];

/** A node with its words on lines and its place. */
export interface PlacedNode extends Box {
  readonly node: MapNode;
  readonly lines: readonly string[];
}

/** Where everything of a theme map stands by itself, before anything is moved by hand. */
export interface MapLayout {
  readonly graph: MapGraph;
  readonly widths: Widths;
  readonly nodes: readonly PlacedNode[];
  /** How wide a link is drawn, in map units. */
  readonly widthOf: (link: Pick<MapLink, 'people' | 'passages'>) => number;
}

/** Where the layers stand, how wide their nodes are, and how their words are set. */
export const columns: Readonly<
  Record<Layer, { x: number; width: number; size: number; bold: boolean; gap: number }>
> = {
  theme: { x: 8, width: 174, size: 14, bold: true, gap: 18 },
  subtheme: { x: 270, width: 192, size: 13, bold: false, gap: 12 },
  domain: { x: 566, width: 250, size: 13, bold: false, gap: 10 },
};

/** Where the first node begins, under the headings of the layers. */
export const mapTop = 36;
/** Size of the line of numbers under a name. */
export const countSize = 11;
export const padding = { x: 8, y: 5 };
/** The bar that links leave from, and the pattern of a domain, with the air beside it. */
export const bar = 6;
export const swatch = 24;
/** Room for a domain's three letters before its name. */
export const letters = 34;

const widest = 10;
const thinnest = 1.2;
const mostLines = 6;
/** Between subthemes of different themes. */
const betweenGroups = 14;

/**
 * Places the nodes of a map in three layers: those of the tallest layer one under another, the others
 * spread over the same height, themes beside the middle of their subthemes. No two nodes overlap. The
 * same graph gives the same layout.
 */
export function themeMapLayout(graph: MapGraph, widths: Widths): MapLayout {
  const widthOf = widthsOfLinks(graph.links, widths);
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const keysOf = (layer: Layer) =>
    graph.nodes.flatMap((one) => (one.layer === layer ? [one.key] : []));
  const order = orderWithFewCrossings(
    { themes: keysOf('theme'), subthemes: keysOf('subtheme'), domains: keysOf('domain') },
    orderingLinks(graph.links),
  );
  const sizedNodes = (keys: readonly string[]) =>
    keys.map((key) => sized(byKey.get(key)!, graph.links, widthOf));
  const [themes, subthemes] = [sizedNodes(order.themes), sizedNodes(order.subthemes)];
  const domains = sizedNodes(order.domains);
  const height = Math.max(
    stackedHeight(themes, gapsOf(themes, graph)),
    stackedHeight(subthemes, gapsOf(subthemes, graph)),
    stackedHeight(domains, gapsOf(domains, graph)),
  );
  const middle = spread(subthemes, gapsOf(subthemes, graph), height);
  const right = spread(domains, gapsOf(domains, graph), height);
  const left = beside(themes, middle, graph, height);
  return { graph, widths, widthOf, nodes: [...left, ...middle, ...right] };
}

/**
 * The same with the nodes that a person has moved where they put them: the middle of a node, kept on the
 * map. Keys of nodes that are not on the map say nothing.
 */
export function withMoved(
  { nodes }: Pick<MapLayout, 'nodes'>,
  moved: ThemeMap['moved'],
): readonly PlacedNode[] {
  const to = new Map(moved.map((one) => [one.key, one]));
  return nodes.map((placed) => {
    const place = to.get(placed.node.key);
    if (!place) return placed;
    const middle = onMap(place, placed);
    return { ...placed, x: middle.x - placed.width / 2, y: middle.y - placed.height / 2 };
  });
}

/** Nothing is put further away than this, so that a map always can be drawn. */
const furthest = 6000;

/** A middle for a node that keeps it on the map. */
export function onMap(
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: Pick<Box, 'width' | 'height'>,
): { readonly x: number; readonly y: number } {
  const within = (value: number, least: number) =>
    Math.round(Math.max(least, Math.min(furthest, value)));
  return { x: within(x, Math.ceil(width / 2) + 4), y: within(y, mapTop + Math.ceil(height / 2)) };
}

interface Sized {
  readonly node: MapNode;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

function sized(node: MapNode, links: readonly MapLink[], widthOf: MapLayout['widthOf']): Sized {
  const { width, size, bold } = columns[node.layer];
  const beside = node.domain ? swatch + letters : bar + padding.x;
  const lines = wrapped(node.name, width - padding.x - beside, { size, bold }, mostLines);
  const sum = (end: 'from' | 'to') =>
    links.reduce((all, link) => all + (link[end] === node.key ? widthOf(link) : 0), 0);
  const counted = node.domain ? 0 : countSize * lineHeight + 1;
  const text = lines.length * size * lineHeight + counted;
  const height = Math.ceil(Math.max(text, sum('from'), sum('to')) + 2 * padding.y);
  return { node, lines, width, height };
}

/** Links that are only proposed come and go, and move nothing while any is confirmed. */
function orderingLinks(links: readonly MapLink[]): readonly MapLink[] {
  const isAny = links.some(({ state }) => state === 'confirmed');
  return isAny ? links.filter(({ state }) => state !== 'proposed') : links;
}

/** As wide as the most people or passages of any link of the map want it, on one scale from nought. */
function widthsOfLinks(links: readonly MapLink[], widths: Widths): MapLayout['widthOf'] {
  const most = Math.max(1, ...links.map((link) => link[widths]));
  const scale = scaleLinear([0, most], [0, widest]);
  return (link) => Math.max(thinnest, scale(link[widths]));
}

/** The gap after each node but the last. */
function gapsOf(nodes: readonly Sized[], { links }: MapGraph): readonly number[] {
  const themesOf = (key: string) =>
    links
      .flatMap(({ from, to, state }) => (state === 'belongs' && to === key ? [from] : []))
      .join(' ');
  return nodes.slice(1).map(({ node }, index) => {
    const { gap } = columns[node.layer];
    const above = nodes[index]!.node;
    const isGroup = node.layer === 'subtheme' && themesOf(above.key) !== themesOf(node.key);
    return isGroup ? gap + betweenGroups : gap;
  });
}

function stackedHeight(nodes: readonly Sized[], gaps: readonly number[]): number {
  return sumOf(nodes.map(({ height }) => height)) + sumOf(gaps);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function placed(one: Sized, y: number): PlacedNode {
  return { ...one, x: columns[one.node.layer].x, y: Math.round(y) };
}

/** One under another, with what height is left over shared out between them. */
function spread(nodes: readonly Sized[], gaps: readonly number[], height: number): PlacedNode[] {
  const more = Math.floor((height - stackedHeight(nodes, gaps)) / Math.max(1, nodes.length));
  let y = mapTop + Math.floor(more / 2);
  return nodes.map((one, index) => {
    const here = placed(one, y);
    y += one.height + (gaps[index] ?? 0) + more;
    return here;
  });
}

/** Each as near to the middle of what it is linked to as the others allow. */
function beside(
  nodes: readonly Sized[],
  others: readonly PlacedNode[],
  { links }: MapGraph,
  height: number,
): PlacedNode[] {
  const middles = new Map(others.map(({ node, y, height: tall }) => [node.key, y + tall / 2]));
  const wanted = nodes.map(({ node }) => {
    const near = links.flatMap(({ from, to }) =>
      from === node.key ? (middles.get(to) ?? []) : [],
    );
    return near.length === 0 ? mapTop + height : sumOf(near) / near.length;
  });
  const tops = spacedAround(
    nodes.map((one, index) => ({
      length: one.height,
      gap: columns[one.node.layer].gap,
      wanted: wanted[index]! - one.height / 2,
    })),
    { from: mapTop, to: mapTop + height },
  );
  return nodes.map((one, index) => placed(one, tops[index]!));
}
