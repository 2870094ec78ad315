import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';
import { signed } from './signed.ts';

export const checklistNames = ['coreq', 'srqr'] as const;

/** What the team says to one item of a reporting checklist; one record for each list and number. */
export const checklistAnswerRecord = defineRecord({
  table: 'checklistAnswers',
  schema: v.object({
    id: id('ChecklistAnswer'),
    list: v.picklist(checklistNames),
    number: v.pipe(whole, v.minValue(1)),
    /** The sentence for the paper; '' while the draft stands. */
    words: v.string(),
    /** Why the item does not apply to the study; `null`: it applies. */
    notApplicable: v.nullable(v.string()),
    /** Page or section where it is reported. */
    place: v.string(),
    /** Who read it against the record and stands by it; dropped when words or reason change. */
    confirmed: v.nullable(
      v.object({
        by: id('Coder'),
        at: instant,
        /** The draft the record gave then, so that a later change of the record is seen; '' where none. */
        draft: v.string(),
        /** Why it stands although the record says otherwise; '' where it does not. */
        despite: v.string(),
      }),
    ),
    written: signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type ChecklistAnswer = v.InferOutput<typeof checklistAnswerRecord.schema>;
export type ChecklistAnswerId = ChecklistAnswer['id'];
export type ChecklistName = (typeof checklistNames)[number];
