import type { Group, Mark, TextMark } from './figure.ts';
import { lineHeight } from './text-width.ts';
import {
  bar,
  columns,
  countSize,
  letters,
  padding,
  swatch,
  type MapLayout,
  type PlacedNode,
} from './theme-map-layout.ts';
import { wordsOfNode, wordsOfReach } from './theme-map-words.ts';

/** A node: its name, what is counted under it, and the bar or pattern its links meet. */
export function nodeGroup(at: PlacedNode, layout: MapLayout): Group {
  const { node, lines } = at;
  const { size, bold } = columns[node.layer];
  const fromRight = node.layer === 'theme';
  const x =
    node.layer === 'domain'
      ? at.x + swatch + letters
      : fromRight
        ? at.x + at.width - bar - padding.x
        : at.x + padding.x;
  const anchor = fromRight ? 'right' : 'left';
  const count = node.domain ? '' : wordsOfReach(node, layout.graph);
  const text = lines.length * size * lineHeight + (count === '' ? 0 : countSize * lineHeight + 1);
  const first = at.y + (at.height - text) / 2 + size * 0.95;
  return {
    kind: 'group',
    key: node.key,
    label: wordsOfNode(node, layout.graph),
    marks: [
      {
        kind: 'rect',
        x: at.x,
        y: at.y,
        width: at.width,
        height: at.height,
        radius: 2,
        fill: 'sheet',
        opacity: 0.86,
      },
      ...endMarks(at, layout),
      ...(node.domain
        ? [set(node.domain.abbreviation, { x: at.x + swatch, y: first, size, bold: true })]
        : []),
      ...lines.map((line, index) =>
        set(line, { x, y: first + index * size * lineHeight, size, bold, anchor }),
      ),
      ...(count === ''
        ? []
        : [
            set(count, {
              x,
              y: first + (lines.length - 1) * size * lineHeight + countSize * lineHeight + 1,
              size: countSize,
              anchor,
              fill: 'ink-2',
            }),
          ]),
    ],
  };
}

function set(
  text: string,
  { y, ...how }: Pick<TextMark, 'x' | 'y' | 'size'> & Partial<TextMark>,
): TextMark {
  return { anchor: 'left', fill: 'ink', ...how, kind: 'text', text, y: round(y) };
}

/** The bar that links leave from; of a domain, the pattern they arrive at. */
function endMarks(at: PlacedNode, { graph, widthOf }: MapLayout): readonly Mark[] {
  const { node, x, y, width, height } = at;
  const end = node.layer === 'domain' ? 'to' : 'from';
  const sum = graph.links.reduce(
    (all, link) => all + (link[end] === node.key ? widthOf(link) : 0),
    0,
  );
  const tall = Math.min(height, Math.max(14, sum));
  const top = round(y + (height - tall) / 2);
  if (node.domain) {
    const { key: domain } = node.domain;
    const box = { x, y: top, width: swatch - padding.x - 2, height: tall };
    return [
      { kind: 'rect', ...box, fill: { on: 'pattern', domain }, stroke: { on: 'stripe', domain } },
    ];
  }
  return [{ kind: 'rect', x: x + width - bar, y: top, width: bar, height: tall, fill: 'ink-2' }];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
