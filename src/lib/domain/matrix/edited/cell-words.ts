import { lineRange as linesOf } from '../../reporting/anchor.ts';
import type { ChartingLink } from '../../model/charting.ts';
import type { CoderId } from '../../model/coder.ts';
import type { LineRange } from '../../model/line-range.ts';
import type { TranscriptId } from '../../model/transcript.ts';
import type { GridCell } from '../grid.ts';

/** How a cell names what it speaks of. */
export interface CellNames {
  readonly transcript: (id: TranscriptId) => string;
  readonly initials: (id: CoderId) => string;
  readonly localDay: (instant: string) => string;
}

/** A link of a cell with the number that stands for it in the words. */
export interface NumberedLink {
  readonly link: ChartingLink;
  readonly number: number;
}

/**
 * What an exported matrix says in a cell: the analyst's words with the numbers of their links, and in
 * square brackets what state it is in, which is never left blank.
 */
export function cellWords(
  cell: GridCell,
  links: readonly NumberedLink[],
  names: CellNames,
): string {
  const { charting, staleness, checkedBy, reopened } = cell;
  if (!charting) return `[${unwrittenWords(cell)}]`;
  const words = withNumbers(charting.summary, links);
  const said =
    charting.kind === 'set-aside'
      ? words.trim() === ''
        ? '[set aside]'
        : `[set aside: ${words}]`
      : words.trim() === ''
        ? '[charted without words]'
        : words;
  const lines = [
    staleness &&
      `changed since: ${[
        ...changed('added', staleness.added, names),
        ...changed('taken off', staleness.removed, names),
        ...(staleness.rewritten ? ['the words were changed since'] : []),
      ].join('; ')}`,
    reopened.length > 0 && `coding open again: ${rangeWords(reopened, names)}`,
    checkedBy && `checked by ${names.initials(checkedBy.by)} on ${names.localDay(checkedBy.at)}`,
  ];
  return [said, ...lines.flatMap((line) => (line ? [`[${line}]`] : []))].join('\n');
}

/** What a cell says in which nothing was written. */
function unwrittenWords({ state, passages }: Pick<GridCell, 'state' | 'passages'>): string {
  switch (state.kind) {
    case 'hidden':
      return 'hidden while a transcript of theirs is in hand';
    case 'no-transcript':
      return 'no transcript';
    case 'not-settled':
      return 'not settled yet';
    case 'not-asked':
      return `not asked${soFarWords(state.soFar)}`;
    case 'nothing-said':
      return `${
        state.asked === 'asked' ? 'asked, nothing said' : 'nothing said, whether asked is not known'
      }${soFarWords(state.soFar)}`;
    default:
      return `not charted: ${passages.length} ${passages.length === 1 ? 'passage' : 'passages'}`;
  }
}

function soFarWords(soFar: boolean): string {
  return soFar ? ', in what is settled so far' : '';
}

function changed(what: string, ranges: readonly LineRange[], names: CellNames): string[] {
  return ranges.length === 0 ? [] : [`${what} ${rangeWords(ranges, names)}`];
}

function rangeWords(ranges: readonly LineRange[], { transcript }: CellNames): string {
  return ranges
    .map(({ transcriptId, from, to }) => `${transcript(transcriptId)} ${linesOf(from, to)}`)
    .join(', ');
}

/** The words with " [3]" behind what is linked; what is linked to no words in particular, at the end. */
function withNumbers(summary: string, links: readonly NumberedLink[]): string {
  const at = ({ link }: NumberedLink) => Math.min(link.words?.to ?? summary.length, summary.length);
  const inOrder = links.toSorted((a, b) => at(a) - at(b) || a.number - b.number);
  let [text, from] = ['', 0];
  for (const one of inOrder) {
    text += `${summary.slice(from, at(one))} [${one.number}]`;
    from = at(one);
  }
  return text + summary.slice(from);
}

/**
 * What a cell of an edited matrix says: words, words that set it aside, or nothing of its own, because it
 * is blank or says only what state it was in.
 */
export interface ReadCell {
  readonly kind: 'summary' | 'set-aside' | 'nothing';
  /** Without numbers of links and words of states. */
  readonly words: string;
}

/**
 * Words of states are left out wherever a line begins with them: people go on writing behind them.
 *
 * @param numbers of the links that stood in the cell when it was exported.
 */
export function readCell(text: string, numbers: readonly number[]): ReadCell {
  const own = withoutStates(text.replace(/\r\n?/g, '\n')).trim();
  if (own === '') return { kind: 'nothing', words: '' };
  const aside = /^\[set aside(?:: ?([\s\S]*))?\]$/.exec(own);
  const words = withoutNumbers(aside ? (aside[1] ?? '') : own, numbers).trim();
  if (aside) return { kind: 'set-aside', words };
  return words === '' ? { kind: 'nothing', words: '' } : { kind: 'summary', words };
}

/** What a cell says in which nothing is written, and what it says of words that are. */
const unwrittenState =
  /^\s*\[(?:hidden while a transcript of theirs is in hand|no transcript|not settled yet|charted without words|not charted: \d+ passages?|(?:not asked|asked, nothing said|nothing said, whether asked is not known)(?:, in what is settled so far)?)\]/;
/** Files exported earlier say "stale". */
const stateOpens = /\[(?:changed since: |stale: |coding open again: |checked by )/;
const stateBegun =
  /^\[(?:changed since: |stale: |coding open again: |checked by )[^\]\n]*\][^\S\n]*/gm;

function withoutStates(text: string): string {
  let left = text.trimEnd();
  for (let at = stateAtEnd(left); at >= 0; at = stateAtEnd(left))
    left = left.slice(0, at).trimEnd();
  return left.replace(stateBegun, '').replace(unwrittenState, '');
}

/** Where in the last line words of a state begin that end it; -1 where none do. */
function stateAtEnd(text: string): number {
  if (!text.endsWith(']')) return -1;
  const line = text.lastIndexOf('\n') + 1;
  const at = text.slice(line).search(stateOpens);
  return at < 0 ? -1 : line + at;
}

function withoutNumbers(text: string, numbers: readonly number[]): string {
  const known = new Set(numbers);
  return text.replace(/ ?\[(\d+)\]/g, (mark, digits: string) =>
    known.has(Number(digits)) ? '' : mark,
  );
}
