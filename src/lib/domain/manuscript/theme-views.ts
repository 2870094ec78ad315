import { looseKey, nameKey } from '../checks/name-key.ts';
import type { Subtheme } from '../model/subtheme.ts';
import { subthemeHeading, themeHeading } from './filed-in-tables.ts';
import type { ManuscriptTable } from './manuscript-tables.ts';
import type { TextUnit } from './manuscript-text.ts';
import { nearest } from './near-names.ts';
import { quoteColumns } from './quote-tables-in.ts';
import type { ReadManuscript } from './read-manuscript.ts';

/** One place of a manuscript that names a subtheme. */
export interface Named {
  readonly unit: TextUnit;
  readonly name: string;
  readonly theme: string;
  /** Domains as they are written beside it; `null` where the table has no column of them. */
  readonly domains: string | null;
}

/** One way in which a manuscript shows its themes: the map as a table, the quote tables, the headings. */
export interface View {
  readonly what: string;
  readonly named: readonly Named[];
  /** Which subthemes of the record it is to show. */
  readonly expects: (subtheme: Subtheme) => boolean;
}

/** The views of a manuscript: its map as a table, its quotation tables together, its headings. */
export function themeViews(read: ReadManuscript): readonly View[] {
  return [...tableViews(read), ...headingViews(read)];
}

/** The map is a table that names subthemes and gives no quotations; the quote tables are one view together. */
function tableViews(read: ReadManuscript): readonly View[] {
  const known = new Set(read.frame.records.subthemes.map(({ name }) => looseKey(name)));
  const named = read.tables.flatMap((table) => {
    const column = table.columns.findIndex((heading) => subthemeHeading.test(heading));
    if (column < 0) return [];
    const of = namedIn(table, column, read);
    // A table of another study's subthemes, or of none of these, is no view of them.
    const isOurs = of.some(({ name }) => known.has(looseKey(name)));
    return isOurs ? [{ table, of, isQuotes: quoteColumns(table) !== null }] : [];
  });
  const maps = named
    .filter(
      ({ isQuotes, of }) =>
        !isQuotes && new Set(of.map(({ name }) => looseKey(name))).size * 2 >= known.size,
    )
    .map(({ table, of }) => ({
      what: table.number === null ? 'the table of themes' : `Table ${table.number}`,
      named: of,
      expects: () => true,
    }));
  const quoted = named.filter(({ isQuotes }) => isQuotes).flatMap(({ of }) => of);
  const themesQuoted = new Set(quoted.map(({ theme }) => nameKey(theme)));
  const themeOf = ({ themeIds }: Subtheme) =>
    read.frame.records.themes.find(({ id }) => id === themeIds[0])?.name ?? '';
  const distinct = new Set(quoted.map(({ name }) => looseKey(name))).size;
  return [
    ...maps,
    ...(quoted.length === 0
      ? []
      : [
          {
            what: 'the quotation tables',
            named: quoted,
            // A paper may give the quotations of some themes only.
            expects: (one: Subtheme) =>
              one.quoteIds.length > 0 &&
              (themesQuoted.has(nameKey(themeOf(one))) || distinct * 2 >= known.size),
          },
        ]),
  ];
}

function namedIn(table: ManuscriptTable, column: number, read: ReadManuscript): readonly Named[] {
  const [theme, domains] = [
    table.columns.findIndex((heading) => themeHeading.test(heading)),
    table.columns.findIndex((heading) => /\bdomains?\b/i.test(heading)),
  ];
  const caption = nameKey(table.caption);
  const ofCaption =
    read.frame.records.themes.find(({ name }) => caption.includes(nameKey(name)))?.name ?? '';
  let [name, under] = ['', ofCaption];
  const seen = new Set<string>();
  return table.rows.flatMap(({ row, cells }): Named[] => {
    if (theme >= 0) under = cells[theme]?.trim() || under;
    name = cells[column]?.trim() ?? '';
    // Filled down or merged, a name stands on many rows and is one.
    const key = `${looseKey(under)} ${looseKey(name)}`;
    if (name === '' || /^no subtheme/i.test(name) || seen.has(key)) return [];
    seen.add(key);
    return [
      {
        unit: read.unitAt({ block: table.block, row, column }),
        name,
        theme: under,
        domains: domains < 0 ? null : (cells[domains] ?? ''),
      },
    ];
  });
}

/** Headings are a view where at least half of the subthemes have one. */
function headingViews({ units, frame }: ReadManuscript): readonly View[] {
  const { records } = frame;
  const known = new Map(records.subthemes.map(({ name }) => [looseKey(name), name]));
  const themes = new Set(records.themes.map(({ name }) => looseKey(name)));
  const bare = (words: string) =>
    words.replace(/^(?:\d+(?:\.\d+)*\.?|sub-?theme\s*\d*[.:]?|theme\s*\d*[.:]?)\s+/i, '').trim();
  const headings = units.filter(({ heading }) => heading !== null);
  const named = headings.flatMap((unit): Named[] => {
    const name = bare(unit.words);
    const isKnown = known.has(looseKey(name));
    const theme = unit.headings.map(bare).findLast((one) => themes.has(looseKey(one))) ?? '';
    const isNear = !themes.has(looseKey(name)) && nearest(name, [...known.values()]) !== null;
    return isKnown || isNear ? [{ unit, name, theme, domains: null }] : [];
  });
  const distinct = new Set(named.map(({ name }) => looseKey(name)));
  if (distinct.size === 0) return [];
  const isWhole = distinct.size * 2 >= known.size;
  return [{ what: 'the headings', named, expects: () => isWhole }];
}
