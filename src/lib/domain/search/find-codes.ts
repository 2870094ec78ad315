import Fuse, { type FuseResultMatch } from 'fuse.js';
import { codesById } from '../codebook/codebook.ts';
import type { Framework } from '../codebook/framework.ts';
import { guidanceOf } from '../codebook/guidance.ts';
import { activeCodes, codePathText, codesInOrder } from '../codebook/tree.ts';
import type { Code, CodeId } from '../model/code.ts';

/** Where in a code the words were found. */
export type CodeField =
  | 'name'
  | 'abbreviation'
  | 'alias'
  | 'construct'
  | 'definition'
  | 'codeHere'
  | 'notHere'
  | 'example';

/** A code that answers to a query, with the words that matched. */
export interface FoundCode {
  readonly code: Code;
  /** "Goals > Action planning": tells codes of one name apart. */
  readonly path: string;
  readonly field: CodeField;
  /** The words around the match, at most about a line of them. */
  readonly excerpt: string;
  /** Offsets [from, to) of the excerpt that matched, ascending. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** Finds codes as one types; made anew when the codebook changes. */
export interface CodeFinder {
  /** Best first; every active code, in the codebook's order, while the query is empty. */
  readonly find: (query: string, limit?: number) => readonly FoundCode[];
}

interface Entry {
  readonly code: Code;
  readonly path: string;
  readonly order: number;
  readonly fields: Readonly<Record<CodeField, readonly string[]>>;
}

const fieldWeights: Readonly<Record<CodeField, number>> = {
  name: 8,
  abbreviation: 6,
  alias: 5,
  construct: 3,
  definition: 2,
  codeHere: 1,
  notHere: 1,
  example: 1,
};
const fieldsInOrder = Object.keys(fieldWeights) as readonly CodeField[];
const excerptLength = 90;
/** With as many codes that hold the words as they stand, nobody needs those that are merely like them. */
const enough = 12;

/**
 * A finder over the active codes by everything that is known of them: name, abbreviation, the
 * literature's initials and aliases, constructs, definition, and rules.
 *
 * A code whose abbreviation is the query comes first, then names that begin with it, names with a
 * word that begins with it, and names and other fields that hold it; last what is merely like it.
 */
export function codeFinder(codes: readonly Code[], framework: Framework): CodeFinder {
  const entries = entriesOf(codes, framework);
  const fuse = new Fuse(entries, {
    includeMatches: true,
    includeScore: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: 0.28,
    minMatchCharLength: 2,
    keys: fieldsInOrder.map((name) => ({
      name,
      weight: fieldWeights[name],
      getFn: ({ fields }: Entry) => fields[name],
    })),
  });

  const like = (query: string, found: ReadonlySet<CodeId>): readonly FoundCode[] => {
    if (query.length < 3 || found.size >= enough) return [];
    return fuse
      .search(query)
      .filter(({ item }) => !found.has(item.code.id))
      .flatMap(({ item, matches = [] }) => {
        const best = bestMatch(matches);
        return best ? [foundBy(item, best.field, best.text, best.ranges)] : [];
      });
  };

  return {
    find: (typed, limit = 50) => {
      const query = folded(typed.trim().replace(/\s+/g, ' '));
      if (query === '') return entries.slice(0, limit).map((entry) => foundBy(entry, 'name'));
      const exact = entries
        .map((entry) => ({ entry, hit: exactHit(entry, query) }))
        .flatMap(({ entry, hit }) => (hit ? [{ ...hit, entry }] : []))
        .toSorted((a, b) => a.rank - b.rank || a.entry.order - b.entry.order)
        .map(({ entry, field, text, at }) =>
          foundBy(entry, field, text, [[at, at + query.length]]),
        );
      const known = new Set(exact.map(({ code }) => code.id));
      return [...exact, ...like(query, known)].slice(0, limit);
    },
  };
}

function entriesOf(codes: readonly Code[], framework: Framework): readonly Entry[] {
  const byId = codesById(codes);
  return codesInOrder(activeCodes(codes)).map((code, order) => {
    const { definition, codeHere, notHere, examples } = guidanceOf(code, framework);
    const entry = code.frameworkKey === null ? undefined : framework.byKey.get(code.frameworkKey);
    const domain = entry?.kind === 'domain' ? entry.domain : null;
    return {
      code,
      path: codePathText(code, byId),
      order,
      fields: {
        name: [code.name],
        abbreviation: [code.abbreviation, domain?.initials ?? ''].filter((text) => text !== ''),
        alias: domain?.aliases.filter((alias) => alias !== domain.name) ?? [],
        construct: domain?.constructs.map(({ name }) => name) ?? [],
        definition: definition === '' ? [] : [definition],
        codeHere,
        notHere,
        example: examples,
      },
    };
  });
}

interface Hit {
  readonly rank: number;
  readonly field: CodeField;
  readonly text: string;
  readonly at: number;
}

/** The best place where the code holds the query as it stands. */
function exactHit({ fields, code }: Entry, query: string): Hit | null {
  for (const text of fields.abbreviation) {
    if (folded(text) === query) return { rank: 0, field: 'abbreviation', text, at: 0 };
  }
  const inName = positionOf(code.name, query);
  if (inName) return { ...inName, rank: 1 + inName.rank, field: 'name', text: code.name };

  for (const [index, field] of fieldsInOrder.entries()) {
    let best: Hit | null = null;
    for (const text of fields[field]) {
      const found = positionOf(text, query);
      const hit = found && {
        rank: 4 + index + (found.rank < 2 ? 0 : 0.5),
        field,
        text,
        at: found.at,
      };
      if (hit && (!best || hit.rank < best.rank)) best = hit;
    }
    if (best) return best;
  }
  return null;
}

/** 0: the text begins with it; 1: a word does; 2: it stands inside a word. */
function positionOf(text: string, query: string): { rank: number; at: number } | null {
  const where = folded(text);
  if (where.startsWith(query)) return { rank: 0, at: 0 };
  let inside: number | null = null;
  for (let at = where.indexOf(query); at >= 0; at = where.indexOf(query, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(where[at - 1] ?? ' ')) return { rank: 1, at };
    inside ??= at;
  }
  // One or two letters stand inside too many words to say anything.
  return inside === null || query.length < 3 ? null : { rank: 2, at: inside };
}

function bestMatch(
  matches: readonly FuseResultMatch[],
): { field: CodeField; text: string; ranges: readonly (readonly [number, number])[] } | null {
  const named = matches.flatMap(({ key, value, indices }) => {
    const field = fieldsInOrder.find((one) => one === key);
    if (!field || value === undefined) return [];
    // Fuse counts the last character in.
    return [{ field, text: value, ranges: indices.map(([a, b]) => [a, b + 1] as const) }];
  });
  const order = ({ field }: { field: CodeField }) => fieldsInOrder.indexOf(field);
  return named.toSorted((a, b) => order(a) - order(b))[0] ?? null;
}

function foundBy(
  { code, path }: Entry,
  field: CodeField,
  text: string = code.name,
  ranges: readonly (readonly [number, number])[] = [],
): FoundCode {
  const { excerpt, shift } = excerptAround(text, ranges[0] ?? [0, 0]);
  const inside = ranges
    .map(([from, to]) => [from - shift, to - shift] as const)
    .filter(([from, to]) => from >= 0 && to <= excerpt.length);
  return { code, path, field, excerpt, ranges: inside };
}

/** About a line of words around the first match; "…" stands where words were left off. */
function excerptAround(
  text: string,
  [from, to]: readonly [number, number],
): { excerpt: string; shift: number } {
  if (text.length <= excerptLength) return { excerpt: text, shift: 0 };
  const room = Math.max(0, excerptLength - (to - from));
  const wanted = Math.max(0, Math.min(from - Math.floor(room / 3), text.length - excerptLength));
  const start = wanted === 0 ? 0 : Math.min(from, nextWord(text, wanted));
  const end = Math.max(to, lastWordEnd(text, Math.min(text.length, start + excerptLength)));
  const before = start > 0 ? '…' : '';
  const after = end < text.length ? '…' : '';
  return { excerpt: before + text.slice(start, end) + after, shift: start - before.length };
}

function nextWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 ? at : space + 1;
}

function lastWordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space < 0 ? at : space;
}

/** One character for each of the text's, so that positions hold in both. */
function folded(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text[index] ?? '';
    const plain = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return plain.length === 1 ? plain : unit === '’' ? "'" : unit;
  }).join('');
}
