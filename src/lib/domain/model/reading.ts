import * as v from 'valibot';
import { defineRecord, id, instant } from './record.ts';

/** That somebody has read a transcript from end to end, and when. */
export const readingRecord = defineRecord({
  table: 'readings',
  schema: v.object({
    id: id('Reading'),
    transcriptId: id('Transcript'),
    versionId: id('TranscriptVersion'),
    coderId: id('Coder'),
    at: instant,
  }),
  indexes: ['transcriptId'],
  migrations: [],
  travels: true,
});

export type Reading = v.InferOutput<typeof readingRecord.schema>;
export type ReadingId = Reading['id'];
