import {
  unseenSettled,
  visibleCodes,
  visibleConsensuses,
  visiblePasses,
} from '../coding/visible-passes.ts';
import { idOf, type Viewer } from '../coding/viewer.ts';
import type { StudySnapshot } from '../model/snapshot.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { speakerOfLine } from '../transcript/lines.ts';
import { partOfViewer } from './part-of-viewer.ts';
import { settledStudy, type SettledStudy } from './settled-study.ts';

/** Records of a study as they are stored, whoever may see them. */
export type StudyRecords = Pick<
  StudySnapshot,
  | 'studies'
  | 'rounds'
  | 'attributes'
  | 'participants'
  | 'codes'
  | 'transcripts'
  | 'passes'
  | 'consensuses'
  | 'splitDecisions'
>;

/**
 * The settled coding of a study as one coder may see it; `undefined` where there is no study.
 *
 * @param spoken the versions in use of the transcripts of which `needsSpeakers` holds; more do no harm.
 */
export function seenStudy(
  records: StudyRecords,
  viewer: Viewer,
  spoken: readonly TranscriptVersion[],
): SettledStudy | undefined {
  const { studies, codes, passes, rounds, consensuses } = records;
  const [study] = studies;
  if (!study) return undefined;
  const coderId = idOf(viewer);
  return settledStudy({
    ...records,
    study,
    codes: visibleCodes(viewer, codes, passes, rounds),
    passes: visiblePasses(viewer, passes, rounds),
    consensuses: visibleConsensuses(viewer, consensuses, passes, rounds),
    inHand: unseenSettled(coderId, passes, rounds),
    speakersOfLines: new Map<TranscriptId, Int16Array>(
      spoken.map((version) => [version.transcriptId, speakerOfLine(version)]),
    ),
    part: partOfViewer(coderId, passes, rounds),
  });
}
