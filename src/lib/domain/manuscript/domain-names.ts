import { domainMentionReader, placesOf, type DomainMention } from '../codebook/domain-names.ts';
import { nameOfKey } from '../codebook/framework.ts';
import { markOf } from '../checks/mark.ts';
import { misspelt } from '../checks/misspelt.ts';
import { nameKey } from '../checks/name-key.ts';
import { listed } from '../reporting/listed.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { TextUnit } from './manuscript-text.ts';
import type { ManuscriptTable } from './manuscript-tables.ts';
import type { ReadManuscript } from './read-manuscript.ts';

interface Spelling {
  readonly written: string;
  readonly unit: TextUnit;
  readonly from: number;
  readonly to: number;
}

/**
 * L2: names of domains that are misspelt, one domain written in several ways, names only the first version
 * of the framework has, and words in columns of domains that are no name.
 */
export function domainNames(read: ReadManuscript): readonly ManuscriptFinding[] {
  const { framework } = read.frame;
  const mentionsIn = domainMentionReader(framework);
  const isMisspelt = misspelt(framework);
  const written = new Map<string, Spelling[]>();
  const findings: ManuscriptFinding[] = [];
  const lengthOf = (id: string) => placesOf(nameOfKey(framework, id)).length;
  const columns = domainColumns(read.tables, (text) => mentionsIn(text).length > 0);
  for (const unit of read.units) {
    if (unit.isReference) continue;
    const mentions = mentionsIn(unit.words);
    const isColumn = unit.column !== null && columns.has(`${unit.block} ${unit.column}`);
    for (const mention of mentions) {
      const spelling = {
        unit,
        from: mention.from,
        to: mention.to,
        written: unit.words.slice(mention.from, mention.to),
      };
      if (mention.v1 !== null)
        findings.push(ofFirstVersion(mention, mention.v1, spelling, isColumn, read));
      else if (isName(mention, spelling.written, isColumn, lengthOf)) {
        const [id = ''] = mention.domains;
        written.set(id, [...(written.get(id) ?? []), spelling]);
      }
    }
    const off = isMisspelt(placesOf(unit.words), unit.words, mentions);
    for (const one of off) {
      const from = unit.words.indexOf(one.written);
      findings.push(
        misspeltName(
          one,
          { unit, from, to: from + one.written.length, written: one.written },
          read,
        ),
      );
    }
    if (isColumn && isRow(unit, read.tables)) findings.push(...leftover(unit, mentions, off, read));
  }
  return [...findings, ...variants(written, read)];
}

/**
 * Whether words are meant as the name of a domain: anything in a column of domains; in prose a name of several
 * words, written with a capital or in full. "Optimism; pessimism" is a list.
 */
function isName(
  { words, exact, domains: [id = ''] }: DomainMention,
  written: string,
  isColumn: boolean,
  lengthOf: (id: string) => number,
): boolean {
  if (!exact && /[;\n•]/.test(written)) return false;
  return isColumn || (words > 1 && (/^\p{Lu}/u.test(written) || words === lengthOf(id)));
}

/** Columns in which at least half of what is written names domains: "block column". */
function domainColumns(
  tables: readonly ManuscriptTable[],
  names: (text: string) => boolean,
): ReadonlySet<string> {
  return new Set(
    tables.flatMap(({ block, columns, rows }) =>
      columns.flatMap((heading, column) => {
        if (!/\bdomains?\b/i.test(heading)) return [];
        const cells = rows.flatMap((row) => (row.cells[column]?.trim() ? [row.cells[column]] : []));
        const isDomains = cells.length > 0 && cells.filter(names).length * 2 >= cells.length;
        return isDomains ? [`${block} ${column}`] : [];
      }),
    ),
  );
}

function isRow({ block, row }: TextUnit, tables: readonly ManuscriptTable[]): boolean {
  return tables.find((one) => one.block === block)?.rows.some((one) => one.row === row) ?? false;
}

function ofFirstVersion(
  { domains }: DomainMention,
  name: string,
  { unit, from, to, written }: Spelling,
  isColumn: boolean,
  { frame: { framework }, finding }: ReadManuscript,
): ManuscriptFinding {
  const now = domains.map((id) => `“${nameOfKey(framework, id)}”`);
  return finding(
    unit,
    { from, to },
    {
      rule: 'L2',
      mark: markOf('manuscript', 'v1', nameKey(written), isColumn ? 'column' : 'text'),
      is: isColumn ? 'mismatch' : 'question',
      what: `“${written}” is a domain of the framework’s first version only${isColumn ? '.' : '. Is that version meant?'}`,
      why:
        now.length === 0
          ? `The version the study was coded with has no domain “${name}”.`
          : `The version the study was coded with has ${listed(now)} in its place.`,
      place: null,
    },
  );
}

function misspeltName(
  { domain }: { readonly domain: string },
  { unit, from, to, written }: Spelling,
  { frame: { framework }, finding }: ReadManuscript,
): ManuscriptFinding {
  const name = nameOfKey(framework, domain);
  return finding(
    unit,
    { from, to },
    {
      rule: 'L2',
      mark: markOf('manuscript', 'misspelt', nameKey(written)),
      is: 'mismatch',
      what: `“${written}” is “${name}” misspelt.`,
      why: 'Tables give the framework’s spelling, and both would stand in one paper.',
      place: null,
    },
  );
}

/** One finding for each domain that is written in more than one way; case and white space apart. */
function variants(
  written: ReadonlyMap<string, readonly Spelling[]>,
  { frame: { framework }, finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  return framework.domains.flatMap(({ id, name }): ManuscriptFinding[] => {
    const ways = new Map<string, Spelling[]>();
    for (const one of written.get(id) ?? []) {
      const key = nameKey(one.written);
      ways.set(key, [...(ways.get(key) ?? []), one]);
    }
    const [only] = ways.size === 1 ? [...ways.values()] : [];
    const short = only?.find((one) => isSingular(one, name));
    if (only && short) return [singularName(short, only.length, name, finding)];
    if (ways.size < 2) return [];
    const each = [...ways].toSorted((a, b) => b[1].length - a[1].length);
    const odd = each.find(([key]) => key !== nameKey(name) && key !== each[0]![0]) ?? each[1]!;
    const [first] = odd[1];
    if (!first) return [];
    const shown = each.map(([, of]) => `“${of[0]!.written}” (${of.length})`);
    return [
      finding(first.unit, first, {
        rule: 'L2',
        mark: markOf(
          'manuscript',
          'variants',
          id,
          each.map(([key, of]) => `${key} ${of.length}`),
        ),
        is: 'mismatch',
        what: `One domain is written in ${ways.size} ways: ${listed(shown)}.`,
        why: `The framework calls it “${name}”. One name for one domain leaves nothing to guess.`,
        place: null,
      }),
    ];
  });
}

/** Whether a name is the framework's but for an ending: "Environmental context and resource". */
function isSingular({ written, unit }: Spelling, name: string): boolean {
  if (nameKey(written) === nameKey(name)) return false;
  if (unit.row === null && !/^\p{Lu}/u.test(written)) return false;
  return singularKey(written) === singularKey(name);
}

function singularKey(name: string): string {
  return nameKey(name)
    .split(' ')
    .map((word) => word.replace(/(?<=ss)es(?=\W*$)|(?<!s)s(?=\W*$)/, ''))
    .join(' ');
}

function singularName(
  one: Spelling,
  times: number,
  name: string,
  finding: ReadManuscript['finding'],
): ManuscriptFinding {
  return finding(one.unit, one, {
    rule: 'L2',
    mark: markOf('manuscript', 'singular', nameKey(one.written), times),
    is: 'mismatch',
    what: `“${one.written}” (${times}) is a variant of “${name}”.`,
    why: 'The framework spells it otherwise. One name for one domain leaves nothing to guess.',
    place: null,
  });
}

/** Words of a cell of domains that are part of no name. */
function leftover(
  unit: TextUnit,
  mentions: readonly DomainMention[],
  off: readonly { readonly written: string }[],
  { finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  let left = unit.words;
  for (const { from, to } of mentions)
    left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to);
  for (const { written } of off) left = left.replace(written, (one) => ' '.repeat(one.length));
  // What stands in brackets or in marks of its own is said of the domain and is no name.
  const words = placesOf(
    left.replace(/\([^()]*\)|\[[^[\]]*\]/g, (one) => ' '.repeat(one.length)),
  ).filter(({ word, same }) => !/^\d+$/.test(word) && !said.has(same));
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || mentions.length + off.length === 0) return [];
  const written = words.map(({ word }) => word).join(' ');
  return [
    finding(
      unit,
      { from: first.from, to: last.from + last.word.length },
      {
        rule: 'L2',
        mark: markOf('manuscript', 'leftover', nameKey(written)),
        is: 'question',
        what: `“${written}” stands among the domains and is no name of one. What is meant?`,
        why: 'The framework has neither a domain nor a construct of that name.',
        place: null,
      },
    ),
  ];
}

const said = new Set(
  'and or the of a an domain tdf none no not yet other outside n total also with confirmed proposed'.split(
    ' ',
  ),
);
