import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { sealed } from '#lib/formats/study-file/seal.ts';
import { zipWriter, type Bytes } from '#lib/formats/zip/zip-writer.ts';

type Parts = Record<string, string>;
interface Manifest {
  schemaVersion: number;
  version: number;
  parts: { name: string; count: number; sha256: string }[];
  [field: string]: unknown;
}

/**
 * A study file as somebody else's program, or somebody with bad intentions, would write it: parts and
 * manifest changed at will, then hashed and sealed as they should be.
 */
export function remade(
  file: Uint8Array,
  change: (parts: Parts, manifest: Manifest) => void,
): Uint8Array {
  const parts: Parts = {};
  for (const [name, bytes] of Object.entries(unzipSync(file))) parts[name] = strFromU8(bytes);
  const manifest: Manifest = JSON.parse(parts['manifest.json']!);
  change(parts, manifest);
  for (const part of manifest.parts) {
    const text = parts[part.name];
    if (text === undefined) continue;
    part.sha256 = createHash('sha256').update(text).digest('hex');
    part.count = text.split('\n').length - 1;
  }
  if (parts['manifest.json'] !== undefined) parts['manifest.json'] = JSON.stringify(manifest);
  return archived(parts);
}

function archived(parts: Parts): Uint8Array {
  const pieces: Bytes[] = [];
  const zip = zipWriter((piece) => pieces.push(piece));
  for (const [name, text] of Object.entries(parts)) {
    const part = zip.part(name, name === 'mimetype' ? 0 : 6);
    part.bytes(strToU8(text));
    part.end();
  }
  zip.end();
  return sealed(pieces);
}

/** Changes the first record of a table. */
export function firstRecord(parts: Parts, table: string, change: (record: never) => void): void {
  const name = `${table}.ndjson`;
  const [first, ...rest] = parts[name]!.split('\n');
  const record = JSON.parse(first!);
  change(record as never);
  parts[name] = [JSON.stringify(record), ...rest].join('\n');
}
