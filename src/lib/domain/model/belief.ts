import * as v from 'valibot';
import { lineRange } from './line-range.ts';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

export const polarities = ['barrier', 'enabler', 'mixed', 'neutral', 'depends'] as const;

/** A belief statement: one core thought that people voice about the behaviour (Francis 2009; Atkins 2017). */
export const beliefRecord = defineRecord({
  table: 'beliefs',
  schema: v.object({
    id: id('Belief'),
    statement: v.string(),
    /** `null`: not allotted to a domain yet. */
    domainId: v.nullable(id('Code')),
    /** The subthemes it was written under, where themes came first. */
    subthemeIds: v.array(id('Subtheme')),
    /** `null`: not said yet. */
    polarity: v.nullable(v.picklist(polarities)),
    /** Whether people spoke of it because they were asked; `null`: not said. */
    prompted: v.nullable(v.picklist(['prompted', 'unprompted', 'both'])),
    /** Where it is voiced. People are never stored: they follow from who speaks there. */
    passages: v.array(lineRange),
    /** The statement that says the contrary; each of a pair names the other. */
    oppositeId: v.nullable(id('Belief')),
    /** The statement it was merged into: then it counts nowhere by itself. */
    mergedInto: v.nullable(id('Belief')),
    /** The quotations that show it, in order. */
    quoteIds: v.array(id('Quote')),
    note: v.string(),
    written: signed,
    checked: v.nullable(signed),
    order: whole,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Belief = v.InferOutput<typeof beliefRecord.schema>;
export type BeliefId = Belief['id'];
export type Polarity = (typeof polarities)[number];
