import type { GuideVersion } from '../model/guide-version.ts';
import type { Recruitment } from '../model/recruitment.ts';
import type { Study } from '../model/study.ts';
import { countedLog } from '../recruitment/from-people.ts';
import { wrongSums } from '../recruitment/sums.ts';
import { isSaid } from './plan-items.ts';

/** How far what comes before the interviews is written down. */
export interface PlanStanding {
  /** Whether the behaviour in question is. */
  readonly behaviour: boolean;
  /** The newest version of the interview guide; `null` while there is none. */
  readonly guideVersion: number | null;
  readonly recruitment: 'none' | 'adds-up' | 'does-not-add-up';
  /** Whether the copy was made for one person: guide and log stay in the lead's study. */
  readonly isForOne: boolean;
}

/** A study of which nothing is written down. */
export const nothingPlanned: PlanStanding = {
  behaviour: false,
  guideVersion: null,
  recruitment: 'none',
  isForOne: false,
};

export function planStanding(
  study: Study,
  guideVersions: readonly Pick<GuideVersion, 'number'>[],
  recruitments: readonly Recruitment[],
  isForOne = false,
): PlanStanding {
  return {
    behaviour: isSaid(study, 'behaviour'),
    guideVersion:
      guideVersions.length === 0 ? null : Math.max(...guideVersions.map(({ number }) => number)),
    recruitment:
      recruitments.length === 0
        ? 'none'
        : recruitments.every((log) => wrongSums(countedLog(log)).length === 0)
          ? 'adds-up'
          : 'does-not-add-up',
    isForOne,
  };
}

export function isPlanned({ behaviour, guideVersion, recruitment }: PlanStanding): boolean {
  return behaviour && guideVersion !== null && recruitment === 'adds-up';
}
