import type { Span } from '../reporting/report.ts';
import { labelIn, labelOf, type Piece } from './piece.ts';

/** " See Table 3 and Figure 1.", with references that follow the labels; nothing where none is in the pack. */
export function seeAlso(pieces: readonly Piece[], ids: readonly string[]): readonly Span[] {
  const cited = ids.flatMap((id): Span[] => {
    const piece = pieces.find((one) => one.id === id);
    const label = piece && labelIn(piece);
    return piece && label ? [{ text: labelOf(piece) ?? '', look: 'plain', to: label.id }] : [];
  });
  const between = (index: number) => (index === cited.length - 1 ? ' and ' : ', ');
  return cited.length === 0
    ? []
    : [
        plain(' See '),
        ...cited.flatMap((one, index) => (index === 0 ? [one] : [plain(between(index)), one])),
        plain('.'),
      ];
}

function plain(text: string): Span {
  return { text, look: 'plain' };
}
