import type { QuoteId } from '#lib/domain/model/quote.ts';
import type { QuotationsDesk } from '#lib/state/quotations-desk.svelte.ts';
import type { QuotationEntry, QuotationGroup } from '#lib/ui/quotations/quotations-view.ts';
import { quotationsLink } from './asked.ts';

/** The quotations in the order of the paper: quote tables, then statements and rows, then those nowhere. */
export function quotationGroups(
  desk: QuotationsDesk,
  open: QuoteId | null,
): readonly QuotationGroup[] {
  const { tables = [], frame, uses } = desk;
  const entry = (id: QuoteId, key: string, number: number | null): QuotationEntry => {
    const one = desk.read(id);
    return {
      key,
      id,
      number,
      words: one?.printed.words ?? null,
      attribution: one?.attribution ?? '',
      withheld: one?.withheld ?? null,
      href: quotationsLink({ quote: id }),
      current: id === open,
    };
  };
  const themed = tables.flatMap(({ theme, subthemes }): QuotationGroup[] => {
    if (theme === null && subthemes.length === 0) return [];
    const number = desk.tableNumber(theme?.id ?? null);
    return [
      {
        key: theme?.id ?? 'none',
        title: theme?.name ?? 'Subthemes under no theme',
        table: number === null ? '' : `Table ${number}`,
        none: 'No subtheme is listed here.',
        parts: subthemes.map(({ subtheme, quotations }) => ({
          key: subtheme.id,
          name: subtheme.name,
          quotations: quotations.map((one) =>
            entry(one.quoteId, `${one.subthemeId} ${one.quoteId}`, one.number),
          ),
        })),
      },
    ];
  });
  const apart = [...uses].filter(([, { numbered }]) => numbered.length === 0);
  const beside = (
    title: string,
    key: string,
    ids: readonly QuoteId[],
  ): readonly QuotationGroup[] =>
    ids.length === 0
      ? []
      : [
          {
            key,
            title,
            table: '',
            none: '',
            parts: [
              { key, name: '', quotations: ids.map((id) => entry(id, `${key} ${id}`, null)) },
            ],
          },
        ];
  const shown = (of: 'beliefs' | 'jointRows') =>
    apart.flatMap(([id, use]) => (use[of].length > 0 ? [id] : []));
  const nowhere = apart.flatMap(([id, { beliefs, jointRows }]) =>
    beliefs.length + jointRows.length === 0 ? [id] : [],
  );
  return frame
    ? [
        ...themed,
        ...beside('Only in belief statements', 'beliefs', shown('beliefs')),
        ...beside('Only in the joint display', 'joint', shown('jointRows')),
        ...beside('In no table', 'nowhere', nowhere),
      ]
    : [];
}
