import { voicesReader, standing } from '../beliefs/voices.ts';
import { looseKey } from '../checks/name-key.ts';
import { markOf } from '../checks/mark.ts';
import type { FindingPlace } from '../checks/finding.ts';
import { surveyOnly } from '../participants/survey-only.ts';
import { characteristics } from '../reporting/characteristics-table.ts';
import { domainEvidence } from '../relevance/domain-evidence.ts';
import { themesOutline } from '../themes/outline.ts';
import type { ManuscriptFinding } from './finding.ts';
import { quoteColumns } from './quote-tables-in.ts';
import type { ManuscriptTable } from './manuscript-tables.ts';
import type { ReadManuscript } from './read-manuscript.ts';

/** What the study counts under one name. */
interface Counted {
  readonly n: number;
  readonly place: FindingPlace;
}

/** A kind of table that the study has as well: rows by the key of their name. */
interface OwnTable {
  readonly what: string;
  /** The column that names its rows, in a manuscript's table; −1 where it has none. */
  readonly nameColumn: (table: ManuscriptTable) => number;
  readonly rows: ReadonlyMap<string, Counted>;
}

const countHeading =
  /^(?:n|people|participants|persons|number(?: of (?:people|participants))?|no\.? of (?:people|participants)|n of N|n\s*\/\s*N|(?:n|people|participants),?\s*\(?%\)?|n\s*\(%\)|frequency)(?:\s*[([]?\s*n\s*=\s*\d+\s*[)\]]?)?$/i;

/** L12: counts of people in tables of the manuscript that are tables of the study as well. */
export function ownCounts(read: ReadManuscript): readonly ManuscriptFinding[] {
  const own = ownTables(read);
  return read.tables.flatMap((table) => {
    const column = table.columns.findIndex((heading) => countHeading.test(heading.trim()));
    if (column < 0) return [];
    for (const one of own) {
      const names = one.nameColumn(table);
      if (names < 0) continue;
      const found = matched(table, names, column, one);
      if (found.length >= 2) return found.flatMap((row) => differing(row, one, column, read));
    }
    return [];
  });
}

interface MatchedRow {
  readonly table: ManuscriptTable;
  readonly row: number;
  readonly name: string;
  readonly words: string;
  readonly counted: Counted;
}

function matched(
  table: ManuscriptTable,
  names: number,
  column: number,
  { rows }: OwnTable,
): readonly MatchedRow[] {
  let group = '';
  return table.rows.flatMap(({ row, cells }): MatchedRow[] => {
    const name = (cells[names] ?? '').trim();
    const words = (cells[column] ?? '').trim();
    if (names > 0 && cells[names - 1]?.trim()) group = cells[names - 1]!.trim();
    if (words === '' && name !== '') group = name;
    const counted = rows.get(`${groupKey(group)} ${looseKey(name)}`) ?? rows.get(looseKey(name));
    return counted && /^\d/.test(words) ? [{ table, row, name, words, counted }] : [];
  });
}

function groupKey(group: string): string {
  return looseKey(group.replace(/[([].*$/, ''));
}

function differing(
  { table, row, name, words, counted }: MatchedRow,
  { what }: OwnTable,
  column: number,
  { finding, unitAt }: ReadManuscript,
): readonly ManuscriptFinding[] {
  const [digits = ''] = /^\d+/.exec(words) ?? [];
  const n = Number(digits);
  if (n === counted.n) return [];
  return [
    finding(
      unitAt({ block: table.block, row, column }),
      { from: 0, to: digits.length },
      {
        rule: 'L12',
        mark: markOf('manuscript', 'own count', what, looseKey(name), n, counted.n),
        is: 'mismatch',
        what: `“${name}” has ${n} here; the study counts ${counted.n}.`,
        why: `The manuscript’s table is one of ${what}, as the study makes it from its records.`,
        place: counted.place,
      },
    ),
  ];
}

function ownTables({ frame }: ReadManuscript): readonly OwnTable[] {
  const { settled, records } = frame;
  const byHeading = (heading: RegExp) => (table: ManuscriptTable) =>
    table.columns.findIndex((one) => heading.test(one));
  const read = voicesReader(settled);
  const statements = standing(records.beliefs).map(
    (belief) =>
      [
        looseKey(belief.statement),
        {
          n: read(belief).people.size,
          place: { page: 'beliefs', choices: { statement: belief.id } },
        },
      ] as const,
  );
  const outline = themesOutline(records, settled);
  const subthemes = [...outline.bySubtheme.values()].map(
    ({ subtheme, people }) =>
      [
        looseKey(subtheme.name),
        { n: people.size, place: { page: 'themes', choices: { subtheme: subtheme.id } } },
      ] as const,
  );
  const domains = domainEvidence(settled, records).map(
    ({ domain, people }) =>
      [
        looseKey(domain.name),
        { n: people.size, place: { page: 'relevance', choices: { domain: domain.id } } },
      ] as const,
  );
  const isPlain = (table: ManuscriptTable) => quoteColumns(table) === null;
  return [
    {
      what: 'belief statements',
      nameColumn: byHeading(/\bbeliefs?\b|\bstatements?\b/i),
      rows: new Map(statements),
    },
    { what: 'subthemes', nameColumn: byHeading(/\bsub-?\s?themes?\b/i), rows: new Map(subthemes) },
    {
      what: 'domains',
      // A domain stands on many rows of a table of statements or subthemes.
      nameColumn: (table) =>
        isPlain(table) && !table.columns.some((one) => /statement|belief|sub-?\s?theme/i.test(one))
          ? byHeading(/^(?:TDF\s+)?domains?$/i)(table)
          : -1,
      rows: new Map(domains),
    },
    {
      what: 'characteristics',
      nameColumn: (table) => {
        if (!isPlain(table)) return -1;
        const value = byHeading(/^(?:value|group|category|level)s?$/i)(table);
        return value >= 0 ? value : 0;
      },
      rows: characteristicRows(frame),
    },
  ];
}

/** Rows of the table of characteristics, by attribute and value, and by value alone where only one attribute has it. */
function characteristicRows({
  settled,
  seen,
}: ReadManuscript['frame']): ReadonlyMap<string, Counted> {
  const answered = surveyOnly(seen.transcripts);
  const people = settled.participants.filter(({ id }) => !answered.has(id));
  const rows = new Map<string, Counted>();
  const alone = new Map<string, Counted | null>();
  for (const { attribute, value, n } of characteristics(settled.attributes, people)) {
    if (n === null) continue;
    const counted = { n, place: { page: 'participants', choices: {} } };
    const group = looseKey(value);
    rows.set(`${groupKey(attribute)} ${group}`, counted);
    alone.set(group, alone.has(group) ? null : counted);
  }
  for (const [group, counted] of alone) if (counted) rows.set(group, counted);
  return rows;
}
