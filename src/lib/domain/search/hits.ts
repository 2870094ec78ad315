import { lineAt } from '../transcript/lines.ts';
import { composed, originalSpan } from './composed.ts';
import type { Searchable } from './query.ts';
import { endOf, type SearchText } from './search-text.ts';

/** One place where a query was found. */
export interface Hit {
  /** The line it begins on. */
  readonly line: number;
  /** UTF-16 offsets [from, to) of the transcript's text. */
  readonly from: number;
  readonly to: number;
}

/** Every hit in one text, in order of place; hits never overlap. */
export function hitsIn(text: SearchText, query: Searchable): Hit[] {
  const speaks = speakerFilter(text, query.who);
  const byTerm: Hit[][] = [];
  for (const term of query.terms) {
    const found = [...(query.lineByLine ? lineByLine(text, term) : throughout(text, term, query))];
    const heard = speaks ? found.filter(({ line }) => speaks(line)) : found;
    if (heard.length === 0) return [];
    byTerm.push(heard);
  }
  const [first = [], ...others] = byTerm;
  return others.length === 0 ? first : onLinesOfAll([first, ...others]);
}

/** Lines of participants include those of nobody named, which may be coded like theirs. */
function speakerFilter({ lineSpeaker, speakers }: SearchText, who: Searchable['who']) {
  if (who === 'anyone') return null;
  const role = who === 'participants' ? 'participant' : 'interviewer';
  return (line: number) => (speakers[lineSpeaker[line] ?? -1]?.role ?? 'participant') === role;
}

function* throughout(text: SearchText, term: RegExp, { within }: Searchable): Generator<Hit> {
  const { text: searched } = text.composed;
  term.lastIndex = 0;
  for (let match = term.exec(searched); match; match = term.exec(searched)) {
    const [from, to] = originalSpan(text.composed, match.index, term.lastIndex);
    const line = lineAt(text, from);
    const end =
      within === 'line'
        ? endOf(text.lineFrom, line, text.text)
        : endOf(text.turnFrom, text.lineTurn[line]!, text.text);
    if (to <= end) yield { line, from, to };
    else term.lastIndex = after(searched, match.index);
  }
}

/** Each line is searched alone, without the white space at its end: `^` and `$` are its ends. */
function* lineByLine(text: SearchText, term: RegExp): Generator<Hit> {
  const isComposed = text.composed.original === null;
  for (const [line, begins] of text.lineFrom.entries()) {
    const words = text.text.slice(begins, endOf(text.lineFrom, line, text.text)).trimEnd();
    const searched = isComposed ? { text: words, original: null } : composed(words);
    term.lastIndex = 0;
    for (let match = term.exec(searched.text); match; match = term.exec(searched.text)) {
      if (match[0] === '') {
        term.lastIndex = after(searched.text, term.lastIndex);
        continue;
      }
      const [from, to] = originalSpan(searched, match.index, term.lastIndex);
      yield { line, from: begins + from, to: begins + to };
    }
  }
}

/** The next place to look: a character outside the basic plane is two units and never halved. */
function after(text: string, offset: number): number {
  return offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
}

/** The hits of every term on the lines that have them all; of overlapping ones, the first and longest. */
function onLinesOfAll(byTerm: readonly (readonly Hit[])[]): Hit[] {
  const linesOf = byTerm.map((hits) => new Set(hits.map(({ line }) => line)));
  const together = byTerm
    .flat()
    .filter(({ line }) => linesOf.every((lines) => lines.has(line)))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return together.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
