import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';

/** A result of the quantitative strand, as its source gives it. */
export const quantitativeResultRecord = defineRecord({
  table: 'results',
  schema: v.object({
    id: id('QuantitativeResult'),
    measure: v.string(),
    /** n of N; `null`: not said. */
    n: v.nullable(v.number()),
    total: v.nullable(v.number()),
    /** As it is to be printed, such as "3.4 (0.8)". */
    value: v.string(),
    source: v.string(),
    note: v.string(),
    order: whole,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type QuantitativeResult = v.InferOutput<typeof quantitativeResultRecord.schema>;
export type QuantitativeResultId = QuantitativeResult['id'];
