import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CodebookVersion, CodebookVersionId } from '../model/codebook-version.ts';
import type { Code } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';

/** Who keeps a codebook version, and when; `id` is for a new one. */
export interface PinStamp {
  readonly id: CodebookVersionId;
  readonly at: string;
  readonly coderId: CoderId;
}

/**
 * The codebook as it stands, as a version to be kept: the newest one again where nothing has changed
 * since (`isNew` false), else one with the next number. Proposals are no part of a codebook.
 */
export function pinnedCodebook(
  codes: readonly Code[],
  versions: readonly CodebookVersion[],
  { id, at, coderId }: PinStamp,
  note = '',
): { readonly version: CodebookVersion; readonly isNew: boolean } {
  const newest = newestVersion(versions);
  const { number, isNew } = nextPin(codes, versions);
  if (newest && !isNew) return { version: newest, isNew };
  const agreed = agreedCodes(codes);
  const hash = codebookHash(agreed);
  return { version: { id, number, at, coderId, note, codes: agreed, hash }, isNew: true };
}

/** The number that the codebook would have if it were pinned now, and whether that is a new version. */
export function nextPin(
  codes: readonly Code[],
  versions: readonly CodebookVersion[],
): { readonly number: number; readonly isNew: boolean } {
  const newest = newestVersion(versions);
  if (newest && newest.hash === codebookHash(codes)) return { number: newest.number, isNew: false };
  return { number: (newest?.number ?? 0) + 1, isNew: true };
}

/** The version with the highest number. */
export function newestVersion(versions: readonly CodebookVersion[]): CodebookVersion | undefined {
  return versions.toSorted((a, b) => b.number - a.number)[0];
}

/** Every code that is no proposal, by id. */
export function agreedCodes(codes: readonly Code[]): Code[] {
  return codes
    .filter(({ proposedIn }) => proposedIn === null)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * SHA-256 of a codebook: its codes that are no proposals, by id, as JSON with the fields of every
 * object in alphabetical order. The same codes give the same hash wherever they are kept.
 */
export function codebookHash(codes: readonly Code[]): string {
  const canonical = agreedCodes(codes).map((code) =>
    Object.fromEntries(Object.entries(code).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical))));
}
