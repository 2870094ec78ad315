import type { EarlierPassId } from '../model/earlier-pass.ts';
import type { PassId } from '../model/pass.ts';
import type { TranscriptVersionId } from '../model/transcript-version.ts';
import { textHash } from '../transcript/text-hash.ts';

/**
 * The id of a pass as it stood on a version. It follows from both, so that whoever carries the pass to
 * a corrected version makes the same record: its coder on another machine, and the lead, whichever
 * packet comes first.
 */
export function earlierPassId(passId: PassId, versionId: TranscriptVersionId): EarlierPassId {
  return derivedId('earlier pass', passId, versionId);
}

/** An id (a UUID of version 8) that follows from words and other ids. */
export function derivedId<Id extends string>(...of: readonly string[]): Id {
  const hex = textHash(of.join(' '));
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-') as Id;
}
