import * as v from 'valibot';
import { day, defineRecord, id, whole } from './record.ts';

/** Consent of which nothing is recorded. */
export const noConsent = { state: null, on: null, quoting: null, note: '' };

/** A person interviewed: a case of the study. */
export const participantRecord = defineRecord({
  table: 'participants',
  schema: v.object({
    id: id('Participant'),
    /** What the study calls the person, such as "P04". */
    label: v.string(),
    /**
     * Value by attribute id. Numbers for `number`; ISO dates for `date`; a list, never empty, for
     * `multiple`. A value that is absent is not known, which is not the same as "no".
     */
    attributes: v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])),
    consent: v.object({
      /** `null`: not recorded. */
      state: v.nullable(v.picklist(['given', 'not-given', 'withdrawn'])),
      on: v.nullable(day),
      /** Whether their words may be quoted; `null`: not recorded. */
      quoting: v.nullable(v.picklist(['yes', 'no'])),
      note: v.string(),
    }),
    order: whole,
  }),
  indexes: [],
  migrations: [
    {
      to: 3,
      name: 'consent',
      up: (old) => ({ ...old, consent: noConsent }),
    },
  ],
  travels: true,
});

export type Participant = v.InferOutput<typeof participantRecord.schema>;
export type ParticipantId = Participant['id'];
