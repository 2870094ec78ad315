import type { Framework } from './framework.ts';

/** What free text says about domains. */
export interface DomainNames {
  /** Ids of the domains named, in the order of the text, each once. */
  readonly domains: readonly string[];
  /** Names only the first version has, which a person must decide about. */
  readonly v1: readonly { readonly name: string; readonly domains: readonly string[] }[];
  /** Constructs named, by their scoped ids: they name a domain only indirectly. */
  readonly constructs: readonly string[];
  /** Words that are part of no name, in the order of the text; "and" and "&" between names are none. */
  readonly leftover: readonly string[];
}

type Meaning =
  | { readonly kind: 'domain'; readonly id: string }
  | { readonly kind: 'v1'; readonly name: string; readonly domains: readonly string[] }
  | { readonly kind: 'constructs'; readonly ids: readonly string[] };

interface Alias {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** Resolves names of domains in free text. */
export type DomainNameReader = (text: string) => DomainNames;

/**
 * A reader of domain names as people write them: the longest known name wins, case, white space and
 * punctuation do not matter, "&" is "and", -or is -our, ize is ise, and singular is plural. The text
 * is never split at "and" or at commas, which occur inside names.
 */
export function domainNameReader(framework: Framework): DomainNameReader {
  const aliases = aliasesOf(framework);
  return (text) => namesIn(text, aliases);
}

function aliasesOf(framework: Framework): readonly Alias[] {
  const current = framework.domains.flatMap((domain) =>
    [domain.name, ...domain.aliases].map((name) => alias(name, { kind: 'domain', id: domain.id })),
  );
  const known = new Set(current.map(({ words }) => words.join(' ')));
  const v1 = framework.v1.names
    .map(({ name, domains }) => alias(name, { kind: 'v1', name, domains }))
    .filter(({ words }) => !known.has(words.join(' ')));

  const constructIds = new Map<string, string[]>();
  for (const construct of framework.domains.flatMap(({ constructs }) => constructs)) {
    const key = wordsOf(construct.name).map(sameWord).join(' ');
    if (!known.has(key)) constructIds.set(key, [...(constructIds.get(key) ?? []), construct.id]);
  }
  const constructs = [...constructIds].map(([key, ids]) => ({
    words: key.split(' '),
    meaning: { kind: 'constructs' as const, ids },
  }));

  return [...current, ...v1, ...constructs].toSorted(
    (a, b) => lengthOf(b) - lengthOf(a) || b.words.length - a.words.length,
  );
}

function alias(name: string, meaning: Meaning): Alias {
  return { words: wordsOf(name).map(sameWord), meaning };
}

const lengthOf = ({ words }: Alias) => words.join(' ').length;

function namesIn(text: string, aliases: readonly Alias[]): DomainNames {
  const written = wordsOf(text);
  const same = written.map(sameWord);
  const meaningAt = new Array<Meaning | undefined>(same.length);
  const taken = new Array<boolean>(same.length).fill(false);

  for (const { words, meaning } of aliases) {
    for (let at = 0; at + words.length <= same.length; at++) {
      const free = words.every((word, offset) => !taken[at + offset] && same[at + offset] === word);
      if (!free) continue;
      meaningAt[at] = meaning;
      taken.fill(true, at, at + words.length);
    }
  }

  const found = meaningAt.filter((meaning) => meaning !== undefined);
  return {
    domains: once(found.flatMap((one) => (one.kind === 'domain' ? [one.id] : []))),
    v1: found.flatMap((one) =>
      one.kind === 'v1' ? [{ name: one.name, domains: one.domains }] : [],
    ),
    constructs: once(found.flatMap((one) => (one.kind === 'constructs' ? one.ids : []))),
    leftover: written.filter((_, index) => !taken[index] && same[index] !== 'and'),
  };
}

function once(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** Words as written; an apostrophe or a hyphen inside a word belongs to it. */
function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').match(/&|[\p{L}\p{N}]+(?:['’\-‐‑][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The form under which two ways of writing a word are one. */
function sameWord(word: string): string {
  const plain = word.toLowerCase().replace(/[’‐‑]/g, (mark) => (mark === '’' ? "'" : '-'));
  if (plain === '&') return 'and';
  return singular(plain.replace(/our/g, 'or').replace(/i[sz](?=e|ation|ing)/g, 'is'));
}

function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
