import type { CoderId } from '../model/coder.ts';
import type { Pass, PassId } from '../model/pass.ts';
import type { RoundId } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersionId } from '../model/transcript-version.ts';
import { noCodings } from './packed.ts';

/** What names a pass: one coder's work on one transcript in one round. */
export interface PassKey {
  readonly transcriptId: TranscriptId;
  readonly coderId: CoderId;
  readonly roundId: RoundId;
}

/** A pass before its first act. */
export function emptyPass(key: PassKey, versionId: TranscriptVersionId, id: PassId): Pass {
  return {
    id,
    ...key,
    versionId,
    ...noCodings,
    flags: new Uint32Array(),
    submitted: null,
    carried: null,
  };
}
