import { diffWordsWithSpace } from 'diff';
import type { TranscriptId } from '../model/transcript.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { notFound, type DifferencePiece, type Found, type FoundPlace } from './found.ts';
import { markedPlaces, placesOfRun, type RunPlaces } from './marked-places.ts';
import { nearPlace } from './near-place.ts';
import { plainSigns } from './plain-signs.ts';
import { quotedWords, type QuotedWords, type QuoteMark } from './quoted-runs.ts';
import { recordedQuotes } from './recorded-quotes.ts';
import { WordIndex } from './word-index.ts';
import { wordsOf } from './words.ts';

/** Looks words up in all transcripts of a frame. */
export interface TranscriptFinder {
  readonly find: (quotation: string) => Found;
  /** Whether a few words in a row of a longer text stand anywhere: a quick look before {@link find}. */
  readonly mayHold: (text: string) => boolean;
}

/** So many words in a row are seldom said by chance. */
const inARow = 5;

/**
 * A finder of quotations in the transcripts of a study. Quotation marks, kinds of dashes and ellipses, white
 * space, the case of the first letter and punctuation at the end never count as differences.
 *
 * @param onread is told after every transcript that was taken in.
 */
export function transcriptFinder(
  frame: Pick<PaperFrame, 'texts' | 'records' | 'settled'>,
  onread: (done: number, total: number) => void = () => {},
): TranscriptFinder {
  const index = new WordIndex();
  let done = 0;
  for (const version of frame.texts.values()) {
    index.add(version);
    onread((done += 1), frame.texts.size);
  }
  index.close();
  const recorded = recordedQuotes(frame);
  const text = (id: TranscriptId) => frame.texts.get(id)?.text ?? '';

  const find = (quotation: string): Found => {
    const quoted = quotedWords(quotation);
    if (quoted.runs.length === 0) return notFound;
    const known = recorded.printed(quotation);
    if (known) return known;
    const places = markedPlaces(quoted, index);
    if (places.length > 0) return recorded.told(marked(quoted, places, index, text));
    return recorded.told(near(quoted, index, text));
  };
  const mayHold = (words: string): boolean => {
    const numbers = index.numbersOf(wordsOf(words).words);
    const last = numbers.length - inARow;
    const looked = [0, Math.floor(last / 3), Math.floor((2 * last) / 3), last];
    return looked.some((at) => {
      const run = numbers.slice(Math.max(0, at), Math.max(0, at) + inARow);
      return placesOfRun(run, index, 1).length > 0;
    });
  };
  return { find, mayHold };
}

/** Words that stand as they are quoted, but for what is marked. */
function marked(
  quoted: QuotedWords,
  places: readonly RunPlaces[],
  index: WordIndex,
  text: (id: TranscriptId) => string,
): Found {
  const read = places.map((runs) => {
    const { transcriptId } = index.transcriptOf(runs[0]!);
    const said = text(transcriptId);
    const stretches = runs.map((place, run) => ({
      from: index.offsetsOf(place).from,
      to: index.offsetsOf(place + quoted.runs[run]!.words.length - 1).to,
    }));
    const gaps = quoted.between.map((marks, at) => ({
      marks,
      said: said.slice(stretches[at]!.to, stretches[at + 1]!.from),
      words: runs[at + 1]! - runs[at]! - quoted.runs[at]!.words.length,
    }));
    const signs = quoted.runs.every((run, at) => {
      const printed = quoted.text.slice(run.from[0], run.to.at(-1));
      const { from, to } = stretches[at]!;
      return plainSigns(printed) === plainSigns(said.slice(from, to));
    });
    const longest = Math.max(
      0,
      ...gaps.map(({ marks, words }) => (marks.some(({ is }) => is === 'left-out') ? words : 0)),
    );
    const place: FoundPlace = {
      transcriptId,
      from: stretches[0]!.from,
      to: stretches.at(-1)!.to,
      stretches,
    };
    return { place, signs, isEdited: gaps.some(changesWords), longest };
  });
  // The places with the fewest signs and words changed are those that were meant.
  const rank = ({ signs, isEdited }: (typeof read)[number]) => (signs ? 0 : 2) + (isEdited ? 1 : 0);
  const ranked = read.toSorted((a, b) => rank(a) - rank(b));
  const [best] = ranked;
  if (!best) return notFound;
  const alike = ranked.filter((one) => rank(one) === rank(best)).map(({ place }) => place);
  const found = { ...notFound, places: alike, longestOmission: best.longest };
  if (best.signs) return { ...found, verdict: best.isEdited ? 'edited' : 'exact' };
  const said = text(best.place.transcriptId);
  const behind = best.place.stretches.map(({ from, to }) => said.slice(from, to)).join(' … ');
  const printed = quoted.runs
    .map((run) => quoted.text.slice(run.from[0], run.to.at(-1)))
    .join(' … ');
  return {
    ...found,
    verdict: 'close',
    difference: signDifference(behind, printed),
    differsIn: 'signs',
  };
}

/** Whether a mark stands for something: an ellipsis of the transcript's own leaves nothing out. */
function changesWords({
  marks,
  said,
  words,
}: {
  readonly marks: readonly QuoteMark[];
  readonly said: string;
  readonly words: number;
}): boolean {
  const put = marks.flatMap((mark) => (mark.is === 'put-in' ? wordsOf(mark.words).words : []));
  if (put.length === 0) return words > 0;
  const isOwn = /[[(]/.test(said) && put.join(' ') === wordsOf(said).words.join(' ');
  return !isOwn;
}

/** Words that stand nearly as they are quoted. */
function near(quoted: QuotedWords, index: WordIndex, text: (id: TranscriptId) => string): Found {
  const found = nearPlace(quoted, index);
  const there = found?.places.filter((place) => place >= 0) ?? [];
  const [first, last] = [there[0], there.at(-1)];
  if (!found || first === undefined || last === undefined) return notFound;
  const { transcriptId } = index.transcriptOf(first);
  const difference = wordDifference(quoted, found.places, index, text(transcriptId));
  const [from, to] = [index.offsetsOf(first).from, index.offsetsOf(last).to];
  return {
    ...notFound,
    verdict: 'close',
    places: [{ transcriptId, from, to, stretches: [{ from, to }] }],
    difference,
    differsIn: difference.every(({ is }) => is !== 'put-in') ? 'left-out' : 'words',
  };
}

function wordDifference(
  { text, runs }: QuotedWords,
  places: readonly number[],
  index: WordIndex,
  said: string,
): readonly DifferencePiece[] {
  const printed = runs.flatMap((run, number) =>
    run.words.map((_, at) => ({
      from: run.from[at]!,
      to: run.to[at]!,
      marked: at === 0 && number > 0,
    })),
  );
  const pieces: { is: DifferencePiece['is']; words: string }[] = [];
  const add = (is: DifferencePiece['is'], words: string) => {
    const before = pieces.at(-1);
    if (before?.is === is) before.words += words;
    else if (words !== '') pieces.push({ is, words });
  };
  let last = -1;
  let isMarked = false;
  for (const [at, { from, to, marked: here }] of printed.entries()) {
    const words = text.slice(from, printed[at + 1]?.from ?? to);
    const place = places[at] ?? -1;
    isMarked ||= here;
    if (place < 0) {
      add('put-in', words);
      continue;
    }
    if (last >= 0 && place > last + 1 && !isMarked) {
      add('left-out', said.slice(index.offsetsOf(last + 1).from, index.offsetsOf(place).from));
    }
    add('same', words);
    [last, isMarked] = [place, false];
  }
  return pieces;
}

/** Where the words are the same and signs differ. */
function signDifference(said: string, printed: string): readonly DifferencePiece[] {
  const plain = (words: string) =>
    words.replace(/[‘’ʼ]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, ' ');
  return diffWordsWithSpace(plain(said), plain(printed)).map(({ added, removed, value }) => ({
    is: added ? 'put-in' : removed ? 'left-out' : 'same',
    words: value,
  }));
}
