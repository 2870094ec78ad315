import { nameKey } from '../checks/name-key.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import type { ManuscriptTable } from './manuscript-tables.ts';
import { quoteColumns } from './quote-tables-in.ts';

/** Where a row of a table stands: names as they are written; '' where the table does not say. */
export interface Filed {
  readonly theme: string;
  readonly subtheme: string;
}

export const subthemeHeading = /\bsub-?\s?themes?\b/i;
export const themeHeading = /^(?:over-?arching |main |major )?themes?\b(?!.*sub)/i;

/**
 * Where every row of every table is filed: by its columns of themes and subthemes, filled down, by rows that
 * are a heading within the table, and by the theme that the caption names.
 */
export function filedInTables(
  tables: readonly ManuscriptTable[],
  { records }: Pick<PaperFrame, 'records'>,
): (block: number, row: number | null) => Filed | null {
  const themes = new Set(records.themes.map(({ name }) => nameKey(name)));
  const filed = new Map<string, Filed>();
  for (const table of tables) {
    const caption = nameKey(table.caption);
    const named = records.themes.find(({ name }) => caption.includes(nameKey(name)))?.name ?? '';
    const [theme, subtheme] = [themeHeading, subthemeHeading].map((heading) =>
      table.columns.findIndex((column) => heading.test(column)),
    ) as [number, number];
    const roles = quoteColumns(table);
    let at: Filed = { theme: named, subtheme: '' };
    for (const { row, cells } of table.rows) {
      const said = cells.filter((cell) => cell.trim() !== '');
      const only = said.length === 1 ? said[0]!.trim() : '';
      const isSection = only !== '' && cells.length > 1 && !roles?.quotations.includes(0);
      if (isSection && cells[0]?.trim() === only) {
        const isTheme = themes.has(nameKey(only)) || (subtheme > 0 && theme < 0);
        at = isTheme ? { theme: only, subtheme: '' } : { ...at, subtheme: only };
        continue;
      }
      at = {
        theme: cells[theme]?.trim() || at.theme,
        subtheme: cells[subtheme]?.trim() || at.subtheme,
      };
      filed.set(`${table.block} ${row}`, at);
    }
  }
  return (block, row) => filed.get(`${block} ${row ?? ''}`) ?? null;
}
