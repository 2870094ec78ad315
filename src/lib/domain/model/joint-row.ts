import * as v from 'valibot';
import { findingTarget } from './finding-target.ts';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

export const relations = ['confirms', 'expands', 'conflicts', 'silent'] as const;

/** A row of the joint display: results of one strand beside findings of the other (O’Cathain 2010). */
export const jointRowRecord = defineRecord({
  table: 'jointRows',
  schema: v.object({
    id: id('JointRow'),
    resultIds: v.array(id('QuantitativeResult')),
    findings: v.array(findingTarget),
    quoteIds: v.array(id('Quote')),
    /** `null`: not said yet. */
    relation: v.nullable(v.picklist(relations)),
    /** What the two say together. */
    inference: v.string(),
    order: whole,
    written: signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type JointRow = v.InferOutput<typeof jointRowRecord.schema>;
export type JointRowId = JointRow['id'];
export type Relation = (typeof relations)[number];
