import { passagesOfCodes } from '../findings/passages.ts';
import { settledPeople, type SettledStudy } from '../findings/settled-study.ts';
import { codesOfTarget, nameOfTarget, type Themes } from '../findings/targets.ts';
import type { FindingPassage } from '../findings/passages.ts';
import type { FindingTarget } from '../model/finding-target.ts';
import type { ParticipantId } from '../model/participant.ts';

/** What the settled coding holds for one finding of a row. */
export interface FindingEvidence {
  readonly about: FindingTarget;
  /** `null` where it is gone from the study. */
  readonly name: string | null;
  /** Identified people who speak in its passages, of those whose transcripts are settled. */
  readonly people: ReadonlySet<ParticipantId>;
  readonly of: number;
  readonly passages: readonly FindingPassage[];
}

/** People, never passages, are counted: n of N identified participants with settled transcripts. */
export function findingEvidence(
  about: FindingTarget,
  settled: SettledStudy,
  themes: Themes,
): FindingEvidence {
  const passages = passagesOfCodes(codesOfTarget(about, settled, themes), settled);
  return {
    about,
    name: nameOfTarget(about, settled, themes),
    people: new Set(passages.flatMap(({ people }) => people)),
    of: settledPeople(settled).size,
    passages,
  };
}
