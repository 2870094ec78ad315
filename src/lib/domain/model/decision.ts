import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';

/** Why a line was settled as it was: the categories of the decision log. */
export const reasons = [
  'different-domain',
  'missed',
  'over-coded',
  'boundary',
  'codebook-unclear',
  'new-idea',
] as const;

/**
 * What was decided about one line on which the coders of a round differ. The passes stay as they
 * are; the consensus follows from them and from these.
 */
export const decisionRecord = defineRecord({
  table: 'decisions',
  schema: v.object({
    id: id('Decision'),
    roundId: id('Round'),
    transcriptId: id('Transcript'),
    versionId: id('TranscriptVersion'),
    /** Zero-based. */
    line: whole,
    /** What each coder had on the line when it was decided, codes sorted by id. */
    readings: v.array(v.object({ coderId: id('Coder'), codeIds: v.array(id('Code')) })),
    /**
     * `coder`: the reading of `coderId` stands; `all`: every code of any reading; `neither`: only
     * what all share; `other`: the codes in `keep`; `flagged`: left to the adjudicator.
     */
    outcome: v.picklist(['coder', 'all', 'neither', 'other', 'flagged']),
    coderId: v.nullable(id('Coder')),
    /** The codes that stand on the line, sorted by id; empty while it is flagged. */
    keep: v.array(id('Code')),
    reason: v.nullable(v.picklist(reasons)),
    /** Free words, or what the adjudicator is asked. */
    words: v.string(),
    /** A rule proposed for the codebook, and the codes it is about. */
    rule: v.string(),
    ruleCodeIds: v.array(id('Code')),
    /** What the adjudicator had been asked, by whom and when, where the line had been flagged. */
    asked: v.nullable(v.object({ words: v.string(), by: v.array(id('Coder')), at: instant })),
    /** Who settled it; the adjudicator alone where it had been flagged. */
    by: v.array(id('Coder')),
    at: instant,
  }),
  indexes: ['[roundId+transcriptId]', 'transcriptId'],
  migrations: [],
  travels: true,
});

export type Decision = v.InferOutput<typeof decisionRecord.schema>;
export type DecisionId = Decision['id'];
export type Reason = (typeof reasons)[number];
