import { FormatError } from '../domain/errors.ts';
import type { Figure } from '../domain/figures/figure.ts';
import {
  emuPerMillimetre,
  pictureSize,
  sizeOnPaper,
  widthBounds,
  type PaperRoom,
  type PictureOrder,
  type Resolution,
} from '../domain/figures/picture-size.ts';
import { withResolution } from '../formats/png/resolution.ts';
import { svgFigure } from '../formats/svg/figure-writer.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A drawing as a picture of so many pixels. */
export type Rasterise = (svg: Blob, width: number, height: number) => Promise<Blob>;

/** A figure as files, and how large it is in each unit that asks. */
export interface FigureFiles {
  readonly svg: Bytes;
  readonly png: Bytes;
  /** Of the PNG. */
  readonly pixels: Size;
  /** On paper, in English metric units, as Word counts. */
  readonly emu: Size;
}

/** How files are made; A4 at 300 dots per inch where nothing is said. */
export interface FigureFilesHow {
  readonly room?: PaperRoom;
  readonly dpi?: Resolution;
  readonly rasterise?: Rasterise;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page of A4 with margins of 25 mm, less the room of a caption. */
const usualRoom: PaperRoom = { width: 160, height: 220 };

/**
 * A figure as a drawing and as a picture, at its own size or, where that is larger, as large as the room
 * on paper. Needs the page: only there can a browser draw words.
 *
 * @throws {FormatError} 'picture-not-drawn' where the browser cannot draw it.
 */
export async function figureFiles(
  figure: Figure,
  { room = usualRoom, dpi = 300, rasterise = rasterised }: FigureFilesHow = {},
): Promise<FigureFiles> {
  const onPaper = sizeOnPaper(figure, room);
  const svg = await svgFigure.write(figure);
  // What is very long comes out narrower than a picture is made; it is not drawn for nothing.
  const width = Math.max(widthBounds.from, onPaper.width);
  const { png, ...pixels } = await pictureOf(figure, svg, { width, dpi }, rasterise);
  return {
    svg,
    png,
    pixels,
    emu: {
      width: Math.round(onPaper.width * emuPerMillimetre),
      height: Math.round(onPaper.height * emuPerMillimetre),
    },
  };
}

/**
 * The files of several figures by their keys, one after another, since each takes much memory.
 *
 * @param ondone called after each, with how many are done.
 * @throws {FormatError} 'picture-not-drawn'; what `signal` was aborted with.
 */
export async function filesOfFigures<Key>(
  figures: Iterable<readonly [Key, Figure]>,
  how: FigureFilesHow & { readonly signal?: AbortSignal } = {},
  ondone: (done: number) => void = () => {},
): Promise<ReadonlyMap<Key, FigureFiles>> {
  const files = new Map<Key, FigureFiles>();
  for (const [key, figure] of figures) {
    how.signal?.throwIfAborted();
    files.set(key, await figureFiles(figure, how));
    ondone(files.size);
  }
  return files;
}

/**
 * The picture of a drawing, with the resolution it is meant for.
 * @throws {FormatError} 'picture-not-drawn' where it is too large, or the browser cannot draw it.
 */
export async function pictureOf(
  figure: Pick<Figure, 'width' | 'height'>,
  svg: Bytes,
  order: PictureOrder,
  rasterise: Rasterise = rasterised,
): Promise<{ readonly png: Bytes } & Size> {
  const size = pictureSize(figure, order);
  if (!size.possible) throw new FormatError('picture-not-drawn', size.why);
  const { width, height } = size;
  const drawing = new Blob([svg], { type: svgFigure.mediaType });
  const drawn = await rasterise(drawing, width, height);
  const png = withResolution(new Uint8Array(await drawn.arrayBuffer()), order.dpi);
  return { png, width, height };
}

/** @throws {FormatError} 'picture-not-drawn' where the browser has not enough memory for it. */
export async function rasterised(svg: Blob, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  const canvas = document.createElement('canvas');
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (drawn) return drawn;
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    throw new FormatError('picture-not-drawn', 'the picture', { cause });
  } finally {
    // A canvas keeps its memory until it is small.
    canvas.width = canvas.height = 0;
    URL.revokeObjectURL(address);
  }
  throw new FormatError('picture-not-drawn', 'the picture');
}
