import type { Cell } from '../reporting/table.ts';

/**
 * A figure as plain data: what is drawn and where, in figure units. One unit is a CSS pixel (1/96 inch)
 * at the figure's own size; x runs to the right, y downwards. The screen (`ui/figures/FigureView.svelte`)
 * and the file (`formats/svg`) draw the same marks.
 */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it shows in few words, such as "theme map": names the file. */
  readonly subject: string;
  /** What somebody who does not see it is told, with the numbers. */
  readonly description: string;
  /** Everything the figure shows, as a table to be read beside it. */
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  };
  /** Drawn from first to last, later ones over earlier ones. */
  readonly marks: readonly Mark[];
}

/** Why there is nothing to draw, in a sentence. */
export interface NoFigure {
  readonly none: string;
}

/** What a mark is painted with; what colour that is, the screen and the file each say. */
export type Paint =
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'hairline'
  | 'edge'
  | 'sheet'
  | 'inset'
  | 'accent'
  | 'accent-wash'
  | { readonly on: 'stripe' | 'fill' | 'label'; readonly domain: string }
  /** The stripe of a domain in its pattern, so that it can be told in grey. */
  | { readonly on: 'pattern'; readonly domain: string }
  /** One of {@link shades} steps from light (0) to dark. */
  | { readonly on: 'shade'; readonly step: number }
  /** Text that is read on that shade. */
  | { readonly on: 'on-shade'; readonly step: number }
  /** Fine lines aslant: what is not there to be counted. */
  | { readonly on: 'hatch' };

/** How many steps a shade has. */
export const shades = 6;

/** How a shape is painted; what is absent is not painted, and lines are one unit wide. */
export interface Style {
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly strokeWidth?: number;
  /** Lengths of strokes and gaps, such as "4 3". */
  readonly dash?: string;
  /** From 0 to 1; 1 where absent. */
  readonly opacity?: number;
}

export type Mark =
  | ({ readonly kind: 'rect'; readonly radius?: number } & Box & Style)
  | ({ readonly kind: 'path'; readonly d: string } & Style)
  | ({ readonly kind: 'line' } & Record<'x1' | 'y1' | 'x2' | 'y2', number> & Style)
  | ({ readonly kind: 'circle' } & Record<'cx' | 'cy' | 'r', number> & Style)
  | TextMark
  | Group;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of words; `x` and `y` are where its baseline begins, has its middle, or ends. */
export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Height of the letters' face, in figure units. */
  readonly size: number;
  /** Which part of the words stands at `x`, as seen on the page, whichever way they are read. */
  readonly anchor: 'left' | 'middle' | 'right';
  readonly fill: Paint;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Degrees clockwise about (x, y). */
  readonly turned?: number;
}

/** Marks that belong together, such as all of one node. */
export interface Group {
  readonly kind: 'group';
  /** What it stands for, the same from drawing to drawing; unique in the figure. */
  readonly key: string;
  /** What it says in words. */
  readonly label: string;
  readonly marks: readonly Mark[];
}

/** The domains whose patterns a figure uses, each once, in the order in which they are first used. */
export function patternsOf(marks: readonly Mark[]): readonly string[] {
  const found = new Set<string>();
  for (const mark of marks) {
    if (mark.kind === 'group') patternsOf(mark.marks).forEach((domain) => found.add(domain));
    else if (typeof mark.fill === 'object' && mark.fill.on === 'pattern')
      found.add(mark.fill.domain);
  }
  return [...found];
}

/** Whether any mark is hatched. */
export function isHatched(marks: readonly Mark[]): boolean {
  return marks.some((mark) =>
    mark.kind === 'group'
      ? isHatched(mark.marks)
      : typeof mark.fill === 'object' && mark.fill.on === 'hatch',
  );
}
