import { ActError } from '../errors.ts';
import type { Recruitment } from '../model/recruitment.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { sumProblems } from './written-log.ts';

/**
 * Keeps the log as it stands; `null` when nothing differs from what is stored.
 * @throws {ActError} 'sums-do-not-add-up'; ask `writtenLog` for the places first.
 */
export function changeRecruitment(
  stored: Recruitment | undefined,
  log: Recruitment,
): Change | null {
  if (sumProblems(log).length > 0) throw new ActError('sums-do-not-add-up');
  if (stored && JSON.stringify(stored) === JSON.stringify(log)) return null;
  return {
    ...plainChange,
    kind: 'change-recruitment',
    put: [{ table: 'recruitments', record: log }],
  };
}
