import { deflateSync, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withResolution } from '#lib/formats/png/resolution.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}

/** One grey pixel. */
const header = chunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0));
const pixels = chunk('IDAT', new Uint8Array(deflateSync(Uint8Array.of(0, 128))));
const end = chunk('IEND', new Uint8Array());
const png = Uint8Array.from([...signature, ...header, ...pixels, ...end]);

/** Chunks by name, each with what it holds; fails where a checksum is wrong. */
function chunksOf(bytes: Uint8Array): readonly { type: string; content: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found: { type: string; content: Uint8Array }[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
    const type = new TextDecoder().decode(bytes.subarray(at + 4, at + 8));
    found.push({ type, content: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

describe('the resolution of a PNG', () => {
  it.each([
    [150, 5906],
    [300, 11811],
    [600, 23622],
  ])('says %i dots an inch as %i pixels a metre, right after the header', (dpi, perMetre) => {
    const chunks = chunksOf(withResolution(png, dpi));
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND']);
    const { content } = chunks[1]!;
    const view = new DataView(content.buffer, content.byteOffset);
    expect([view.getUint32(0), view.getUint32(4), content[8]]).toEqual([perMetre, perMetre, 1]);
  });

  it('takes the place of what the picture said before, and changes nothing else', () => {
    const once = withResolution(png, 150);
    expect(withResolution(once, 300)).toEqual(withResolution(png, 300));
    expect(chunksOf(once)[2]!.content).toEqual(chunksOf(png)[1]!.content);
  });

  it('refuses what is no PNG', () => {
    expect(() => withResolution(new Uint8Array(), 300)).toThrow(RangeError);
    expect(() => withResolution(png.subarray(0, 20), 300)).toThrow(RangeError);
    expect(() => withResolution(Uint8Array.from([...signature, ...end]), 300)).toThrow(RangeError);
  });
});
