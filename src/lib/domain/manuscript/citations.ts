import { looseKey, nameKey } from '../checks/name-key.ts';
import { markOf } from '../checks/mark.ts';
import { sentencesOf } from '../checks/team-texts.ts';
import { rangesOf } from '../quotations/citations.ts';
import { citationsIn, type CitationIn } from './citations-in.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { TextUnit } from './manuscript-text.ts';
import type { ReadManuscript, ReadQuotation } from './read-manuscript.ts';
import { wordsOf } from './words.ts';

/** A quotation with a number in a table of the manuscript. */
type Tabled = ReadQuotation & {
  readonly number: number;
  readonly table: NonNullable<ReadQuotation['table']>;
};

/** L5, L6 and L7: citations of quotations by number, against the manuscript's own tables and the record. */
export function citations(read: ReadManuscript): readonly ManuscriptFinding[] {
  const tabled = read.quotations.filter(
    (one): one is Tabled => one.number !== null && one.table !== null,
  );
  const cited = new Set<Tabled>();
  const citedTables = new Set<number>();
  const findings: ManuscriptFinding[] = [];
  const all = read.units
    .filter(({ isReference }) => !isReference)
    .filter((unit) => !isNumbering(unit, read))
    .flatMap(citationsIn);
  for (const citation of all) {
    const here = tableOf(citation, tabled, read);
    if ('missing' in here) {
      if (here.missing) findings.push(here.missing);
      continue;
    }
    citedTables.add(here.block);
    const meant = here.quotations.filter(({ number }) => citation.numbers.includes(number));
    for (const one of meant) cited.add(one);
    const outside = outOfRange(citation, here.quotations, read);
    if (outside) findings.push(outside);
    const off = filedElsewhere(citation, meant, here.quotations, tabled, read);
    if (off) findings.push(off.finding);
    for (const one of off?.instead ?? []) cited.add(one);
  }
  return [...findings, ...orphans(tabled, cited, citedTables, read)];
}

/** Cells of quote tables that say the number of their own quotation are no citations. */
function isNumbering({ block, row, column }: TextUnit, { quotations }: ReadManuscript): boolean {
  if (row === null) return false;
  const inRow = quotations.filter((one) => one.place.block === block && one.place.row === row);
  return inRow.some(
    ({ is, number, place }) => is === 'in-table' && number !== null && place.column !== column,
  );
}

/** The quote table a citation means, or the finding that there is none; `null` where that cannot be told. */
function tableOf(
  citation: CitationIn,
  tabled: readonly Tabled[],
  read: ReadManuscript,
):
  | { readonly block: number; readonly quotations: readonly Tabled[] }
  | { readonly missing: ManuscriptFinding | null } {
  const blocks = [...new Set(tabled.map(({ table }) => table.block))];
  const of = (block: number) => ({
    block,
    quotations: tabled.filter(({ table }) => table.block === block),
  });
  // A manuscript whose quotations stand in another file says nothing of their numbers.
  if (blocks.length === 0) return { missing: null };
  if (citation.table !== null) {
    const block = blocks.find((one) => of(one).quotations[0]?.table.number === citation.table);
    if (block !== undefined) return of(block);
    const isThere = read.tables.some(({ number }) => number === citation.table);
    const isNumbered = read.tables.some(({ number }) => number !== null);
    if (!isNumbered) return { missing: null };
    return {
      missing: read.finding(citation.unit, citation, {
        rule: 'L5',
        mark: markOf('manuscript', 'table', citation.written),
        is: 'mismatch',
        what: isThere
          ? `“${citation.written}” is cited; Table ${citation.table} has no numbered quotations.`
          : `“${citation.written}” is cited; the manuscript has no Table ${citation.table}.`,
        why: 'A reader who looks for the quotation does not find it.',
        place: null,
      }),
    };
  }
  const [first = 0] = citation.numbers;
  const having = blocks.filter((block) =>
    of(block).quotations.some(({ number }) => number === first),
  );
  const [only] = having.length > 0 ? having : blocks;
  // The same number in several tables: which is meant is not said.
  return only === undefined || having.length > 1 ? { missing: null } : of(only);
}

function outOfRange(
  citation: CitationIn,
  quotations: readonly Tabled[],
  { finding }: ReadManuscript,
): ManuscriptFinding | null {
  const there = new Set(quotations.map(({ number }) => number));
  const outside = citation.numbers.filter((number) => !there.has(number));
  if (outside.length === 0) return null;
  const table = quotations[0]?.table.number ?? null;
  return finding(citation.unit, citation, {
    rule: 'L5',
    mark: markOf('manuscript', 'range', citation.written, [[...there].join()]),
    is: 'mismatch',
    what: `“${citation.written}” is cited; ${table === null ? 'the table' : `Table ${table}`} has ${rangesOf([...there])}.`,
    why: `There is no Quote ${rangesOf(outside)}.`,
    place: null,
  });
}

interface Elsewhere {
  readonly finding: ManuscriptFinding;
  /** What seems to have been meant: it is not told to be uncited as well. */
  readonly instead: readonly Tabled[];
}

/** Whether what is cited is other than what the words beside it, or the subtheme they stand under, ask for. */
function filedElsewhere(
  citation: CitationIn,
  meant: readonly Tabled[],
  quotations: readonly Tabled[],
  tabled: readonly Tabled[],
  read: ReadManuscript,
): Elsewhere | null {
  if (meant.length === 0) return null;
  return (
    otherWords(citation, meant, tabled, read) ??
    otherSubtheme(citation, meant, quotations, read) ??
    otherParaphrase(citation, meant, quotations, read)
  );
}

/** Words are quoted right before the citation, and stand in the tables under another number. */
function otherWords(
  citation: CitationIn,
  meant: readonly Tabled[],
  tabled: readonly Tabled[],
  read: ReadManuscript,
): Elsewhere | null {
  const quoted = read.quotations
    .filter(
      ({ unit, is, place }) =>
        unit === citation.unit && is !== 'in-table' && place.to <= citation.from,
    )
    .at(-1);
  const between = quoted ? citation.unit.words.slice(quoted.place.to, citation.from) : '';
  if (!quoted || /[.!?]\s+\p{L}/u.test(between) || /\bQuot/.test(between)) return null;
  if (meant.some((one) => isSameWords(one, quoted))) return null;
  const instead = tabled.filter((one) => isSameWords(one, quoted));
  const [first] = instead;
  if (!first) return null;
  return {
    instead,
    finding: read.finding(citation.unit, citation, {
      rule: 'L6',
      mark: markOf('manuscript', 'words', citation.written, [quoted.words]),
      is: 'mismatch',
      what: `“${citation.written}” is cited; the words quoted there are ${nameOf(first)}${aside(citation, first)}.`,
      why: 'A reader who looks the quotation up finds other words.',
      place: null,
    }),
  };
}

/** The sentence names a subtheme, or stands under its heading, and the quotation is filed under another. */
function otherSubtheme(
  citation: CitationIn,
  meant: readonly Tabled[],
  quotations: readonly Tabled[],
  read: ReadManuscript,
): Elsewhere | null {
  const about = subthemesAbout(citation, read);
  if (!about) return null;
  const isThere = (one: Tabled) =>
    namesOfFiling(one, about.on, read).some((name) => about.keys.has(name));
  const off = meant.filter((one) => !isThere(one) && namesOfFiling(one, about.on, read).length > 0);
  const [first] = off;
  // Where several are cited together, one that fits is not asked for the others when names are many.
  if (!first || (about.from === 'sentence' && off.length < meant.length)) return null;
  const neighbour = quotations.filter(
    (one) => Math.abs(one.number - first.number) === 1 && isThere(one) && !meant.includes(one),
  );
  const filed = first.filed?.[about.on] ?? '';
  const hint = neighbour[0]
    ? ` ${nameOf(neighbour[0])} is: the citation may be${aside(citation, neighbour[0], first).replace(':', '')}.`
    : '';
  return {
    instead: neighbour.slice(0, 1),
    finding: read.finding(citation.unit, citation, {
      rule: 'L6',
      mark: markOf('manuscript', 'filed', citation.written, first.number, filed, [
        about.names.join(),
      ]),
      is: 'mismatch',
      what: `${nameOf(first)} is cited ${about.from === 'sentence' ? 'for' : 'under'} “${about.names.join('”, “')}”; the table files it under “${filed}”.`,
      why: `A quotation shows what it is filed under.${hint}`,
      place: { page: 'themes', choices: {} },
    }),
  };
}

/** No word of the sentence stands in what is cited, and several stand in the quotation before or after it. */
function otherParaphrase(
  citation: CitationIn,
  meant: readonly Tabled[],
  quotations: readonly Tabled[],
  read: ReadManuscript,
): Elsewhere | null {
  if (meant.length > 1 || citation.numbers.length > 1) return null;
  const [cited] = meant;
  if (!cited) return null;
  const said = contentWords(sentenceOf(citation).replace(citation.written, ''));
  const shared = (one: Tabled) =>
    [...contentWords(one.words)].filter((word) => said.has(word)).length;
  if (shared(cited) > 0) return null;
  const neighbour = quotations.find(
    (one) => Math.abs(one.number - cited.number) === 1 && shared(one) >= 3,
  );
  if (!neighbour) return null;
  return {
    instead: [neighbour],
    finding: read.finding(citation.unit, citation, {
      rule: 'L6',
      mark: markOf('manuscript', 'paraphrase', citation.written, [sentenceOf(citation)]),
      is: 'question',
      what: `“${citation.written}” is cited; the sentence shares its words with ${nameOf(neighbour)}. Is the citation${aside(citation, neighbour, cited).replace(':', '')}?`,
      why: `No word of the sentence stands in ${nameOf(cited)}.`,
      place: null,
    }),
  };
}

/** ": one ahead" where the number cited is one more than the right one; '' where it is not next to it. */
function aside(citation: CitationIn, right: Tabled, cited?: Tabled): string {
  const numbers = cited ? [cited.number] : citation.numbers;
  if (numbers.includes(right.number + 1)) return ': one ahead';
  return numbers.includes(right.number - 1) ? ': one behind' : '';
}

function nameOf({ table, number }: Tabled): string {
  return table.number === null ? `Quote ${number}` : `Table ${table.number}, Quote ${number}`;
}

interface About {
  readonly on: 'subtheme' | 'theme';
  readonly from: 'sentence' | 'heading';
  readonly names: readonly string[];
  readonly keys: ReadonlySet<string>;
}

/** The subthemes a citation is given for: those its sentence names, or the nearest heading that is one. */
function subthemesAbout(citation: CitationIn, { frame, quotations }: ReadManuscript): About | null {
  const known = (on: About['on']) => {
    const own = quotations.flatMap(({ filed }) => (filed?.[on] ? [filed[on]] : []));
    const recorded = frame.records[on === 'theme' ? 'themes' : 'subthemes'].map(({ name }) => name);
    return new Map([...recorded, ...own].map((name) => [looseKey(name), name]));
  };
  const [subthemes, themes] = [known('subtheme'), known('theme')];
  const about = (on: About['on'], from: About['from'], names: readonly string[]): About => ({
    on,
    from,
    names,
    keys: new Set(names.map(looseKey)),
  });
  const sentence = looseKey(sentenceOf(citation));
  const named = [...subthemes].filter(([key]) => key.includes(' ') && sentence.includes(key));
  if (named.length > 0)
    return about(
      'subtheme',
      'sentence',
      named.map(([, name]) => name),
    );
  for (const heading of citation.unit.headings.toReversed()) {
    const key = looseKey(heading.replace(/^[\d.]+\s+/, ''));
    const [subtheme, theme] = [subthemes.get(key), themes.get(key)];
    if (subtheme !== undefined) return about('subtheme', 'heading', [subtheme]);
    if (theme !== undefined) return about('theme', 'heading', [theme]);
  }
  return null;
}

/** Where a quotation is filed, by the manuscript's table and by the record; keys of names. */
function namesOfFiling(
  { filed, subthemeIds }: Tabled,
  on: About['on'],
  { frame: { records } }: ReadManuscript,
): readonly string[] {
  const subthemes = records.subthemes.filter(({ id }) => subthemeIds.includes(id));
  const recorded =
    on === 'subtheme'
      ? subthemes.map(({ name }) => name)
      : records.themes.flatMap(({ id, name }) =>
          subthemes.some(({ themeIds }) => themeIds.includes(id)) ? [name] : [],
        );
  return [...(filed?.[on] ? [filed[on]] : []), ...recorded].map(looseKey);
}

function sentenceOf({ unit, from }: CitationIn): string {
  let at = 0;
  for (const sentence of sentencesOf(unit.words)) {
    const start = unit.words.indexOf(sentence, at);
    at = Math.max(at, start) + sentence.length;
    if (from < at) return sentence;
  }
  return unit.words;
}

/** Words that carry something: long ones, without their ends. */
function contentWords(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text).words.flatMap((word) =>
      word.length >= 5 && !common.has(word) ? [word.slice(0, 6)] : [],
    ),
  );
}

const common = new Set(
  'about after again always another because before being could doing every first might never other people quote quotes really should since something table their there these thing things think those though through under until where which while would participant participants'.split(
    ' ',
  ),
);

function isSameWords(a: ReadQuotation, b: ReadQuotation): boolean {
  const overlaps = a.found.places.some((one) =>
    b.found.places.some(
      (other) =>
        one.transcriptId === other.transcriptId && one.from < other.to && other.from < one.to,
    ),
  );
  if (overlaps) return true;
  const [one, other] = [nameKey(a.words), nameKey(b.words)];
  return one.includes(other) || other.includes(one);
}

/** L7, one finding for each table of which any quotation is cited. */
function orphans(
  tabled: readonly Tabled[],
  cited: ReadonlySet<Tabled>,
  citedTables: ReadonlySet<number>,
  { finding }: ReadManuscript,
): readonly ManuscriptFinding[] {
  return [...citedTables].flatMap((block) => {
    const left = tabled.filter((one) => one.table.block === block && !cited.has(one));
    const [first] = left;
    if (!first) return [];
    const numbers = [...new Set(left.map(({ number }) => number))];
    const { number } = first.table;
    return [
      finding(first.unit, first.place, {
        rule: 'L7',
        mark: markOf('manuscript', number ?? 'table', numbers),
        is: 'question',
        what: `${numbers.length === 1 ? 'Quote' : 'Quotes'} ${rangesOf(numbers)}${number === null ? '' : ` of Table ${number}`} ${numbers.length === 1 ? 'is' : 'are'} never cited. Is that meant?`,
        why: 'Others of the table are cited by number, so a reader looks for these in the text.',
        place: null,
      }),
    ];
  });
}
