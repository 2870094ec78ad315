import * as v from 'valibot';
import { packedColumns } from './pass.ts';
import { defineRecord, id, uint32s } from './record.ts';

/** What the coders of a round settled on for one transcript: a third layer beside their passes. */
export const consensusRecord = defineRecord({
  table: 'consensuses',
  schema: v.object({
    id: id('Consensus'),
    transcriptId: id('Transcript'),
    versionId: id('TranscriptVersion'),
    roundId: id('Round'),
    ...packedColumns,
    /** Lines on which the coders differ and nothing is settled yet, ascending; they carry no codes. */
    open: uint32s,
  }),
  indexes: ['&[transcriptId+roundId]', 'transcriptId'],
  migrations: [],
  travels: true,
});

export type Consensus = v.InferOutput<typeof consensusRecord.schema>;
