import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';

/** A person interviewed: a case of the study. */
export const participantRecord = defineRecord({
  table: 'participants',
  schema: v.object({
    id: id('Participant'),
    /** What the study calls the person, such as "P04". */
    label: v.string(),
    /**
     * Value by attribute id. Numbers for `number`; ISO dates for `date`; a value that is absent is
     * not known yet, which is not the same as "no".
     */
    attributes: v.record(v.string(), v.union([v.string(), v.number()])),
    order: whole,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Participant = v.InferOutput<typeof participantRecord.schema>;
export type ParticipantId = Participant['id'];
