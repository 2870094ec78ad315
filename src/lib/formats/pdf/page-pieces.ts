import { FormatError } from '../../domain/errors.ts';
import type { Page, Piece } from '../../domain/transcript/source.ts';
import { cleanText } from '../plain-text/encoding.ts';
import type { PDFPageProxy } from './open-document.ts';

/** Far above what any printed page holds. */
const mostPieces = 20_000;

export interface PageText {
  readonly page: Page;
  /** Signs in text that stands across the page's direction of reading, which is left out. */
  readonly turned: number;
  /** Signs that no file may hold, taken out. */
  readonly removed: number;
  /** Signs that the file does not say the letters of. */
  readonly unknown: number;
}

/** pdf.js's items, as far as they are needed. */
interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** The words of a page at their places, the page turned as most of its text is read. */
export async function pageText(page: PDFPageProxy, number: number): Promise<PageText> {
  const items = await itemsOf(page, number);
  const upright = page.getViewport({ scale: 1 });
  const turn = usualTurn(items, upright.transform);
  const { width, height, transform } =
    turn === 0
      ? upright
      : page.getViewport({ scale: 1, rotation: (page.rotate + 360 - turn * 90) % 360 });
  const pieces: Piece[] = [];
  let [turned, removed, unknown] = [0, 0, 0];
  for (const item of items) {
    const clean = cleanText(item.str.replaceAll('\n', ' '));
    removed += clean.removed;
    const placed = product(transform, item.transform);
    if (turnOf(placed) !== 0) {
      turned += clean.text.trim().length;
      continue;
    }
    unknown += clean.text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
    addPiece(pieces, {
      text: clean.text,
      x: rounded(placed[4]),
      y: rounded(placed[5]),
      width: rounded(item.width),
      size: rounded(Math.hypot(placed[2], placed[3])),
    });
  }
  return {
    page: { width: rounded(width), height: rounded(height), pieces },
    turned,
    removed,
    unknown,
  };
}

async function itemsOf(page: PDFPageProxy, number: number): Promise<Item[]> {
  const reader = (page.streamTextContent() as ReadableStream<{ items: object[] }>).getReader();
  const items: Item[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const item of part.value.items) if (isItem(item)) items.push(item);
    if (items.length > mostPieces) {
      await reader.cancel(new Error('too many pieces'));
      throw new FormatError('unpacks-too-large', `page ${number}`);
    }
  }
  return items;
}

/** Marks of the document's structure come between the pieces of text. */
function isItem(item: object): item is Item {
  return 'str' in item && typeof item.str === 'string' && item.str !== '';
}

/** White space alone only keeps two pieces apart. */
function addPiece(pieces: Piece[], piece: Piece): void {
  if (piece.text.trim() !== '') {
    pieces.push(piece);
    return;
  }
  const last = pieces.at(-1);
  if (last && last.y === piece.y && !last.text.endsWith(' ')) {
    pieces[pieces.length - 1] = { ...last, text: `${last.text} ` };
  }
}

type Transform = readonly [number, number, number, number, number, number];

/** Quarter turns, clockwise, of the direction in which the letters follow each other; −1 aslant. */
function turnOf([a, b]: Transform): number {
  const quarters = (Math.atan2(b, a) * 2) / Math.PI;
  const nearest = Math.round(quarters);
  return Math.abs(quarters - nearest) > 0.1 ? -1 : (nearest + 4) % 4;
}

function usualTurn(items: readonly Item[], transform: readonly number[]): number {
  const signs = [0, 0, 0, 0];
  for (const { str, transform: own } of items) {
    const turn = turnOf(product(transform, own));
    if (turn >= 0) signs[turn] = (signs[turn] ?? 0) + str.trim().length;
  }
  return Math.max(0, signs.indexOf(Math.max(...signs)));
}

function product(first: readonly number[], second: readonly number[]): Transform {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

function rounded(length: number): number {
  return Number.isFinite(length) ? Math.round(length * 10) / 10 : 0;
}
