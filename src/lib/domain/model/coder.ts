import * as v from 'valibot';
import { defineRecord, id } from './record.ts';

/** What a report says of a person of the team; nothing of it is said yet. */
export const noParticulars = {
  credentials: '',
  occupation: '',
  gender: '',
  training: '',
  relationship: '',
  assumptions: '',
};

/** A person of the team: who codes, settles, interviews or advises. */
export const coderRecord = defineRecord({
  table: 'coders',
  schema: v.object({
    id: id('Coder'),
    initials: v.string(),
    name: v.string(),
    /** A `member` neither codes nor settles: an interviewer or a supervisor, for instance. */
    role: v.picklist(['lead', 'coder', 'adjudicator', 'member']),
    /** Degrees and titles held. */
    credentials: v.string(),
    /** At the time of the study. */
    occupation: v.string(),
    /** In the person's own terms. */
    gender: v.string(),
    training: v.string(),
    /** To the participants, before the study and at its time. */
    relationship: v.string(),
    /** What the person thinks and wants on the subject, and other interests in it. */
    assumptions: v.string(),
  }),
  indexes: [],
  migrations: [
    {
      to: 3,
      name: 'what a report says of the person',
      up: (old) => ({ ...old, ...noParticulars }),
    },
  ],
  travels: true,
});

export type Coder = v.InferOutput<typeof coderRecord.schema>;
export type CoderId = Coder['id'];
