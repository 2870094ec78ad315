import { wholeWord } from './word-boundary.ts';

/** What a person asks of the texts. */
export interface SearchQuery {
  readonly text: string;
  /**
   * `words`: every word somewhere in one line, in any order; words in double quotes stay together.
   * `phrase`: the words one after another, in one turn. `pattern`: a regular expression, line by
   * line.
   */
  readonly kind: 'words' | 'phrase' | 'pattern';
  /** False finds parts of words too. */
  readonly wholeWords: boolean;
  /** False takes capital and small letters as the same. */
  readonly matchCase: boolean;
  readonly who: 'anyone' | 'participants' | 'interviewers';
}

/** A query ready to be run over texts, or why it cannot be. */
export type CompiledQuery =
  | {
      readonly searchable: true;
      /** What must be found, each at least once in a line; global, for composed (NFC) text. */
      readonly terms: readonly RegExp[];
      /** How far one hit may reach, and what a term sees at once. */
      readonly within: 'line' | 'turn';
      readonly lineByLine: boolean;
      readonly who: SearchQuery['who'];
    }
  | { readonly searchable: false; readonly reason: 'nothing-to-find' }
  | { readonly searchable: false; readonly reason: 'bad-pattern'; readonly detail: string };

export type Searchable = Extract<CompiledQuery, { readonly searchable: true }>;

/**
 * Words and phrases are taken literally; only white space, apostrophes, quotation marks and hyphens
 * stand for all their forms, since transcripts and keyboards differ in them. Composed and decomposed
 * accents count as the same.
 */
export function compiledQuery(query: SearchQuery): CompiledQuery {
  const text = query.text.normalize('NFC').trim();
  if (text === '') return { searchable: false, reason: 'nothing-to-find' };
  const flags = query.matchCase ? 'gu' : 'giu';
  const { who } = query;

  if (query.kind === 'pattern') {
    try {
      const alone = new RegExp(text, flags);
      const term = query.wholeWords ? new RegExp(wholeWord(alone.source), flags) : alone;
      return { searchable: true, terms: [term], within: 'line', lineByLine: true, who };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return { searchable: false, reason: 'bad-pattern', detail: fault(error) };
    }
  }

  const literals = query.kind === 'phrase' ? [unquoted(text)] : wordsAndPhrases(text);
  const terms = [...new Set(literals)].map(
    (literal) => new RegExp(literalSource(literal, query.wholeWords), flags),
  );
  if (terms.length === 0) return { searchable: false, reason: 'nothing-to-find' };
  const within = query.kind === 'phrase' ? 'turn' : 'line';
  return { searchable: true, terms, within, lineByLine: false, who };
}

/** Engines repeat the pattern before they say what is wrong with it. */
function fault({ message }: SyntaxError): string {
  const words = message.slice(message.lastIndexOf(': ') + 1).trim();
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function wordsAndPhrases(text: string): string[] {
  return Array.from(
    text.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|[^\s"“”„«»]+/gu),
    ([whole, quoted]) => (quoted ?? whole).trim(),
  ).filter((literal) => literal !== '');
}

function unquoted(phrase: string): string {
  return phrase.replace(/^["“„«]\s*(.*\S)\s*["”“»]$/su, '$1');
}

function literalSource(literal: string, wholeWords: boolean): string {
  const source = literal.split(/\s+/u).map(escaped).join('\\s+');
  // A mark that follows belongs to the last letter: "e" is not found in "ẹ".
  return wholeWords ? wholeWord(source, literal) : `${source}(?!\\p{M})`;
}

function escaped(word: string): string {
  return word
    .replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
    .replace(/['’‘ʼ]/gu, "['’‘ʼ]")
    .replace(/["“”„]/gu, '["“”„]')
    .replace(/[-‐‑]/gu, '[-‐‑]');
}
