import { unzipSync } from 'fflate';
import { FormatError } from '../domain/errors.ts';

/** 100 MB: far above any transcript. */
export const largestFile = 100 * 1024 * 1024;

/** To be asked before a byte is read. @throws {FormatError} 'file-too-large', 'empty-file'. */
export function requireReadableSize(size: number): void {
  if (size === 0) throw new FormatError('empty-file', '');
  if (size > largestFile) {
    throw new FormatError('file-too-large', `${Math.round(size / 1024 / 1024)} MB`);
  }
}

/** What a zip may hold once unpacked. */
const limits = { entries: 5_000, entry: 64 * 1024 * 1024, total: 160 * 1024 * 1024, ratio: 400 };

export interface ZipEntry {
  readonly name: string;
  /** Bytes, as the archive declares them. */
  readonly size: number;
}

/**
 * What a zip says it holds; nothing is unpacked.
 * @throws {FormatError} 'unpacks-too-large' for a zip bomb; 'truncated' where its end is missing.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let total = 0;
  unzipped(bytes, ({ name, originalSize, size }) => {
    total += originalSize;
    entries.push({ name, size: originalSize });
    const swollen = originalSize > 1024 * 1024 && originalSize > size * limits.ratio;
    if (entries.length > limits.entries || originalSize > limits.entry || swollen) {
      throw new FormatError('unpacks-too-large', name);
    }
    if (total > limits.total) throw new FormatError('unpacks-too-large', name);
    return false;
  });
  return entries;
}

/**
 * Unpacks the entries that `wanted` names, after {@link zipEntries} has found the archive harmless.
 * An entry that declares less than it holds is cut at what it declared.
 */
export function unzippedEntries(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  zipEntries(bytes);
  return new Map(Object.entries(unzipped(bytes, ({ name }) => wanted(name))));
}

type Filter = NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>;

function unzipped(bytes: Uint8Array, filter: Filter): Record<string, Uint8Array<ArrayBuffer>> {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError('truncated', '', { cause });
  }
}

/** A PDF may have other bytes before it begins. */
export function isPdf(bytes: Uint8Array): boolean {
  return includes(bytes.subarray(0, 1024), Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d));
}

export type ContainerKind = 'zip' | 'old-office' | 'none';

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, index) => bytes[index] === byte);

export function containerKind(bytes: Uint8Array): ContainerKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return 'zip';
  }
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    ? 'old-office'
    : 'none';
}

/** Kinds of file that are known by their first bytes and hold no text that could be read here. */
const foreign: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
  ['a picture', [0x47, 0x49, 0x46, 0x38]],
  ['a picture', [0x49, 0x49, 0x2a, 0x00]],
  ['a sound file', [0x49, 0x44, 0x33]],
  ['a sound file', [0xff, 0xfb]],
  ['a sound or film file', [0x52, 0x49, 0x46, 0x46]],
  ['a sound file', [0x4f, 0x67, 0x67, 0x53]],
  ['a film', [0x1a, 0x45, 0xdf, 0xa3]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

/** What the file is, if it is of a kind that cannot be read here; else `null`. */
export function foreignKind(bytes: Uint8Array): string | null {
  const known = foreign.find(([, magic]) => startsWith(bytes, magic));
  if (known) return known[0];
  const atFour = String.fromCharCode(...bytes.subarray(4, 8));
  return atFour === 'ftyp' ? 'a sound or film file' : null;
}

/**
 * Old Word files and files under a password are both compound files; their directory tells which.
 * @throws {FormatError} always.
 */
export function refuseOldOffice(bytes: Uint8Array): never {
  // Entry names stand in the directory as UTF-16.
  const holds = (name: string) =>
    includes(bytes, Uint8Array.from([...name].flatMap((c) => [c.charCodeAt(0), 0])));
  if (holds('EncryptedPackage')) throw new FormatError('password-protected', '');
  if (holds('WordDocument')) throw new FormatError('old-word-format', '');
  if (holds('Workbook')) {
    throw new FormatError('wrong-kind', 'an old Excel workbook; save it as .xlsx or .csv');
  }
  throw new FormatError('wrong-kind', 'an old Office file');
}

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = bytes.indexOf(part[0] ?? 0); at >= 0; at = bytes.indexOf(part[0] ?? 0, at + 1)) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
