import type { ScaleLinear } from 'd3-scale';
import type { Mark } from './figure.ts';

/** What an accumulation curve is drawn from; all lists go by interview, in the order of interviewing. */
export interface AccumulationInput {
  readonly title: string;
  /** What is counted, in the plural: "own codes", "belief statements". */
  readonly unit: string;
  readonly interviews: readonly {
    readonly label: string;
    /** Heard for the first time in this interview. */
    readonly fresh: number;
    /** Heard in this interview or an earlier one. */
    readonly total: number;
  }[];
  /** The spread of the total over random orders, at each place in the order; `null`: not drawn. */
  readonly spread: {
    readonly places: readonly {
      readonly low: number;
      readonly middle: number;
      readonly high: number;
    }[];
    /** What low and high are, with the number of orders and the seed. */
    readonly is: string;
  } | null;
  /** Stretches of interviews [from, to) that the rule speaks of, such as its base and its run. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  readonly notes: readonly string[];
}

/** The same with where things stand, in figure units. */
export interface Frame extends AccumulationInput {
  readonly band: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: ScaleLinear<number, number>;
  readonly middle: (index: number) => number;
}

export const size = 11;
export const plot = { left: 58, top: 34, height: 300, right: 16 };
export const widthOfBand = { least: 16, most: 64 };

/** One line of words in the size of the figure. */
export function words(
  x: number,
  y: number,
  anchor: 'left' | 'middle' | 'right',
  { text, fill, bold = false }: { text: string; fill: 'ink' | 'ink-2' | 'ink-3'; bold?: boolean },
): Mark {
  return { kind: 'text', x, y, text, size, anchor, fill, bold };
}
