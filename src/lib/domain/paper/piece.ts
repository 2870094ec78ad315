import type { MatrixId } from '../model/matrix.ts';
import type { RoundId } from '../model/round.ts';
import type { ThemeId } from '../model/theme.ts';
import type { FindingChoices } from '../reporting/finding-frame.ts';
import { captionWords, labelWords, type Label } from '../reporting/report.ts';

/** What is numbered through a paper: tables, figures, and appendices by letters. */
export type Series = Label['series'];

/** A part of the results pack: text, a table or a figure, as it stands among the others. */
export interface Piece {
  /** The same from day to day, such as "themes" or "quotes:" with the id of the theme. */
  readonly id: string;
  readonly is: 'text' | 'table' | 'figure';
  /** What it is called on the page: "Themes". */
  readonly name: string;
  /** What it holds, in a sentence without an end: "theme, subtheme, TDF domains, people". */
  readonly holds: string;
  /** Over a table or under a figure, without its number: "Themes, subthemes and TDF domains (N = 8)". */
  readonly caption: string;
  /** `null`: text, which has no number. */
  readonly series: Series | null;
  /** Its place in the series, from one; `null`: text, or not in the pack. */
  readonly number: number | null;
  readonly orientation: 'portrait' | 'landscape';
  /** Whether the team takes it, or the usual does where the team has not chosen. */
  readonly chosen: boolean;
  /** Why there is nothing to show yet, as the end of a sentence; then it has no number. `null`: there is something. */
  readonly nothing: string | null;
  /** The table that Export makes of it, and the choices that go with it; `null`: no table. */
  readonly table: { readonly subject: string; readonly choices: FindingChoices } | null;
  /** The page of the program on which it is made, and what is to be chosen there. */
  readonly page: { readonly name: string; readonly choices: Readonly<Record<string, string>> };
}

/** A piece that stands in the pack with its number. */
export type NumberedPiece = Piece & { readonly series: Series; readonly number: number };

/** What a piece is called in the text; `null` where it has no number. */
export function labelIn({
  id,
  series,
  number,
}: Pick<Piece, 'id' | 'series' | 'number'>): Label | null {
  return series === null || number === null ? null : { id, series, number };
}

/** "Table 3", "Figure 1", "Appendix B"; `null` where it has no number. */
export function labelOf(piece: Pick<Piece, 'id' | 'series' | 'number'>): string | null {
  const label = labelIn(piece);
  return label && labelWords(label);
}

/** "Table 3. Themes, subthemes and TDF domains (N = 8)"; without a number the caption alone. */
export function captionOf(piece: Pick<Piece, 'id' | 'series' | 'number' | 'caption'>): string {
  const label = labelIn(piece);
  return captionWords({ caption: piece.caption, ...(label && { label }) });
}

/** The piece with the quotations of a theme; `null`: of subthemes under no theme. */
export function quotesPiece(themeId: ThemeId | null): string {
  return `quotes:${themeId ?? 'none'}`;
}

export function matrixPiece(id: MatrixId): string {
  return `matrix:${id}`;
}

export function agreementPiece(id: RoundId): string {
  return `agreement:${id}`;
}

export function agreementFigurePiece(id: RoundId): string {
  return `agreement-figure:${id}`;
}
