import type { PaperChoices } from './paper-frame.ts';

/** What every piece says of itself before anybody has chosen. */
export interface OfferedPiece {
  readonly id: string;
  /** Whether it is taken where the team has not chosen. */
  readonly usual: boolean;
}

/** How a piece that is left out is written among those chosen, so that it keeps its place. */
const leftOut = '-';

/**
 * The pieces as the team ordered them, and whether each is taken. One that the team has not seen yet, such
 * as the quotations of a new theme, stands after the one it follows in a paper, taken as usual.
 */
export function orderedPieces<Offered extends OfferedPiece>(
  offered: readonly Offered[],
  stored: PaperChoices['pieces'],
): readonly (Offered & { readonly chosen: boolean })[] {
  if (stored === null) return offered.map((piece) => ({ ...piece, chosen: piece.usual }));
  const waiting = new Map(offered.map((piece) => [piece.id, piece]));
  const ordered = stored.flatMap((written) => {
    const chosen = !written.startsWith(leftOut);
    const piece = waiting.get(chosen ? written : written.slice(leftOut.length));
    // Of one written twice the first counts; of one that is gone, none.
    return piece && waiting.delete(piece.id) ? [{ ...piece, chosen }] : [];
  });
  for (const [index, piece] of offered.entries()) {
    if (!waiting.has(piece.id)) continue;
    const before = offered[index - 1]?.id;
    const at = ordered.findIndex(({ id }) => id === before) + 1;
    ordered.splice(at, 0, { ...piece, chosen: piece.usual });
  }
  return ordered;
}

/** The choice of pieces with one taken or left out; `null` where it is the usual again. */
export function withPieceTaken(
  offered: readonly OfferedPiece[],
  stored: PaperChoices['pieces'],
  id: string,
  taken: boolean,
): PaperChoices['pieces'] {
  const ordered = orderedPieces(offered, stored);
  return written(
    offered,
    ordered.map((piece) => (piece.id === id ? { ...piece, chosen: taken } : piece)),
  );
}

/** The choice of pieces with one a step earlier or later; as it was where it stands at that end. */
export function withPieceMoved(
  offered: readonly OfferedPiece[],
  stored: PaperChoices['pieces'],
  id: string,
  step: 'up' | 'down',
): PaperChoices['pieces'] {
  const ordered = [...orderedPieces(offered, stored)];
  const at = ordered.findIndex((piece) => piece.id === id);
  const to = step === 'up' ? at - 1 : at + 1;
  const [moved, other] = [ordered[at], ordered[to]];
  if (!moved || !other) return stored;
  [ordered[to], ordered[at]] = [moved, other];
  return written(offered, ordered);
}

function written(
  offered: readonly OfferedPiece[],
  ordered: readonly { readonly id: string; readonly chosen: boolean }[],
): PaperChoices['pieces'] {
  const isUsual = ordered.every(({ id, chosen }, index) => {
    const usual = offered[index];
    return usual?.id === id && usual.usual === chosen;
  });
  return isUsual ? null : ordered.map(({ id, chosen }) => (chosen ? id : `${leftOut}${id}`));
}
