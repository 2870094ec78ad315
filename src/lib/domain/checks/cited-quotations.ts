import { grouped } from '../codebook/grouped.ts';
import { isNumbered } from '../paper/pieces.ts';
import { labelOf, quotesPiece, type NumberedPiece, type Piece } from '../paper/piece.ts';
import type { NumberedQuotation } from '../quotations/numbered.ts';
import type { Citation } from './citations.ts';

/** What the pack has for a citation. */
export interface Cited {
  readonly citation: Citation;
  /** Of what is cited, the piece with that number; `null`: none has it. */
  readonly piece: NumberedPiece | null;
  /** The quotations of the table cited; of numbers alone, all. `null`: it is no table of quotations. */
  readonly table: readonly NumberedQuotation[] | null;
  /** Numbers cited with the quotation that has each. */
  readonly quotes: readonly {
    readonly number: number;
    readonly quotation: NumberedQuotation | null;
  }[];
}

/** Why nothing can be said of citations. */
export const nothingCited = 'no text of the team cites a table or a quotation';

/** Reads what the team's texts cite against the numbers of the results pack. */
export function citedBy(
  citations: readonly Citation[],
  {
    pieces,
    quotations,
  }: { readonly pieces: readonly Piece[]; readonly quotations: readonly NumberedQuotation[] },
): readonly Cited[] {
  const numbered = pieces.filter(isNumbered);
  const tables = grouped(quotations, ({ themeId }) => quotesPiece(themeId));
  const byNumber = new Map<readonly NumberedQuotation[], ReadonlyMap<number, NumberedQuotation>>();
  const at = (table: readonly NumberedQuotation[]) => {
    // Of two tables that count alike, the first has a number that is cited alone.
    const known =
      byNumber.get(table) ?? new Map(table.toReversed().map((one) => [one.number, one]));
    byNumber.set(table, known);
    return known;
  };
  return citations.map((citation) => {
    const { series, number } = citation;
    const piece = numbered.find((one) => one.series === series && one.number === number) ?? null;
    const table =
      number === null
        ? quotations
        : piece?.id.startsWith('quotes:')
          ? (tables.get(piece.id) ?? [])
          : null;
    return {
      citation,
      piece,
      table,
      quotes: citation.quotes.map((cited) => ({
        number: cited,
        quotation: (table && at(table).get(cited)) ?? null,
      })),
    };
  });
}

/** The last number of a table of quotations; `null` where it has none. */
export function lastNumber(table: readonly NumberedQuotation[]): number | null {
  return table.length === 0 ? null : Math.max(...table.map(({ number }) => number));
}

/** "Table 3" of the pack that holds a quotation; `null` where it is not in the pack. */
export function tableOf({ themeId }: NumberedQuotation, pieces: readonly Piece[]): string | null {
  const piece = pieces.find(({ id }) => id === quotesPiece(themeId));
  return piece ? labelOf(piece) : null;
}
