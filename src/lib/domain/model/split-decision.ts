import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';

/** Which of a split code's parts one coding counts as. Kept outside the pass, which is never rewritten. */
export const splitDecisionRecord = defineRecord({
  table: 'splitDecisions',
  schema: v.object({
    id: id('SplitDecision'),
    /** The code that was split. */
    codeId: id('Code'),
    transcriptId: id('Transcript'),
    /** `null` for a coding of the consensus. */
    coderId: v.nullable(id('Coder')),
    roundId: id('Round'),
    /** The coding's lines [from, to) when it was decided. */
    from: whole,
    to: whole,
    chosen: v.array(id('Code')),
  }),
  indexes: ['codeId', 'transcriptId'],
  migrations: [],
  travels: true,
});

export type SplitDecision = v.InferOutput<typeof splitDecisionRecord.schema>;
