import type { ThemeId } from '../model/theme.ts';
import { byPlace } from '../study/order.ts';
import { ofPeople, plain, type BarePiece } from './bare-piece.ts';
import type { PaperFrame } from './paper-frame.ts';
import { quotesPiece } from './piece.ts';

/** Themes as table and map, and a table of quotations for each. */
export function themePieces(frame: PaperFrame): readonly BarePiece[] {
  const { themes, subthemes } = frame.records;
  const none =
    themes.length + subthemes.length === 0 ? 'the study has no theme and no subtheme yet' : null;
  const known = new Set<ThemeId>(themes.map(({ id }) => id));
  // A subtheme of several themes is listed, and quoted, under the first of them.
  const under = (themeId: ThemeId | null) =>
    subthemes.filter(({ themeIds }) => (themeIds.find((id) => known.has(id)) ?? null) === themeId);
  const quotes = (themeId: ThemeId | null, name: string): BarePiece => {
    const here = under(themeId);
    const has = here.some(({ quoteIds }) => quoteIds.length > 0);
    return {
      ...plain,
      id: quotesPiece(themeId),
      is: 'table',
      name: `Quotations: ${name}`,
      holds: 'subtheme, TDF domain, numbered quotations with their attribution',
      caption: `${name}: subthemes, TDF domains and quotations`,
      series: 'Table',
      nothing:
        here.length === 0
          ? 'the theme has no subtheme of its own'
          : has
            ? null
            : 'no quotation is chosen for its subthemes yet',
      table: { subject: 'quote-table', choices: { theme: themeId ?? 'none' } },
      page: { name: 'quotations', choices: {} },
    };
  };
  const themesPage = { name: 'themes', choices: {} };
  return [
    {
      ...plain,
      id: 'themes',
      is: 'table',
      name: 'Themes',
      holds: 'theme, subtheme, TDF domains, people and codes',
      caption: `Themes, subthemes and TDF domains ${ofPeople(frame)}`,
      series: 'Table',
      nothing: none,
      table: { subject: 'themes', choices: {} },
      page: themesPage,
    },
    {
      ...plain,
      id: 'theme-map',
      is: 'figure',
      name: 'Theme map',
      holds: 'themes, subthemes and the domains they are linked to',
      caption: 'Themes, subthemes and the TDF domains they speak to',
      series: 'Figure',
      nothing: none,
      page: { name: 'themes', choices: { view: 'map' } },
    },
    ...themes.toSorted(byPlace).map(({ id, name }) => quotes(id, name)),
    ...(under(null).length > 0 ? [quotes(null, 'Subthemes under no theme')] : []),
  ];
}
