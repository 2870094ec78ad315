import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';

/** What only this browser's copy of the study knows. Never travels in a study file. */
export const hereRecord = defineRecord({
  table: 'here',
  schema: v.object({
    id: v.literal('here'),
    writer: id('Writer'),
    /** Who is at the keyboard. */
    coderId: id('Coder'),
    /** When the study was last written to a file, and how many operations it then held. */
    file: v.nullable(v.object({ at: instant, operations: whole })),
    /** Operations this copy held when it was opened from a file: they need no saving again. */
    openedWith: whole,
  }),
  indexes: [],
  migrations: [],
  travels: false,
});

export type Here = v.InferOutput<typeof hereRecord.schema>;
