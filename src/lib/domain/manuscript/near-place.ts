import type { QuotedWords } from './quoted-runs.ts';
import { wordCount } from './quoted-runs.ts';
import type { WordIndex, WordPlace } from './word-index.ts';

/** Which words of a quotation stand where in a transcript: one entry a word, −1 where it does not. */
export interface NearPlace {
  readonly places: readonly (WordPlace | -1)[];
  /** How much of the quotation stands there, from 0 to 1; rare words weigh more. */
  readonly share: number;
}

/** Less than this is not the same passage. */
export const nearEnough = 0.6;

/** A word that stands so often says little of where a quotation is from. */
const commonest = 2_000;
/** Places in one stretch of so many words vote for one place. */
const stretch = 16;
const candidates = 4;

/**
 * The passage most like a quotation, where enough of its words stand in order; `null` where none is. Words
 * left out cost little, and nothing where an ellipsis or brackets stand in the quotation.
 */
export function nearPlace(quoted: QuotedWords, index: WordIndex): NearPlace | null {
  const count = wordCount(quoted);
  if (count === 0) return null;
  const words = index.numbersOf(quoted.runs.flatMap((run) => run.words));
  const weights = Array.from(words, (word) => weightOf(word, index));
  const marked = markedAfter(quoted);
  let best: NearPlace | null = null;
  for (const place of likelyPlaces(words, weights, index)) {
    const { from, to } = index.transcriptOf(Math.min(Math.max(place, 0), index.size - 1));
    const first = Math.max(from, place - count - 40);
    const last = Math.min(to, place + 2 * count + 250);
    const aligned = alignment(words, weights, marked, index, first, last);
    if (!best || aligned.share > best.share) best = aligned;
  }
  const matched = best?.places.filter((place) => place >= 0).length ?? 0;
  return best && best.share >= nearEnough && matched >= Math.min(3, count) ? best : null;
}

/** Rare words near 1, the commonest near 0.1. */
function weightOf(word: number, index: WordIndex): number {
  const times = index.timesOf(word);
  if (times === 0) return 1;
  return Math.max(0.1, Math.log((index.size + 1) / times) / Math.log(index.size + 1));
}

/** For each word, whether something is marked between it and the one before. */
function markedAfter({ runs }: QuotedWords): readonly boolean[] {
  return runs.flatMap(({ words }, run) => words.map((_, at) => at === 0 && run > 0));
}

/** Where the first word of the quotation would stand, by the votes of its rarest words. */
function likelyPlaces(
  words: Int32Array,
  weights: readonly number[],
  index: WordIndex,
): WordPlace[] {
  const voting = Array.from(words, (word, at) => ({ word, at, times: index.timesOf(word) }))
    .filter(({ times }) => times > 0)
    .toSorted((a, b) => a.times - b.times)
    .filter(({ times }, order) => order < 3 || (order < 16 && times <= commonest));
  const votes = new Map<number, number>();
  for (const { word, at } of voting) {
    for (const place of index.placesOf(word)) {
      const bucket = Math.floor((place - at) / stretch);
      votes.set(bucket, (votes.get(bucket) ?? 0) + weights[at]!);
    }
  }
  const total = (bucket: number) => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
  const chosen: number[] = [];
  const ranked = [...votes.keys()]
    .map((bucket) => ({ bucket, votes: total(bucket) }))
    .filter((one) => one.votes > 0.3)
    .toSorted((a, b) => b.votes - a.votes || a.bucket - b.bucket);
  for (const { bucket } of ranked) {
    if (chosen.some((one) => Math.abs(one - bucket) <= 1)) continue;
    chosen.push(bucket);
    if (chosen.length === candidates) break;
  }
  return chosen.map((bucket) => bucket * stretch);
}

const [stop, match, skip, leave] = [0, 1, 2, 3] as const;
const cost = { skip: 0.3, open: 0.45, goOn: 0.01 };

/**
 * The words of a quotation set against places [first, last): the most weight in order, less what it costs
 * to skip words of the quotation and to leave out words of the transcript.
 */
function alignment(
  words: Int32Array,
  weights: readonly number[],
  marked: readonly boolean[],
  index: WordIndex,
  first: WordPlace,
  last: WordPlace,
): NearPlace {
  const [rows, columns] = [words.length, Math.max(0, last - first)];
  const width = columns + 1;
  const step = new Uint8Array((rows + 1) * width);
  /** Where leaving out was begun, by the column it goes on to. */
  const began = new Int32Array((rows + 1) * width);
  let above = new Float64Array(width);
  for (let row = 1; row <= rows; row += 1) {
    const here = new Float64Array(width);
    const [word, weight] = [words[row - 1]!, weights[row - 1]!];
    const free = marked[row] === true;
    const [open, goOn] = free ? [0, 0] : [cost.open, cost.goOn];
    here[0] = above[0]! - cost.skip * weight;
    step[row * width] = skip;
    let [gap, gapFrom] = [Number.NEGATIVE_INFINITY, 0];
    for (let column = 1; column <= columns; column += 1) {
      const at = row * width + column;
      let [best, how] = [above[column]! - cost.skip * weight, skip as number];
      if (word >= 0 && index.wordAt(first + column - 1) === word) {
        const matched = above[column - 1]! + weight;
        if (matched >= best) [best, how] = [matched, match];
      }
      // Leaving out words of the transcript between this word and the next.
      gap -= goOn;
      if (gap > best) {
        [best, how] = [gap, leave];
        began[at] = gapFrom;
      }
      here[column] = best;
      step[at] = how;
      if (how !== leave && best - open > gap) [gap, gapFrom] = [best - open, column];
    }
    above = here;
  }
  return traced(words, weights, { step, began, width, first }, above);
}

function traced(
  words: Int32Array,
  weights: readonly number[],
  {
    step,
    began,
    width,
    first,
  }: { step: Uint8Array; began: Int32Array; width: number; first: WordPlace },
  last: Float64Array,
): NearPlace {
  const places: (WordPlace | -1)[] = Array.from(words, () => -1);
  let column = 0;
  for (let at = 1; at < last.length; at += 1) if (last[at]! > last[column]!) column = at;
  let row = words.length;
  let weight = 0;
  while (row > 0) {
    const how = step[row * width + column];
    if (how === stop) break;
    if (how === leave) column = began[row * width + column]!;
    else {
      if (how === match) {
        places[row - 1] = first + column - 1;
        weight += weights[row - 1]!;
        column -= 1;
      }
      row -= 1;
    }
  }
  const all = weights.reduce((sum, one) => sum + one, 0);
  return { places, share: all === 0 ? 0 : weight / all };
}
