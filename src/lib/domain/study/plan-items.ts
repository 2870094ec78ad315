import type { Coder } from '../model/coder.ts';
import { noParticulars } from '../model/coder.ts';
import type { Study } from '../model/study.ts';
import { coreq, srqr, type ChecklistItem } from '../reporting/checklist-items.ts';

/** What the plan of a study says, in the order in which it is read. */
export const planFields = [
  'title',
  'aim',
  'behaviour',
  'orientation',
  'sampling',
  'setting',
  'informationGiven',
  'transcription',
  'ethics',
  'dates',
  'funding',
  'conflicts',
  'dataSharing',
] as const satisfies readonly (keyof Study)[];
export type PlanField = (typeof planFields)[number];

/** Which items of a report each part of the plan answers. */
export const itemsOfField: Readonly<Record<PlanField, readonly ChecklistItem[]>> = {
  title: [srqr(1)],
  aim: [srqr(4)],
  behaviour: [srqr(3)],
  orientation: [coreq(9), srqr(5)],
  sampling: [coreq(10), srqr(8)],
  setting: [coreq(14), srqr(7)],
  informationGiven: [coreq(7), srqr(6)],
  transcription: [srqr(13)],
  ethics: [srqr(9)],
  dates: [coreq(16), srqr(10)],
  funding: [srqr(21)],
  conflicts: [srqr(20)],
  dataSharing: [],
};

export type Particular = keyof typeof noParticulars;

/** What a report says of each person, in the order of COREQ. */
export const particulars: readonly Particular[] = [
  'credentials',
  'occupation',
  'gender',
  'training',
  'relationship',
  'assumptions',
];

export const itemsOfParticular: Readonly<Record<Particular, readonly ChecklistItem[]>> = {
  credentials: [coreq(2), srqr(6)],
  occupation: [coreq(3), srqr(6)],
  gender: [coreq(4)],
  training: [coreq(5), srqr(6)],
  relationship: [coreq(6), srqr(6)],
  assumptions: [coreq(8), srqr(6)],
};

/** Whether the plan says anything there; of the behaviour, who does it and what. */
export function isSaid(study: Study, field: PlanField): boolean {
  const value = study[field];
  if (typeof value === 'string') return value.trim() !== '';
  if (field === 'behaviour') return study.behaviour.what.trim() !== '';
  return Object.values(value).some((part) => part !== null && part.trim() !== '');
}

/** What the plan does not say yet. */
export function planNotSaid(study: Study): readonly PlanField[] {
  return planFields.filter((field) => !isSaid(study, field));
}

/** What is not said of a person yet. */
export function particularsNotSaid(coder: Coder): readonly Particular[] {
  return particulars.filter((key) => coder[key].trim() === '');
}
