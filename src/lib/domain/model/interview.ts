import * as v from 'valibot';
import { day, defineRecord, id, whole } from './record.ts';

/** How one interview went: what a report says of it apart from its words. `null` and '' mean not said. */
export const interviewRecord = defineRecord({
  table: 'interviews',
  schema: v.object({
    id: id('Interview'),
    transcriptId: id('Transcript'),
    date: v.nullable(day),
    mode: v.nullable(v.picklist(['in-person', 'video', 'telephone', 'written', 'other'])),
    setting: v.string(),
    minutes: v.nullable(whole),
    interviewerIds: v.array(id('Coder')),
    /** Whether the interviewer knew the participant before. */
    known: v.nullable(v.picklist(['known', 'not-known'])),
    knownWords: v.string(),
    /** Who else was there. */
    others: v.nullable(v.picklist(['nobody', 'somebody'])),
    othersWords: v.string(),
    /** Which interview with this person it was, counted from one. */
    repeat: v.nullable(whole),
    recording: v.nullable(v.picklist(['audio', 'video', 'notes', 'none'])),
    fieldNotes: v.nullable(v.picklist(['during', 'after', 'both', 'none'])),
    /** Whether the participant was sent the transcript. */
    returned: v.nullable(v.picklist(['returned', 'not-returned'])),
    returnedOn: v.nullable(day),
    /** What they said or corrected. */
    returnedWords: v.string(),
    /** Whether the participant was asked what they thought of the findings. */
    checked: v.nullable(v.picklist(['asked', 'not-asked'])),
    checkedOn: v.nullable(day),
    checkedWords: v.string(),
    language: v.string(),
    /** Who translated, from what, and how it was checked. */
    translation: v.string(),
    /** The guide it followed. */
    guideVersionId: v.nullable(id('GuideVersion')),
    /** Questions of that guide that were not put. */
    notPut: v.array(id('Question')),
    /** Domains asked about apart from the guide. */
    alsoAsked: v.array(id('Code')),
    note: v.string(),
  }),
  indexes: ['&transcriptId'],
  migrations: [],
  travels: true,
});

/** An interview of which nothing is said yet. */
export const nothingSaid = {
  date: null,
  mode: null,
  setting: '',
  minutes: null,
  interviewerIds: [],
  known: null,
  knownWords: '',
  others: null,
  othersWords: '',
  repeat: null,
  recording: null,
  fieldNotes: null,
  returned: null,
  returnedOn: null,
  returnedWords: '',
  checked: null,
  checkedOn: null,
  checkedWords: '',
  language: '',
  translation: '',
  guideVersionId: null,
  notPut: [],
  alsoAsked: [],
  note: '',
} satisfies Omit<Interview, 'id' | 'transcriptId'>;

export type Interview = v.InferOutput<typeof interviewRecord.schema>;
export type InterviewId = Interview['id'];
