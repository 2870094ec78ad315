import { joinedBytes } from '../table-writer.ts';
import type { Bytes } from '../zip/zip-writer.ts';

/**
 * A PNG that says how large it is meant to be on paper (the chunk `pHYs`), which a browser's canvas does
 * not write. One that says it already says the new size instead.
 *
 * @param dpi dots per inch.
 * @throws {RangeError} when the bytes are no PNG.
 * @see PNG (Portable Network Graphics) Specification, third edition, W3C 2025, §5.3 and §11.3.4.3.
 */
export function withResolution(png: Uint8Array, dpi: number): Bytes {
  const chunks = chunksOf(png).filter(({ type }) => type !== 'pHYs');
  const head = chunks[0];
  if (head?.type !== 'IHDR') throw new RangeError('a PNG begins with its header');
  const pieces = [
    signature,
    head.bytes,
    physical(dpi),
    ...chunks.slice(1).map(({ bytes }) => bytes),
  ];
  return joinedBytes(pieces);
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

interface Chunk {
  readonly type: string;
  /** Whole, with its length and its checksum. */
  readonly bytes: Uint8Array;
}

function chunksOf(png: Uint8Array): readonly Chunk[] {
  if (!signature.every((byte, at) => byte === png[at])) throw new RangeError('not a PNG');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < png.length;) {
    const end = at + 12 + (at + 8 <= png.length ? view.getUint32(at) : Infinity);
    if (end > png.length) throw new RangeError('a chunk of the PNG ends too early');
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.push({ type, bytes: png.subarray(at, end) });
    at = end;
  }
  return chunks;
}

/** Pixels per metre, across and down. */
function physical(dpi: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dpi / 0.0254);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, checksum(chunk.subarray(4, 17)));
  return chunk;
}

/** CRC-32 as PNG wants it; the few bytes of one chunk need no table. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
