import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';
import { FormatError } from '../../domain/errors.ts';
import { firstNameAt, manifestPart, mediaType, mediaTypePart } from './content.ts';
import { endsInSeal } from './seal.ts';

/** The largest file that is opened, and what its parts may unpack to together. */
const largestFile = 500e6;
const largestUnpacked = 1.5e9;
/** Above `smallEnough`, nothing we write packs as tightly as this. */
const highestRatio = 250;
const smallEnough = 32e6;

/** Whether the first bytes are those of a study file. */
export function startsLikeStudyFile(head: Uint8Array): boolean {
  const start = `${mediaTypePart}${mediaType}`;
  const written = strFromU8(head.subarray(firstNameAt, firstNameAt + start.length), true);
  return head[0] === 0x50 && head[1] === 0x4b && written === start;
}

/**
 * The first look at a file: begins and ends as a study file does, and is not too large to read.
 * @throws {FormatError} 'not-a-study-file', 'file-too-large', 'study-file-damaged'
 */
export function requireWhole(file: Uint8Array): void {
  if (!startsLikeStudyFile(file)) throw new FormatError('not-a-study-file', 'start of the file');
  if (file.length > largestFile) throw new FormatError('file-too-large', 'study file');
  if (!endsInSeal(file)) throw new FormatError('study-file-damaged', 'the end is missing');
}

/**
 * The parts of a study file, unpacked one at a time. Only names asked for are looked at: nothing in
 * the archive decides where anything goes.
 *
 * @throws {FormatError} 'unpacks-too-large' before anything is unpacked; 'study-file-damaged' when
 * the archive cannot be read.
 */
export function openArchive(file: Uint8Array): (name: string) => Uint8Array | null {
  let unpacked = 0;
  let listed = false;
  unpack(file, ({ name, originalSize }) => {
    unpacked += originalSize;
    listed ||= name === manifestPart;
    return false;
  });
  const ratio = unpacked / Math.max(1, file.length);
  if (unpacked > largestUnpacked || (unpacked > smallEnough && ratio > highestRatio)) {
    throw new FormatError('unpacks-too-large', `${Math.round(unpacked / 1e6)} MB`);
  }
  if (!listed) throw new FormatError('study-file-damaged', manifestPart);
  return (name) => unpack(file, (part) => part.name === name, name)[name] ?? null;
}

function unpack(
  file: Uint8Array,
  filter: (part: UnzipFileInfo) => boolean,
  where = 'archive',
): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(file, { filter });
  } catch (cause) {
    throw new FormatError('study-file-damaged', where, { cause });
  }
}
