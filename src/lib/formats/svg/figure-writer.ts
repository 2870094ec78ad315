import {
  isHatched,
  patternsOf,
  type Figure,
  type Mark,
  type Style,
  type TextMark,
} from '../../domain/figures/figure.ts';
import { patternTiles, tileSide } from '../../domain/figures/patterns.ts';
import { isRightToLeft } from '../../domain/figures/text-width.ts';
import type { Writer } from '../format.ts';
import { colourOf, patternId } from './light-colours.ts';
import { attributes, number, xmlText } from './xml.ts';

/** Named and not embedded, so that the words stay words; every system has one of them. */
const faces = "Arial, 'Liberation Sans', Helvetica, 'Noto Sans', sans-serif";

/**
 * A figure as an SVG 1.1 file that stands by itself: words are text, on a white ground, in the light
 * theme's colours, with nothing referred to outside of it. Title and description are there for screen
 * readers. Equal figures give equal bytes.
 */
export const svgFigure: Writer<Figure> = {
  id: 'svg',
  label: 'SVG',
  mediaType: 'image/svg+xml',
  extensions: ['.svg'],
  write: async (figure) => new TextEncoder().encode(svgText(figure)),
};

/** @see svgFigure */
export function svgText(figure: Figure): string {
  const { width, height, title, description, marks } = figure;
  const head = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${number(width)} ${number(height)}`,
    role: 'img',
    'aria-labelledby': 'title',
    'aria-describedby': 'description',
    'font-family': faces,
    'xml:space': 'preserve',
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg${head}>`,
    `<title id="title">${xmlText(title)}</title>`,
    `<desc id="description">${xmlText(description)}</desc>`,
    ...definitions(marks),
    `<rect${attributes({ width, height, fill: '#ffffff' })}/>`,
    ...marks.map((mark) => markText(mark)),
    '</svg>',
    '',
  ].join('\n');
}

function definitions(marks: readonly Mark[]): readonly string[] {
  const patterns = patternsOf(marks).map((domain) => {
    const fill = colourOf({ on: 'fill', domain });
    const stripe = colourOf({ on: 'stripe', domain });
    const tile = patternTiles.get(domain);
    const shape = tile ? `<path${attributes({ d: tile, fill: stripe })}/>` : '';
    return pattern(patternId(domain), `<rect width="8" height="8" fill="${fill}"/>${shape}`);
  });
  const hatch = isHatched(marks)
    ? [
        pattern(
          'hatch',
          `<path${attributes({ d: 'M-2 2L2 -2M0 8L8 0M6 10L10 6', stroke: colourOf('edge'), 'stroke-width': 1 })}/>`,
        ),
      ]
    : [];
  const all = [...patterns, ...hatch];
  return all.length === 0 ? [] : ['<defs>', ...all, '</defs>'];
}

function pattern(id: string, inside: string): string {
  const size = { width: tileSide, height: tileSide, patternUnits: 'userSpaceOnUse' };
  return `<pattern${attributes({ id, ...size })}>${inside}</pattern>`;
}

function markText(mark: Mark): string {
  switch (mark.kind) {
    case 'group':
      return [
        `<g><title>${xmlText(mark.label)}</title>`,
        ...mark.marks.map((each) => markText(each)),
        '</g>',
      ].join('\n');
    case 'text':
      return wordsText(mark);
    case 'rect': {
      const { x, y, width, height, radius } = mark;
      return `<rect${attributes({ x, y, width, height, rx: radius, ...painted(mark) })}/>`;
    }
    case 'path':
      return `<path${attributes({ d: mark.d, ...painted(mark) })}/>`;
    case 'line': {
      const { x1, y1, x2, y2 } = mark;
      return `<line${attributes({ x1, y1, x2, y2, ...painted(mark) })}/>`;
    }
    case 'circle': {
      const { cx, cy, r } = mark;
      return `<circle${attributes({ cx, cy, r, ...painted(mark) })}/>`;
    }
  }
}

function painted({ fill, stroke, strokeWidth, dash, opacity }: Style) {
  return {
    fill: fill === undefined ? 'none' : colourOf(fill),
    stroke: stroke && colourOf(stroke),
    'stroke-width': strokeWidth,
    'stroke-dasharray': dash,
    opacity,
  };
}

/** Where words are read from right to left, their "start" is on the right. */
function wordsText({ x, y, text, size, anchor, fill, bold, italic, turned }: TextMark): string {
  const fromRight = isRightToLeft(text);
  const begins = fromRight ? 'right' : 'left';
  return `<text${attributes({
    x,
    y,
    'font-size': size,
    fill: colourOf(fill),
    'text-anchor': anchor === 'middle' ? 'middle' : anchor === begins ? undefined : 'end',
    'font-weight': bold ? 'bold' : undefined,
    'font-style': italic ? 'italic' : undefined,
    direction: fromRight ? 'rtl' : undefined,
    'unicode-bidi': fromRight ? 'embed' : undefined,
    transform: turned ? `rotate(${number(turned)} ${number(x)} ${number(y)})` : undefined,
  })}>${xmlText(text)}</text>`;
}
