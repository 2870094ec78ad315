import * as v from 'valibot';
import { day, defineRecord, id, instant } from './record.ts';

/** What the team decided about one domain; a domain without a record is one nobody decided about. */
export const relevanceRecord = defineRecord({
  table: 'relevances',
  schema: v.object({
    id: id('Relevance'),
    domainId: id('Code'),
    /** `null`: only notes so far. */
    decision: v.nullable(v.picklist(['relevant', 'not-relevant', 'undecided'])),
    /** Why; for a domain without data, the sentence that says so. */
    reason: v.string(),
    /** How strongly people spoke: who, in which words, and why it weighs. */
    strength: v.string(),
    deciderIds: v.array(id('Coder')),
    on: v.nullable(day),
    changedAt: instant,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Relevance = v.InferOutput<typeof relevanceRecord.schema>;
export type RelevanceId = Relevance['id'];
export type RelevanceDecision = NonNullable<Relevance['decision']>;
