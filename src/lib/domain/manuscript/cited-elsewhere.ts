import { looseKey, nameKey } from '../checks/name-key.ts';
import { markOf } from '../checks/mark.ts';
import { sentencesOf } from '../checks/team-texts.ts';
import type { CitationIn } from './citations-in.ts';
import type { ManuscriptFinding } from './finding.ts';
import type { ReadManuscript, ReadQuotation } from './read-manuscript.ts';
import { wordsOf } from './words.ts';

/** A quotation with a number in a table of the manuscript. */
export type Tabled = ReadQuotation & {
  readonly number: number;
  readonly table: NonNullable<ReadQuotation['table']>;
};

export interface Elsewhere {
  readonly finding: ManuscriptFinding;
  /** What seems to have been meant: it is not told to be uncited as well. */
  readonly instead: readonly Tabled[];
}

/** Whether what is cited is other than what the words beside it, or the subtheme they stand under, ask for. */
export function filedElsewhere(
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
