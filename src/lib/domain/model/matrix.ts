import * as v from 'valibot';
import { findingTarget } from './finding-target.ts';
import { defineRecord, id, instant, whole } from './record.ts';

/**
 * A framework matrix: which cases are set against which columns. What is written in its cells belongs
 * to case and column (`charting.ts`), so that two matrices with the same cell say the same.
 */
export const matrixRecord = defineRecord({
  table: 'matrices',
  schema: v.object({
    id: id('Matrix'),
    name: v.string(),
    /** Participants one by one, or groups by an attribute. */
    rows: v.variant('by', [
      v.object({ by: v.literal('participant') }),
      v.object({ by: v.literal('attribute'), attributeId: id('Attribute') }),
    ]),
    /** From left to right; a hidden column keeps its place. */
    columns: v.array(v.object({ about: findingTarget, hidden: v.boolean() })),
    /** The attribute that rows are sorted by; `null`: the order of participants. */
    sortedBy: v.nullable(id('Attribute')),
    order: whole,
    createdAt: instant,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Matrix = v.InferOutput<typeof matrixRecord.schema>;
export type MatrixId = Matrix['id'];
