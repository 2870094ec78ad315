import * as v from 'valibot';
import { findingTarget } from './finding-target.ts';
import { lineRange } from './line-range.ts';
import { day, defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

const end = {
  strand: v.picklist(['quantitative', 'qualitative']),
  words: v.string(),
  resultIds: v.array(id('QuantitativeResult')),
  findings: v.array(findingTarget),
  passages: v.array(lineRange),
};

/** A question raised by one strand and followed into the other (O’Cathain 2010). */
export const threadRecord = defineRecord({
  table: 'threads',
  schema: v.object({
    id: id('Thread'),
    question: v.string(),
    /** The finding it starts from. */
    start: v.object(end),
    /** What was looked at, in order, in the other strand or back in the first. */
    steps: v.array(v.object({ ...end, on: v.nullable(day) })),
    result: v.string(),
    /** `closed`: nothing further is asked. */
    state: v.picklist(['open', 'closed']),
    /** The thread that its result raised. */
    nextId: v.nullable(id('Thread')),
    order: whole,
    written: signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Thread = v.InferOutput<typeof threadRecord.schema>;
export type ThreadId = Thread['id'];
