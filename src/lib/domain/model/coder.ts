import * as v from 'valibot';
import { defineRecord, id } from './record.ts';

/** A person of the team who codes or settles. */
export const coderRecord = defineRecord({
  table: 'coders',
  schema: v.object({
    id: id('Coder'),
    initials: v.string(),
    name: v.string(),
    role: v.picklist(['lead', 'coder', 'adjudicator']),
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Coder = v.InferOutput<typeof coderRecord.schema>;
export type CoderId = Coder['id'];
