import type { QuoteId } from '../model/quote.ts';
import type { FindingRecords } from '../model/snapshot.ts';
import type { Subtheme, SubthemeId } from '../model/subtheme.ts';
import type { Theme, ThemeId } from '../model/theme.ts';
import { paperChoices } from '../paper/usual-paper.ts';
import { byPlace } from '../study/order.ts';

/** A place where a quotation stands in a quote table. */
export interface NumberedQuotation {
  readonly quoteId: QuoteId;
  /** `null`: the table of subthemes under no theme. */
  readonly themeId: ThemeId | null;
  readonly subthemeId: SubthemeId;
  /** From one: in its table, or through the paper, as the team chose. */
  readonly number: number;
}

/** A quote table: the quotations of one theme, or of the subthemes under none. */
export interface NumberedTable {
  readonly theme: Theme | null;
  readonly subthemes: readonly {
    readonly subtheme: Subtheme;
    readonly quotations: readonly NumberedQuotation[];
  }[];
}

type NumberedRecords = {
  readonly records: Pick<FindingRecords, 'themes' | 'subthemes' | 'quotes' | 'papers'>;
};

/**
 * Every place at which a quotation stands in a quote table, with its number: themes in their order,
 * subthemes in theirs, quotations in theirs. A subtheme of several themes stands in the table of the
 * first; one quotation in two subthemes has two places and two numbers. Numbers are those of what the
 * reader may see.
 */
export function numberedQuotations(frame: NumberedRecords): readonly NumberedQuotation[] {
  return quoteTables(frame).flatMap(({ subthemes }) =>
    subthemes.flatMap(({ quotations }) => quotations),
  );
}

/** The quote tables in their order, those of themes without a quotation among them; the last is of no theme. */
export function quoteTables({ records }: NumberedRecords): readonly NumberedTable[] {
  const there = new Set(records.quotes.map(({ id }) => id));
  const themes = records.themes.toSorted(byPlace);
  const ids = new Set(themes.map(({ id }) => id));
  const subthemes = records.subthemes.toSorted(byPlace);
  const throughout = paperChoices(records).numbering === 'throughout';
  let number = 0;
  return [...themes, null].map((theme): NumberedTable => {
    if (!throughout) number = 0;
    const themeId = theme?.id ?? null;
    const under = subthemes.filter(
      ({ themeIds }) => (themeIds.find((id) => ids.has(id)) ?? null) === themeId,
    );
    return {
      theme,
      subthemes: under.map((subtheme) => ({
        subtheme,
        quotations: subtheme.quoteIds
          .filter((id) => there.has(id))
          .map((quoteId) => {
            number += 1;
            return { quoteId, themeId, subthemeId: subtheme.id, number };
          }),
      })),
    };
  });
}
