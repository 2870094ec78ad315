import * as v from 'valibot';
import { defineRecord, id, instant, uint8s, whole } from './record.ts';

/** Where a coder is in a transcript, and which lines they have looked at. Not part of the trail. */
export const placeRecord = defineRecord({
  table: 'places',
  schema: v.object({
    id: id('Place'),
    transcriptId: id('Transcript'),
    coderId: id('Coder'),
    /** Zero-based. */
    line: whole,
    /** One bit a line, lowest first: the line has been the current one. */
    looked: uint8s,
    /** Where they are in the reading view, zero-based; `null` before it was first opened. */
    readLine: v.nullable(whole),
    at: instant,
  }),
  indexes: ['&[transcriptId+coderId]', 'coderId'],
  migrations: [{ to: 3, name: 'the reading view', up: (old) => ({ ...old, readLine: null }) }],
  travels: true,
});

export type Place = v.InferOutput<typeof placeRecord.schema>;
