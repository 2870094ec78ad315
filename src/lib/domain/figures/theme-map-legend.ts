import type { Mark } from './figure.ts';
import { dashes, dashKind } from './theme-map-dashes.ts';
import { textWidth } from './text-width.ts';
import type { MapLayout } from './theme-map-layout.ts';

const size = 11;

/** What the widths of links stand for, and what is dashed, in one row from `top` on. */
export function mapLegend(
  { graph, widths, widthOf }: MapLayout,
  top: number,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  if (graph.links.length === 0) return { marks: [], bottom: top };
  const most = Math.max(1, ...graph.links.map((link) => link[widths]));
  const samples = [...new Set([1, Math.ceil(most / 2), most])];
  const marks: Mark[] = [];
  let x = 8;
  const say = (text: string, after: number) => {
    marks.push({ kind: 'text', x, y: top + 12, text, size, anchor: 'left', fill: 'ink-2' });
    x += textWidth(text, { size }) + after;
  };
  const draw = (strokeWidth: number, dash?: string) => {
    const line = { x1: x, x2: x + 26, y1: top + 8, y2: top + 8 };
    marks.push({ kind: 'line', ...line, stroke: 'edge', strokeWidth, ...(dash && { dash }) });
    x += 32;
  };
  say(`Widths show ${widths}:`, 8);
  for (const many of samples) {
    draw(widthOf({ people: many, passages: many }));
    say(String(many), 14);
  }
  const words = {
    nobody: `linked, with 0 ${widths}`,
    proposed: 'proposed, not confirmed',
    proposedNobody: `proposed, with 0 ${widths}`,
  };
  const kinds = new Set(graph.links.map((link) => dashKind(link, widths)));
  for (const kind of ['nobody', 'proposed', 'proposedNobody'] as const) {
    if (!kinds.has(kind)) continue;
    const nought = widthOf({ people: 0, passages: 0 });
    draw(kind === 'proposed' ? 2 : nought, dashes[kind]);
    say(words[kind], 14);
  }
  return { marks, bottom: top + 18 };
}
