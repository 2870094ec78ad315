import type { TableNumber } from '../quotations/citations.ts';
import { everyPiece } from './every-piece.ts';
import { orderedPieces } from './order-pieces.ts';
import type { PaperFrame } from './paper-frame.ts';
import { quotesPiece, type NumberedPiece, type Piece, type Series } from './piece.ts';

/**
 * Every piece the study could have, in the order of the pack. Those taken that have something to show are
 * numbered in that order: tables, figures and appendices each by themselves.
 */
export function piecesOf(frame: PaperFrame): readonly Piece[] {
  const counted: Record<Series, number> = { Table: 0, Figure: 0, Appendix: 0 };
  return orderedPieces(everyPiece(frame), frame.paper.pieces).map(({ usual: _, ...bare }) => {
    const { chosen, nothing, series } = bare;
    if (!chosen || nothing !== null || series === null) return { ...bare, number: null };
    counted[series] += 1;
    return { ...bare, number: counted[series] };
  });
}

/** Those that stand in the pack: taken, and with something to show. */
export function piecesInPack(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(({ chosen, nothing }) => chosen && nothing === null);
}

export function isNumbered(piece: Piece): piece is NumberedPiece {
  return piece.series !== null && piece.number !== null;
}

/**
 * The number each quote table has among the tables of the pack; `null` where it is not in it. For
 * `citationOf` of `domain/quotations/citations.ts`.
 */
export function quoteTableNumbers(pieces: readonly Piece[]): TableNumber {
  const numbers = new Map(pieces.map(({ id, number }) => [id, number]));
  return (themeId) => numbers.get(quotesPiece(themeId)) ?? null;
}
