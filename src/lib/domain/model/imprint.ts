import * as v from 'valibot';
import { defineRecord, id } from './record.ts';

/** What a record said before an act changed it: the means of undo, and of erasing words for good. */
export const imprintRecord = defineRecord({
  table: 'imprints',
  schema: v.object({
    id: id('Imprint'),
    table: v.string(),
    recordId: v.string(),
    record: v.custom<object>((value) => typeof value === 'object' && value !== null),
  }),
  indexes: ['[table+recordId]'],
  migrations: [],
  travels: true,
});

export type Imprint = v.InferOutput<typeof imprintRecord.schema>;
export type ImprintId = Imprint['id'];
