import * as v from 'valibot';
import { day, defineRecord, id, instant, whole } from './record.ts';
import { signed } from './signed.ts';

/** How the team said it would look at whether its sample is adequate. One at a time is in force. */
export const adequacyRuleRecord = defineRecord({
  table: 'adequacyRules',
  schema: v.object({
    id: id('AdequacyRule'),
    rule: v.variant('kind', [
      /** Nothing new in the last k interviews. */
      v.object({ kind: v.literal('last-k'), k: whole }),
      /** An initial sample, then a stopping criterion (Francis 2010). */
      v.object({ kind: v.literal('francis'), initial: whole, stopping: whole }),
      /** Base size, run length, new-information threshold as a share (Guest 2020). */
      v.object({ kind: v.literal('guest'), base: whole, run: whole, threshold: v.number() }),
      /** Five considerations in words (Malterud 2016). */
      v.object({
        kind: v.literal('information-power'),
        aim: v.string(),
        sample: v.string(),
        theory: v.string(),
        dialogue: v.string(),
        analysis: v.string(),
      }),
      v.object({ kind: v.literal('not-claimed'), reason: v.string() }),
    ]),
    /** What is looked for in each interview. */
    unit: v.picklist(['own-codes', 'codes', 'beliefs', 'subthemes']),
    note: v.string(),
    /** The day the team says it froze the rule; `recorded` says when it was entered here. `null`: a draft. */
    frozen: v.nullable(v.object({ on: day, recorded: signed })),
    /** The rule that took its place, and why; `null`: in force. */
    replaced: v.nullable(v.object({ byId: id('AdequacyRule'), reason: v.string() })),
    /** Seed and number of random orders. */
    seed: v.string(),
    draws: whole,
    createdAt: instant,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type AdequacyRule = v.InferOutput<typeof adequacyRuleRecord.schema>;
export type AdequacyRuleId = AdequacyRule['id'];
