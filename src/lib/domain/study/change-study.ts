import type { Study } from '../model/study.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** What of a study its team may change at any time. */
export type StudySettings = Pick<Study, 'title' | 'behaviour' | 'aim' | 'codeInterviewer'>;

/** Changes the study's own record; `null` when nothing differs. */
export function changeStudy(study: Study, settings: Partial<StudySettings>): Change | null {
  const changed = { ...study, ...settings };
  const keys = Object.keys(settings) as (keyof StudySettings)[];
  if (keys.every((key) => changed[key] === study[key])) return null;
  return { ...plainChange, kind: 'change-study', put: [{ table: 'studies', record: changed }] };
}
