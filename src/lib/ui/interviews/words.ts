import type { EntryRefusal } from '../../domain/interviews/entry.ts';
import type { Interview } from '../../domain/model/interview.ts';
import { coreq, type ChecklistItem } from '../../domain/reporting/checklist-items.ts';
import type { InterviewField } from '../../domain/interviews/change-interview.ts';

type ChoiceField =
  'mode' | 'known' | 'others' | 'recording' | 'fieldNotes' | 'returned' | 'checked';
export type ChoiceValue<Field extends ChoiceField> = NonNullable<Interview[Field]>;

/** What can be said where there is a choice; "not said" stands before it everywhere. */
export const choices: {
  readonly [Field in ChoiceField]: readonly (readonly [ChoiceValue<Field>, string])[];
} = {
  mode: [
    ['in-person', 'in person'],
    ['video', 'by video'],
    ['telephone', 'by telephone'],
    ['written', 'in writing'],
    ['other', 'otherwise'],
  ],
  known: [
    ['known', 'known before'],
    ['not-known', 'not known before'],
  ],
  others: [
    ['nobody', 'nobody else'],
    ['somebody', 'somebody else'],
  ],
  recording: [
    ['audio', 'sound recorded'],
    ['video', 'video recorded'],
    ['notes', 'notes only'],
    ['none', 'not recorded'],
  ],
  fieldNotes: [
    ['during', 'during it'],
    ['after', 'after it'],
    ['both', 'during and after'],
    ['none', 'none made'],
  ],
  returned: [
    ['returned', 'sent to the participant'],
    ['not-returned', 'not sent'],
  ],
  checked: [
    ['asked', 'asked about the findings'],
    ['not-asked', 'not asked'],
  ],
};

/** A choice in words; "not said" for none. */
export function choiceWords<Field extends ChoiceField>(
  field: Field,
  value: Interview[Field],
): string {
  const options: readonly (readonly [unknown, string])[] = choices[field];
  return options.find(([one]) => one === value)?.[1] ?? 'not said';
}

/** Which items of a report each field serves. */
export const itemsOf: Readonly<Partial<Record<InterviewField, ChecklistItem>>> = {
  date: coreq(16),
  mode: coreq(14),
  setting: coreq(14),
  minutes: coreq(21),
  interviewerIds: coreq(1),
  known: coreq(6),
  others: coreq(15),
  repeat: coreq(18),
  recording: coreq(19),
  fieldNotes: coreq(20),
  returned: coreq(23),
  checked: coreq(28),
  guideVersionId: coreq(17),
};

export const refusals: Readonly<Record<EntryRefusal, string>> = {
  'not-minutes': 'Minutes are a number from 1 to 600, or hours and minutes such as 1 h 05.',
  'not-a-count': 'Which interview with this person: 1 for the first, 2 for the second.',
  'not-a-day': 'No such day. Write it as 2026-03-09 or 9/3/2026.',
};

export const askedWords = {
  asked: 'asked',
  'not-asked': 'not asked',
  'not-known': 'not known',
} as const;
