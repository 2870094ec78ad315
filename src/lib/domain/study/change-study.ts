import { isBlindRound } from '../coding/round-of.ts';
import { ActError } from '../errors.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import type { Study } from '../model/study.ts';
import type { PlanField } from './plan-items.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** What of a study its team may change; which lines may be coded only until somebody is compared. */
export type StudySettings = Omit<Study, 'id' | 'invented' | 'framework' | 'createdAt'>;

/** The rounds of a study and whose passes were submitted in them. */
export interface ComparedWork {
  readonly rounds: readonly Pick<Round, 'id' | 'coderIds' | 'calibration' | 'revealed'>[];
  readonly passes: readonly Pick<Pass, 'roundId' | 'submitted'>[];
}

/**
 * Whether which lines may be coded is settled: coders who are compared have submitted, and every
 * figure of agreement counts the lines they could have coded.
 */
export function isCodableSettled({ rounds, passes }: ComparedWork): boolean {
  const submitted = new Set(
    passes.flatMap((pass) => (pass.submitted === null ? [] : [pass.roundId])),
  );
  return rounds.some(
    (round) => isBlindRound(round) && (submitted.has(round.id) || round.revealed.length > 0),
  );
}

type Grouped = 'behaviour' | 'ethics' | 'dates';

/** What is said anew of the plan; of what has parts, only the parts named. */
export type PlanChange = Partial<Pick<Study, Exclude<PlanField, Grouped>>> & {
  readonly [Group in Grouped]?: Partial<Study[Group]>;
};

/** Changes parts of the plan and leaves the others as they are; `null` when nothing differs. */
export function changePlan(
  study: Study,
  { behaviour, ethics, dates, ...words }: PlanChange,
): Change | null {
  if (words.title?.trim() === '') throw new RangeError('a study without a title');
  const settings = {
    ...words,
    behaviour: { ...study.behaviour, ...behaviour },
    ethics: { ...study.ethics, ...ethics },
    dates: { ...study.dates, ...dates },
  };
  return changeStudy(study, settings, { rounds: [], passes: [] });
}

/**
 * Changes the study's own record; `null` when nothing differs.
 *
 * @throws {ActError} 'codable-lines-settled'.
 */
export function changeStudy(
  study: Study,
  settings: Partial<StudySettings>,
  work: ComparedWork,
): Change | null {
  const changed = { ...study, ...settings };
  const keys = Object.keys(settings) as (keyof StudySettings)[];
  if (keys.every((key) => JSON.stringify(changed[key]) === JSON.stringify(study[key]))) return null;
  if (changed.codeInterviewer !== study.codeInterviewer && isCodableSettled(work)) {
    throw new ActError('codable-lines-settled');
  }
  return { ...plainChange, kind: 'change-study', put: [{ table: 'studies', record: changed }] };
}
