import type { Page, Piece } from '../source.ts';

/** Pieces on one line of a page. */
export interface Row {
  /** Zero-based. */
  readonly page: number;
  /** Of the line on which the letters stand, in points from the upper edge. */
  readonly y: number;
  readonly size: number;
  /** From where reading begins; never empty. */
  readonly pieces: readonly Piece[];
  /** The number in the margin. */
  readonly label: string | null;
}

/** Text of a row without a wide gap inside. */
export interface Stretch {
  readonly x: number;
  readonly right: number;
  readonly text: string;
}

/**
 * The rows of each page from top to bottom. Where most is written from right to left, pages are
 * mirrored, so that `x` grows in the direction of reading everywhere.
 */
export function rowsOfPages(pages: readonly Page[]): Row[][] {
  const mirrored = readsFromRight(pages);
  return pages.map((page, number) => rowsOfPage(mirrored ? inMirror(page) : page, number));
}

export function readsFromRight(pages: readonly Page[]): boolean {
  let [right, left] = [0, 0];
  for (const { text } of pages.slice(0, 20).flatMap(({ pieces }) => pieces)) {
    right += text.match(/[\p{Script=Hebrew}\p{Script=Arabic}]/gu)?.length ?? 0;
    left += text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  }
  return right > left;
}

function inMirror({ pieces, ...page }: Page): Page {
  return {
    ...page,
    pieces: pieces.map((piece) => ({ ...piece, x: page.width - piece.x - piece.width })),
  };
}

function rowsOfPage({ pieces }: Page, page: number): Row[] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const last = rows.at(-1);
    // Raised and lowered letters stand a little off their line.
    if (last && piece.y - last.y <= 0.35 * Math.max(last.size, piece.size)) {
      last.pieces.push(piece);
      if (piece.size > last.size) Object.assign(last, { size: piece.size, y: piece.y });
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return rows.map((row) => ({
    ...row,
    page,
    pieces: withNumberApart(withoutDoubles(row.pieces.toSorted((a, b) => a.x - b.x))),
    label: null,
  }));
}

/** Some programs print bold letters twice, a hair apart. */
function withoutDoubles(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const same = kept.findLast(
      (one) => Math.abs(one.x - piece.x) < 0.2 * piece.size && one.text === piece.text,
    );
    if (!same) kept.push(piece);
  }
  return kept;
}

/** A number that only spaces keep from the words after it, as in text printed as it is. */
function withNumberApart(pieces: Piece[]): Piece[] {
  const [first, ...others] = pieces;
  const match = first && /^(\s*)(\d{1,5})\s{2,}(?=\S)/.exec(first.text);
  if (!first || !match) return pieces;
  const [head, indent = '', number = ''] = match;
  const sign = first.width / first.text.length;
  const at = (signs: number) => first.x + signs * sign;
  return [
    { ...first, text: number, x: at(indent.length), width: number.length * sign },
    {
      ...first,
      text: first.text.slice(head.length),
      x: at(head.length),
      width: (first.text.length - head.length) * sign,
    },
    ...others,
  ];
}

/** A row's text, parted where there is more room than between words. */
export function stretchesOf({ pieces, size }: Pick<Row, 'pieces' | 'size'>): Stretch[] {
  const stretches: { x: number; right: number; text: string }[] = [];
  for (const { text, x, width } of pieces) {
    const last = stretches.at(-1);
    const gap = last ? x - last.right : Infinity;
    if (last && gap < size) {
      last.text += (gap > 0.12 * size ? ' ' : '') + text;
      last.right = Math.max(last.right, x + width);
    } else stretches.push({ x, right: x + width, text });
  }
  return stretches
    .map((stretch) => ({ ...stretch, text: stretch.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

export function textOfRow(row: Pick<Row, 'pieces' | 'size'>): string {
  return stretchesOf(row)
    .map(({ text }) => text)
    .join(' ');
}

export const leftOf = ({ pieces }: Pick<Row, 'pieces'>) => Math.min(...pieces.map(({ x }) => x));
export const rightOf = ({ pieces }: Pick<Row, 'pieces'>) =>
  Math.max(...pieces.map(({ x, width }) => x + width));
