import type { Figure } from './figure.ts';

/** Resolutions a picture can be saved in, in dots per inch: a screen, most journals, line art. */
export const resolutions = [150, 300, 600] as const;

export type Resolution = (typeof resolutions)[number];

/** How large a picture is to be on paper. */
export interface PictureOrder {
  /** Millimetres. */
  readonly width: number;
  readonly dpi: Resolution;
}

/** What every browser can still draw: pixels along a side, and pixels in all. */
export const longestSide = 16_000;
export const mostPixels = 64_000_000;

/** Millimetres that a figure may be wide on paper. */
export const widthBounds = { from: 20, to: 1000 } as const;

/** Pixels of a picture, or why it cannot be drawn; then also how wide it may be at that resolution. */
export type PictureSize =
  | {
      readonly possible: true;
      readonly width: number;
      readonly height: number;
      /** On paper, in millimetres. */
      readonly heightOnPaper: number;
    }
  | { readonly possible: false; readonly why: 'width' }
  | { readonly possible: false; readonly why: 'too-large'; readonly widest: number };

/** How many pixels a figure needs for a width on paper. */
export function pictureSize(
  figure: Pick<Figure, 'width' | 'height'>,
  { width: onPaper, dpi }: PictureOrder,
): PictureSize {
  if (!(onPaper >= widthBounds.from && onPaper <= widthBounds.to)) {
    return { possible: false, why: 'width' };
  }
  const width = pixels(onPaper, dpi);
  const heightOnPaper = (onPaper * figure.height) / figure.width;
  const height = Math.max(1, pixels(heightOnPaper, dpi));
  if (width <= longestSide && height <= longestSide && width * height <= mostPixels) {
    return { possible: true, width, height, heightOnPaper };
  }
  const ratio = figure.height / figure.width;
  const most = Math.min(longestSide, longestSide / ratio, Math.sqrt(mostPixels / ratio));
  return {
    possible: false,
    why: 'too-large',
    widest: Math.floor(((most - 1) * millimetres) / dpi),
  };
}

/** In an inch. */
const millimetres = 25.4;

function pixels(onPaper: number, dpi: Resolution): number {
  return Math.round((onPaper / millimetres) * dpi);
}

/** English metric units in a millimetre. */
export const emuPerMillimetre = 36_000;

/** How much room there is for a figure on paper, in millimetres. */
export interface PaperRoom {
  readonly width: number;
  readonly height: number;
}

/** How large a figure is on paper, in millimetres: its own size, made smaller where the room is. */
export function sizeOnPaper(
  { width, height }: Pick<Figure, 'width' | 'height'>,
  room: PaperRoom,
): PaperRoom {
  const perUnit = Math.min(millimetres / unitsPerInch, room.width / width, room.height / height);
  return { width: width * perUnit, height: height * perUnit };
}

/** A figure's unit is a CSS pixel. */
const unitsPerInch = 96;
