import type { TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { eachWord, wordKey } from './words.ts';

/** Where a word stands: the n-th of all words of all transcripts. */
export type WordPlace = number;

/**
 * The words of many transcripts, to be looked up by any of them. A word is a number; those of all
 * transcripts stand one after the other, with a word between that is like no other.
 */
export class WordIndex {
  readonly #numbers = new Map<string, number>();
  #word = new Int32Array(1 << 16);
  #from = new Uint32Array(1 << 16);
  #to = new Uint32Array(1 << 16);
  #count = 0;
  readonly #transcripts: TranscriptId[] = [];
  readonly #starts: number[] = [];
  /** Places by word: those of word w are [first[w], first[w + 1]) of `places`. */
  #first = new Uint32Array(0);
  #places = new Uint32Array(0);

  /** Takes in the words of a transcript; call {@link close} after the last. */
  add({ transcriptId, text }: Pick<TranscriptVersion, 'transcriptId' | 'text'>): void {
    this.#transcripts.push(transcriptId);
    this.#starts.push(this.#count);
    eachWord(text, (from, to) => {
      const key = wordKey(text.slice(from, to));
      let number = this.#numbers.get(key);
      if (number === undefined) this.#numbers.set(key, (number = this.#numbers.size));
      this.#put(number, from, to);
    });
    this.#put(-1, text.length, text.length);
  }

  close(): void {
    const words = this.#numbers.size;
    const first = new Uint32Array(words + 1);
    for (let at = 0; at < this.#count; at += 1) {
      const word = this.#word[at]!;
      if (word >= 0) first[word + 1]! += 1;
    }
    for (let word = 0; word < words; word += 1) first[word + 1]! += first[word]!;
    const next = first.slice();
    const places = new Uint32Array(this.#count);
    for (let at = 0; at < this.#count; at += 1) {
      const word = this.#word[at]!;
      if (word < 0) continue;
      places[next[word]!] = at;
      next[word]! += 1;
    }
    [this.#first, this.#places] = [first, places];
  }

  /** How many words there are in all. */
  get size(): number {
    return this.#count;
  }

  /** Numbers of words; −1 for one that stands nowhere. */
  numbersOf(words: readonly string[]): Int32Array {
    return Int32Array.from(words, (word) => this.#numbers.get(word) ?? -1);
  }

  /** How often a word stands. */
  timesOf(word: number): number {
    return word < 0 ? 0 : this.#first[word + 1]! - this.#first[word]!;
  }

  /** Where a word stands, ascending. */
  placesOf(word: number): Uint32Array {
    return word < 0
      ? this.#places.subarray(0, 0)
      : this.#places.subarray(this.#first[word]!, this.#first[word + 1]!);
  }

  wordAt(place: WordPlace): number {
    return place < 0 || place >= this.#count ? -1 : this.#word[place]!;
  }

  /** Whether words stand from a place on, one after the other. */
  isAt(words: Int32Array, place: WordPlace): boolean {
    if (place < 0 || place + words.length > this.#count) return false;
    for (let at = 0; at < words.length; at += 1) {
      if (this.#word[place + at] !== words[at]) return false;
    }
    return true;
  }

  /** Offsets [from, to) of a word in its transcript. */
  offsetsOf(place: WordPlace): { readonly from: number; readonly to: number } {
    return { from: this.#from[place] ?? 0, to: this.#to[place] ?? 0 };
  }

  /** The transcript a word stands in, and where its words begin and end. */
  transcriptOf(place: WordPlace): {
    readonly transcriptId: TranscriptId;
    readonly from: WordPlace;
    readonly to: WordPlace;
  } {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    const transcriptId = this.#transcripts[low];
    if (transcriptId === undefined) throw new RangeError(`no transcript at word ${place}`);
    // The word between transcripts belongs to none.
    return {
      transcriptId,
      from: this.#starts[low]!,
      to: (this.#starts[low + 1] ?? this.#count) - 1,
    };
  }

  #put(word: number, from: number, to: number): void {
    if (this.#count === this.#word.length) {
      const room = this.#count * 2;
      this.#word = grown(this.#word, new Int32Array(room));
      this.#from = grown(this.#from, new Uint32Array(room));
      this.#to = grown(this.#to, new Uint32Array(room));
    }
    this.#word[this.#count] = word;
    this.#from[this.#count] = from;
    this.#to[this.#count] = to;
    this.#count += 1;
  }
}

function grown<Numbers extends Int32Array | Uint32Array>(old: Numbers, now: Numbers): Numbers {
  now.set(old);
  return now;
}
