import type { Study } from '../../domain/model/study.ts';
import { itemWords, type ChecklistItem } from '../../domain/reporting/checklist-items.ts';
import type { Particular, PlanField } from '../../domain/study/plan-items.ts';

/** What a field is called, and one sentence on what belongs there. */
export interface FieldWords {
  readonly label: string;
  readonly what: string;
}

export const planWords: Readonly<Record<PlanField, FieldWords>> = {
  title: { label: 'Title', what: 'What the study goes by, here and in every export.' },
  aim: { label: 'Aim', what: 'What you want to know, and about whom, in a sentence or two.' },
  behaviour: {
    label: 'Behaviour in question',
    what: 'Every line is coded for this behaviour, so say it as exactly as you can.',
  },
  orientation: {
    label: 'Methodological orientation',
    what: 'The approach and the theory the study rests on, as it was in fact done.',
  },
  sampling: {
    label: 'Sampling',
    what: 'How people were chosen, for instance for a purpose, as they came, or one through another.',
  },
  setting: {
    label: 'Setting',
    what: 'Where the study took place, and what kind of place that is.',
  },
  informationGiven: {
    label: 'What participants were told',
    what: 'What they knew of the researchers, and of why the work was done.',
  },
  transcription: {
    label: 'Transcription and de-identification',
    what: 'Who turned recordings into text and how it was checked; how what identifies people was taken out.',
  },
  ethics: { label: 'Ethics', what: 'Who approved the study, and what was agreed.' },
  dates: { label: 'Data collection', what: 'From the first interview to the last.' },
  funding: {
    label: 'Funding',
    what: 'Who paid, and what part they had in the work. “None” is an answer too.',
  },
  conflicts: {
    label: 'Conflicts of interest',
    what: 'Interests that others may see as standing in the way. “None” is an answer too.',
  },
  dataSharing: {
    label: 'Data sharing',
    what: 'What others can have of the material, from whom, and what stays closed and why.',
  },
};

/** The five parts of the behaviour, after Presseau and others (2019). */
export const behaviourFields: Readonly<Record<keyof Study['behaviour'], FieldWords>> = {
  who: {
    label: 'Who',
    what: 'The people whose behaviour it is, such as pharmacists in practices.',
  },
  what: {
    label: 'Does what',
    what: 'The act itself, so that two people would agree whether it happened.',
  },
  toWhom: { label: 'To whom', what: 'The people it is done with or for.' },
  where: { label: 'Where', what: 'The place or the channel: a ward, at home, by telephone.' },
  when: { label: 'When', what: 'The occasion, and how often: at every yearly review.' },
};

export const ethicsFields: Readonly<Record<'committee' | 'number' | 'date' | 'note', FieldWords>> =
  {
    committee: {
      label: 'Committee',
      what: 'Who approved the study, or said that none was needed.',
    },
    number: { label: 'Number', what: 'The reference of the approval.' },
    date: { label: 'Date of approval', what: 'The day of the letter.' },
    note: {
      label: 'Consent and other terms',
      what: 'How consent was asked, and what people were promised, such as taking a passage out.',
    },
  };

export const particularWords: Readonly<Record<Particular, FieldWords>> = {
  credentials: { label: 'Credentials', what: 'Degrees and titles held, such as MPharm, PhD.' },
  occupation: { label: 'Occupation', what: 'The job at the time of the study.' },
  gender: { label: 'Gender', what: 'In the person’s own words.' },
  training: {
    label: 'Experience and training',
    what: 'What prepared the person for interviewing or for qualitative analysis.',
  },
  relationship: {
    label: 'Relationship to participants',
    what: 'Whether they knew each other before the study, and how.',
  },
  assumptions: {
    label: 'Assumptions and interests',
    what: 'What the person thinks and hopes on the subject, and any other interest in it.',
  },
};

/** "A report gives it under COREQ 10, Sampling, and SRQR 8, Sampling." */
export function askedWords(items: readonly ChecklistItem[]): string {
  if (items.length === 0) return 'No item of COREQ or SRQR; many journals ask for it.';
  return `For ${items.map(itemWords).join('; ')}.`;
}
