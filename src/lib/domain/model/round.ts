import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';

/** A plan of who codes which transcripts. A new study has one, of mode `single`, over all transcripts. */
export const roundRecord = defineRecord({
  table: 'rounds',
  schema: v.object({
    id: id('Round'),
    /** Counted from one; shown as "Round 1". */
    number: whole,
    mode: v.picklist(['consensus', 'reliability', 'reflexive', 'single']),
    /** `null`: every transcript of the study that no other round names. */
    transcriptIds: v.nullable(v.array(id('Transcript'))),
    coderIds: v.array(id('Coder')),
    openedAt: instant,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Round = v.InferOutput<typeof roundRecord.schema>;
export type RoundId = Round['id'];
