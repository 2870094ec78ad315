import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { FormatError } from '../../domain/errors.ts';
import { checked, type AnyRecordKind, type RecordOf } from '../../domain/model/checked.ts';
import type { OldRecord } from '../../domain/model/record.ts';
import { upgraded } from '../../domain/model/upgrade.ts';
import type { FileManifest } from '../../domain/trail/file-manifest.ts';
import { withColumns } from './columns.ts';
import { partName } from './content.ts';

/** The bytes of one part of an archive; `null` when there is none of that name. */
export type Part = (name: string) => Uint8Array | null;

/** What a manifest says of the parts, and which schema version their records have. */
export type Listing = Pick<FileManifest, 'parts' | 'schemaVersion'>;

/** One table. A table that is younger than the file has no part in it. */
export function records<const Kind extends AnyRecordKind>(
  kind: Kind,
  part: Part,
  { parts, schemaVersion: written }: Listing,
): RecordOf<Kind>[] {
  const name = partName(kind.table);
  const listed = parts.find((each) => each.name === name);
  const bytes = part(name);
  if (!listed && !bytes) return [];
  if (!listed || !bytes || !isWhole(bytes, listed)) {
    throw new FormatError('study-file-damaged', name);
  }
  const found: RecordOf<Kind>[] = [];
  const ids = new Set<unknown>();
  for (const line of linesOf(bytes)) {
    const where = `${name}, record ${found.length + 1}`;
    const record = upgradedRecord(parsed(line, where), kind, written, where);
    if (ids.has(record.id)) throw new FormatError('study-file-damaged', `${where}, id`);
    ids.add(record.id);
    found.push(sound(kind, record, where));
  }
  if (found.length !== listed.count) throw new FormatError('study-file-damaged', name);
  return found;
}

export function isWhole(bytes: Uint8Array | null, { sha256: hash }: FileManifest['parts'][number]) {
  return bytes !== null && bytesToHex(sha256(bytes)) === hash;
}

export function upgradedRecord(
  record: unknown,
  { migrations }: Pick<AnyRecordKind, 'migrations'>,
  written: number,
  where: string,
): OldRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    throw new FormatError('study-file-damaged', where);
  }
  return upgraded(record as OldRecord, written, migrations);
}

export function sound<const Kind extends AnyRecordKind>(
  kind: Kind,
  record: unknown,
  where: string,
): RecordOf<Kind> {
  const result = checked(kind, record);
  if (!result.ok) throw new FormatError('study-file-damaged', `${where}, ${result.path}`);
  return result.record;
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    yield bytes.subarray(at, end < 0 ? bytes.length : end);
    at = end < 0 ? bytes.length : end + 1;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

export function parsed(bytes: Uint8Array, where: string): unknown {
  try {
    return withColumns(JSON.parse(decoder.decode(bytes)));
  } catch (cause) {
    throw new FormatError('study-file-damaged', where, { cause });
  }
}
