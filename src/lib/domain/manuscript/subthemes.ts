import { diffWordsWithSpace } from 'diff';
import { domainNameReader } from '../codebook/domain-names.ts';
import { looseKey, nameKey } from '../checks/name-key.ts';
import { markOf } from '../checks/mark.ts';
import type { CodeId } from '../model/code.ts';
import type { Subtheme } from '../model/subtheme.ts';
import { listed } from '../reporting/listed.ts';
import { byPlace } from '../study/order.ts';
import { subthemeHeading, themeHeading } from './filed-in-tables.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { DifferencePiece } from './found.ts';
import type { ManuscriptTable } from './manuscript-tables.ts';
import type { TextUnit } from './manuscript-text.ts';
import { quoteColumns } from './quote-tables-in.ts';
import type { ReadManuscript } from './read-manuscript.ts';

/** One place of a manuscript that names a subtheme. */
interface Named {
  readonly unit: TextUnit;
  readonly name: string;
  readonly theme: string;
  /** Domains as they are written beside it; `null` where the table has no column of them. */
  readonly domains: string | null;
}

/** One way in which a manuscript shows its themes: the map as a table, the quote tables, the headings. */
interface View {
  readonly what: string;
  readonly named: readonly Named[];
  /** Which subthemes of the record it is to show. */
  readonly expects: (subtheme: Subtheme) => boolean;
}

/** L4: subthemes, their themes and domains, in the manuscript’s tables and headings against the record. */
export function subthemes(read: ReadManuscript): readonly ManuscriptFinding[] {
  const { records } = read.frame;
  if (records.subthemes.length === 0) return [];
  const views = [...tableViews(read), ...headingViews(read)];
  const unknown = new Set<string>();
  return views.flatMap((view) => [
    ...view.named.flatMap((one) => misnamed(one, view, unknown, read)),
    ...missing(view, read),
    ...view.named.flatMap((one) => [
      ...underOther(one, view, read),
      ...otherDomains(one, view, read),
    ]),
  ]);
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

/** A name that is not the record’s: nearly one of it, or none. */
function misnamed(
  { unit, name }: Named,
  { what }: View,
  unknown: Set<string>,
  { frame: { records }, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  if (recordOf(name, records.subthemes)) return [];
  const near = nearest(
    name,
    records.subthemes.map((one) => one.name),
  );
  const key = `${what} ${looseKey(name)}`;
  if (unknown.has(key)) return [];
  unknown.add(key);
  const from = Math.max(0, unit.words.indexOf(name));
  return [
    finding(
      unit,
      { from, to: from + name.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'name', what, nameKey(name)),
        is: 'mismatch',
        what:
          near === null
            ? `“${name}” in ${what} is no subtheme of the record.`
            : `“${name}” in ${what} is “${near}” in the record.`,
        why: 'Map, quotation tables and headings are to name the same subthemes.',
        place: {
          page: 'themes',
          choices: near === null ? {} : { subtheme: recordOf(near, records.subthemes)?.id ?? '' },
        },
        difference: near === null ? [] : nameDifference(near, name),
      },
    ),
  ];
}

function missing(
  view: View,
  { frame: { records }, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const there = new Set(
    view.named.flatMap(({ name }) => {
      const names = records.subthemes.map((one) => one.name);
      return [looseKey(name), looseKey(nearest(name, names) ?? '')];
    }),
  );
  const [first] = view.named;
  const absent = records.subthemes
    .toSorted(byPlace)
    .filter((one) => view.expects(one) && !there.has(looseKey(one.name)));
  if (!first) return [];
  return absent.map((one) =>
    finding(
      first.unit,
      { from: 0, to: first.unit.words.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'missing', view.what, one.id),
        is: 'mismatch',
        what: `The subtheme “${one.name}” is missing in ${view.what}.`,
        why: 'The record has it, and the other places of the manuscript are to name the same subthemes.',
        place: { page: 'themes', choices: { subtheme: one.id } },
      },
    ),
  );
}

function underOther(
  { unit, name, theme }: Named,
  { what }: View,
  { frame: { records }, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const one = recordOf(name, records.subthemes);
  if (!one || theme === '') return [];
  const own = records.themes.filter(({ id }) => one.themeIds.includes(id)).map((each) => each.name);
  const isTheme = records.themes.some((each) => looseKey(each.name) === looseKey(theme));
  if (!isTheme || own.some((each) => looseKey(each) === looseKey(theme))) return [];
  return [
    finding(
      unit,
      { from: 0, to: unit.words.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'under', what, one.id, nameKey(theme)),
        is: 'mismatch',
        what: `“${name}” stands under “${theme}” in ${what}; the record has it under ${own.length > 0 ? listed(own.map((each) => `“${each}”`)) : 'no theme'}.`,
        why: 'A reader who turns from the map to the tables finds it in another place.',
        place: { page: 'themes', choices: { subtheme: one.id } },
      },
    ),
  ];
}

/** Domains beside a subtheme that are not those a person confirmed for it. */
function otherDomains(
  { unit, name, domains }: Named,
  { what }: View,
  { frame, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const one = recordOf(name, frame.records.subthemes);
  if (!one || domains === null || domains.trim() === '') return [];
  const { byKey, byCodeId } = frame.framework;
  const here = new Set(domainNameReader(frame.framework)(domains).domains);
  const confirmed = new Set(
    one.domains.flatMap(({ domainId, state }) => {
      const entry = state === 'confirmed' ? byCodeId.get(domainId as CodeId) : undefined;
      return entry?.kind === 'domain' ? [entry.domain.id] : [];
    }),
  );
  const nameOf = (id: string) => {
    const entry = byKey.get(id);
    return entry?.kind === 'domain' ? `“${entry.domain.name}”` : id;
  };
  const more = [...here].filter((id) => !confirmed.has(id)).map(nameOf);
  const fewer = [...confirmed].filter((id) => !here.has(id)).map(nameOf);
  // A cell with a name misspelt is told of by that name.
  if (more.length === 0 && (fewer.length === 0 || here.size === 0)) return [];
  return [
    finding(
      unit,
      { from: 0, to: unit.words.length },
      {
        rule: 'L4',
        mark: markOf('manuscript', 'domains', what, one.id, [[...here].toSorted().join()]),
        is: 'mismatch',
        what: [
          ...(more.length > 0
            ? [
                `${listed(more)} ${more.length === 1 ? 'stands' : 'stand'} beside “${name}” in ${what} and ${more.length === 1 ? 'is' : 'are'} not confirmed in the record.`,
              ]
            : []),
          ...(fewer.length > 0
            ? [
                `${listed(fewer)} ${fewer.length === 1 ? 'is' : 'are'} confirmed for “${name}” in the record and not in ${what}.`,
              ]
            : []),
        ].join(' '),
        why: 'A subtheme with one domain in the text and two in the table is in print more than once.',
        place: { page: 'themes', choices: { subtheme: one.id } },
      },
    ),
  ];
}

function recordOf(name: string, all: readonly Subtheme[]): Subtheme | undefined {
  return all.find((one) => looseKey(one.name) === looseKey(name));
}

/** The one name nearly spelt so: more than three quarters of its pairs of letters shared; `null` for none. */
function nearest(name: string, names: readonly string[]): string | null {
  let best: { readonly name: string; readonly share: number } | null = null;
  for (const one of names) {
    const share = likeness(looseKey(name), looseKey(one));
    if (share > (best?.share ?? 0)) best = { name: one, share };
  }
  return best && best.share >= 0.72 ? best.name : null;
}

/** How many pairs of letters two names share, from 0 to 1 (Dice). */
function likeness(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}

function nameDifference(recorded: string, written: string): readonly DifferencePiece[] {
  return diffWordsWithSpace(recorded, written).map(({ added, removed, value }) => ({
    is: added ? 'put-in' : removed ? 'left-out' : 'same',
    words: value,
  }));
}
