import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileManifest } from '../../domain/trail/file-manifest.ts';
import type { ZipWriter } from '../zip/zip-writer.ts';
import { withoutColumns } from './columns.ts';
import { partName } from './content.ts';

/** Lines are gathered to about this many UTF-16 units before they are encoded and packed. */
const gathered = 1 << 18;

export interface Identified {
  readonly id: string;
}

/** Writes one table, records in order of their ids, and says what the manifest says of it. */
export function writeRecords(
  zip: ZipWriter,
  table: string,
  records: readonly Identified[],
): FileManifest['parts'][number] {
  const name = partName(table);
  const inOrder = records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const lines = (function* () {
    for (const record of inOrder) yield `${JSON.stringify(withoutColumns(record))}\n`;
  })();
  return { name, count: records.length, sha256: writePart(zip, name, lines) };
}

/** Writes one part and gives the hash of its bytes. */
export function writePart(
  zip: ZipWriter,
  name: string,
  lines: Iterable<string>,
  level?: 0,
): string {
  const part = zip.part(name, level ?? 3);
  const digest = sha256.create();
  const encoder = new TextEncoder();
  let waiting = '';
  const flush = () => {
    const bytes = encoder.encode(waiting);
    waiting = '';
    digest.update(bytes);
    part.bytes(bytes);
  };
  for (const line of lines) {
    waiting += line;
    if (waiting.length >= gathered) flush();
  }
  flush();
  part.end();
  return bytesToHex(digest.digest());
}
