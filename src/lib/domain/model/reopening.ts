import * as v from 'valibot';
import { defineRecord, hash, id, instant } from './record.ts';

/** A submitted pass that its coder opened again before anything was revealed, and why. */
export const reopeningRecord = defineRecord({
  table: 'reopenings',
  schema: v.object({
    id: id('Reopening'),
    passId: id('Pass'),
    transcriptId: id('Transcript'),
    roundId: id('Round'),
    coderId: id('Coder'),
    at: instant,
    reason: v.string(),
    /** What it had been submitted as. */
    submitted: v.object({ at: instant, hash }),
  }),
  indexes: ['passId'],
  migrations: [],
  travels: true,
});

export type Reopening = v.InferOutput<typeof reopeningRecord.schema>;
export type ReopeningId = Reopening['id'];
