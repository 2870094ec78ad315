import { Unzlib } from 'fflate';
import { FormatError } from '../../domain/errors.ts';

/** Bytes that what is packed in a PDF may unpack to: far above any text. */
const limits = { one: 64 * 1024 * 1024, all: 256 * 1024 * 1024 };

/**
 * Refuses a PDF whose packed parts unpack to far more than a transcript could hold, and tells how many
 * of them are damaged. Pictures are not looked at, for they are never unpacked.
 *
 * @throws {FormatError} 'unpacks-too-large'.
 */
export function damagedStreams(bytes: Uint8Array): number {
  let [all, damaged] = [0, 0];
  for (const { from, to } of packedStreams(bytes)) {
    const { size, whole } = unpacked(bytes.subarray(from, to));
    all += size;
    if (!whole) damaged += 1;
    if (all > limits.all) throw new FormatError('unpacks-too-large', '');
  }
  return damaged;
}

function* packedStreams(bytes: Uint8Array): Generator<{ from: number; to: number }> {
  for (let at = find(bytes, begin, 0); at >= 0; at = find(bytes, begin, at + begin.length)) {
    const from = at + begin.length + (bytes[at + begin.length] === 0x0d ? 2 : 1);
    // The first byte of what zlib has packed.
    if (bytes[from] !== 0x78 || isPicture(bytes, at)) continue;
    const end = find(bytes, endWord, from);
    yield { from, to: end < 0 ? bytes.length : end };
    at = end < 0 ? bytes.length : end;
  }
}

const word = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const begin = word('stream');
const endWord = word('endstream');

function find(bytes: Uint8Array, part: Uint8Array, from: number): number {
  const [first = 0] = part;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

function isPicture(bytes: Uint8Array, stream: number): boolean {
  const before = bytes.subarray(Math.max(0, stream - 600), stream);
  const dictionary = String.fromCharCode(...before);
  return /\/Subtype\s*\/Image\b/.test(dictionary.slice(dictionary.lastIndexOf(' obj')));
}

/** Packed bytes unpacked at a time. */
const step = 16 * 1024;

function unpacked(packed: Uint8Array): { size: number; whole: boolean } {
  let size = 0;
  const sum = new Adler32();
  const unpack = new Unzlib((part) => {
    size += part.length;
    sum.add(part);
    if (size > limits.one) throw new FormatError('unpacks-too-large', '');
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      unpack.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    return { size, whole: false };
  }
  return { size, whole: endsIn(packed, sum.value) };
}

/** Whether the checksum stands at the end, before the end of the line. */
function endsIn(packed: Uint8Array, sum: number): boolean {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const places = [4, 5, 6].map((back) => packed.length - back).filter((at) => at >= 0);
  return places.some((at) => view.getUint32(at) === sum);
}

/** The checksum of zlib. */
class Adler32 {
  #a = 1;
  #b = 0;

  add(bytes: Uint8Array): void {
    let [a, b] = [this.#a, this.#b];
    for (let at = 0; at < bytes.length;) {
      // As many as fit before the sums outgrow 32 bits.
      const end = Math.min(at + 3_800, bytes.length);
      for (; at < end; at += 1) {
        a += bytes[at] ?? 0;
        b += a;
      }
      a %= 65_521;
      b %= 65_521;
    }
    [this.#a, this.#b] = [a, b];
  }

  get value(): number {
    return this.#b * 65_536 + this.#a;
  }
}
