import type { QuotedWords, QuoteMark } from './quoted-runs.ts';
import type { WordIndex, WordPlace } from './word-index.ts';

/** Where every run of a quotation begins, in one transcript, ascending. */
export type RunPlaces = readonly WordPlace[];

/** So many words may stand in the place of words in brackets. */
const replaced = 40;
/** So many places are looked at for a run beside one that was found. */
const tries = 24;
/** So many places of the same words are told of. */
const most = 50;

/**
 * Where all runs of a quotation stand word for word, with what is marked between them left out or replaced:
 * any number of words for an ellipsis, few for words in brackets.
 */
export function markedPlaces(
  { runs, between }: Pick<QuotedWords, 'runs' | 'between'>,
  index: WordIndex,
): readonly RunPlaces[] {
  const numbers = runs.map(({ words }) => index.numbersOf(words));
  if (numbers.length === 0 || numbers.some((run) => run.includes(-1))) return [];
  const anchor = rarestRun(numbers, index);
  const lengths = numbers.map((run) => run.length);
  const found: WordPlace[][] = [];
  for (const place of placesOfRun(numbers[anchor]!, index)) {
    const { from, to } = index.transcriptOf(place);
    const before = backwards(anchor, place, { numbers, between, index, from, lengths });
    if (!before) continue;
    const after = forwards(anchor, place, { numbers, between, index, to, lengths });
    if (!after) continue;
    found.push([...before, place, ...after]);
    if (found.length === most) break;
  }
  return found;
}

interface Search {
  readonly numbers: readonly Int32Array[];
  readonly between: readonly (readonly QuoteMark[])[];
  readonly index: WordIndex;
  readonly lengths: readonly number[];
}

/** The runs after one that was found, each as near as can be. */
function forwards(
  run: number,
  place: WordPlace,
  search: Search & { to: WordPlace },
): WordPlace[] | null {
  const next = search.numbers[run + 1];
  if (!next) return [];
  const { index, between, lengths, to } = search;
  const first = place + lengths[run]!;
  const last = Math.min(to - next.length, first + roomFor(between[run] ?? []));
  let tried = 0;
  for (const at of placesBetween(next, first, last, index)) {
    const rest = forwards(run + 1, at, search);
    if (rest) return [at, ...rest];
    tried += 1;
    if (tried === tries) break;
  }
  return null;
}

/** The runs before one that was found, each as near as can be. */
function backwards(
  run: number,
  place: WordPlace,
  search: Search & { from: WordPlace },
): WordPlace[] | null {
  const before = search.numbers[run - 1];
  if (!before) return [];
  const { index, between, from } = search;
  const last = place - before.length;
  const first = Math.max(from, last - roomFor(between[run - 1] ?? []));
  let tried = 0;
  for (const at of placesBetween(before, first, last, index).toReversed()) {
    const rest = backwards(run - 1, at, search);
    if (rest) return [...rest, at];
    tried += 1;
    if (tried === tries) break;
  }
  return null;
}

function roomFor(marks: readonly QuoteMark[]): number {
  return marks.some(({ is }) => is === 'left-out')
    ? Number.MAX_SAFE_INTEGER
    : marks.length * replaced;
}

/** Places [first, last] at which a run stands, ascending. */
function placesBetween(
  run: Int32Array,
  first: WordPlace,
  last: WordPlace,
  index: WordIndex,
  enough = Number.MAX_SAFE_INTEGER,
): WordPlace[] {
  const { word, at } = rarestWord(run, index);
  const places = index.placesOf(word);
  const found: WordPlace[] = [];
  for (let next = lowerBound(places, first + at); next < places.length; next += 1) {
    const place = places[next]! - at;
    if (place > last) break;
    if (index.isAt(run, place)) found.push(place);
    if (found.length >= enough) break;
  }
  return found;
}

/** Where words stand in a row, ascending; none where one of them stands nowhere. */
export function placesOfRun(run: Int32Array, index: WordIndex, enough?: number): WordPlace[] {
  if (run.length === 0 || run.includes(-1)) return [];
  return placesBetween(run, 0, index.size, index, enough);
}

function rarestRun(numbers: readonly Int32Array[], index: WordIndex): number {
  const worth = numbers.map((run) => run.length / (1 + index.timesOf(rarestWord(run, index).word)));
  return worth.indexOf(Math.max(...worth));
}

function rarestWord(
  run: Int32Array,
  index: WordIndex,
): { readonly word: number; readonly at: number } {
  let at = 0;
  for (let next = 1; next < run.length; next += 1) {
    if (index.timesOf(run[next]!) < index.timesOf(run[at]!)) at = next;
  }
  return { word: run[at]!, at };
}

function lowerBound(places: Uint32Array, value: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
