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

/** A domain as a text names it, with the place of the words: UTF-16 offsets [from, to) of the text. */
export interface DomainMention {
  readonly from: number;
  readonly to: number;
  /** How many words it is written in. */
  readonly words: number;
  /** Ids of the domain named; of a name only the first version has, of what became of it. */
  readonly domains: readonly string[];
  /** The name in the first version, where only that has it; else `null`. */
  readonly v1: string | null;
  /** Whether it is the domain's name, but for case, number, spelling of one language and "&". */
  readonly exact: boolean;
}

/**
 * A reader of domain names as people write them: the longest known name wins, case, white space and
 * punctuation do not matter, "&" is "and", -or is -our, ize is ise, and singular is plural. The text
 * is never split at "and" or at commas, which occur inside names.
 */
export function domainNameReader(framework: Framework): DomainNameReader {
  const aliases = aliasesOf(framework);
  return (text) => namesIn(text, aliases);
}

/** A reader of where a text names domains, in its order; by the rules of {@link domainNameReader}. */
export function domainMentionReader(
  framework: Framework,
): (text: string) => readonly DomainMention[] {
  const aliases = aliasesOf(framework);
  const names = new Map(framework.domains.map(({ id, name }) => [id, alias(name, none).words]));
  return (text) => {
    const at = placesOf(text);
    const found: DomainMention[] = [];
    for (const { index, words, meaning } of meaningsIn(
      at.map(({ same }) => same),
      aliases,
    ).found) {
      const [first, last] = [at[index], at[index + words.length - 1]];
      if (!first || !last || meaning.kind === 'constructs') continue;
      const span = { from: first.from, to: last.from + last.word.length, words: words.length };
      if (meaning.kind === 'v1') {
        found.push({ ...span, domains: meaning.domains, v1: meaning.name, exact: false });
        continue;
      }
      const exact = names.get(meaning.id)?.join(' ') === words.join(' ');
      found.push({ ...span, domains: [meaning.id], v1: null, exact });
    }
    return found.toSorted((a, b) => a.from - b.from);
  };
}

const none = { kind: 'constructs', ids: [] } as const;

/** The words of a text with where they begin, and the form under which they are compared. */
export function placesOf(
  text: string,
): readonly { readonly word: string; readonly from: number; readonly same: string }[] {
  const plain = text.normalize('NFKC');
  // Where the form changes lengths, places would be wrong: the text is then read as it is.
  const read = plain.length === text.length ? plain : text;
  return [...read.matchAll(aWord)].map(({ 0: word, index }) => ({
    word: text.slice(index, index + word.length),
    from: index,
    same: sameWord(word),
  }));
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
  const { found: meanings, taken } = meaningsIn(same, aliases);
  const found = meanings.toSorted((a, b) => a.index - b.index).map(({ meaning }) => meaning);
  return {
    domains: once(found.flatMap((one) => (one.kind === 'domain' ? [one.id] : []))),
    v1: found.flatMap((one) =>
      one.kind === 'v1' ? [{ name: one.name, domains: one.domains }] : [],
    ),
    constructs: once(found.flatMap((one) => (one.kind === 'constructs' ? one.ids : []))),
    leftover: written.filter((_, index) => !taken[index] && same[index] !== 'and'),
  };
}

/** The names in a row of words, the longest first, and which words they take. */
function meaningsIn(
  same: readonly string[],
  aliases: readonly Alias[],
): {
  readonly found: readonly (Alias & { readonly index: number })[];
  readonly taken: readonly boolean[];
} {
  const taken = new Array<boolean>(same.length).fill(false);
  const found: (Alias & { readonly index: number })[] = [];
  const there = new Set(same);
  for (const one of aliases) {
    const { words } = one;
    if (!words.every((word) => there.has(word))) continue;
    for (let index = 0; index + words.length <= same.length; index++) {
      const free = words.every(
        (word, offset) => !taken[index + offset] && same[index + offset] === word,
      );
      if (!free) continue;
      found.push({ ...one, index });
      taken.fill(true, index, index + words.length);
    }
  }
  return { found, taken };
}

function once(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** Words as written; an apostrophe or a hyphen inside a word belongs to it. */
function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').match(aWord) ?? [];
}

const aWord = /&|[\p{L}\p{N}]+(?:['’\-‐‑][\p{L}\p{N}]+)*/gu;

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
