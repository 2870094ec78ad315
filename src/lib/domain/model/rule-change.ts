import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';

/**
 * A change of what a code means, as against its wording: what was coded before has to be looked at
 * again. What stood in the code before and after lies in the trail.
 */
export const ruleChangeRecord = defineRecord({
  table: 'ruleChanges',
  schema: v.object({
    id: id('RuleChange'),
    codeId: id('Code'),
    at: instant,
    coderId: id('Coder'),
    /** What changed, in the person's words. */
    note: v.string(),
    /** The decision the rule came from, if it did. */
    decisionId: v.nullable(id('Decision')),
    /** Passages looked at since: lines [from, to) of the settled coding that were found still right. */
    checked: v.array(
      v.object({
        transcriptId: id('Transcript'),
        from: whole,
        to: whole,
        coderId: id('Coder'),
        at: instant,
      }),
    ),
  }),
  indexes: ['codeId'],
  migrations: [],
  travels: true,
});

export type RuleChange = v.InferOutput<typeof ruleChangeRecord.schema>;
export type RuleChangeId = RuleChange['id'];
