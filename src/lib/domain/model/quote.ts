import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

/** Words of a transcript chosen to stand in a paper: the same words are one record wherever they are used. */
export const quoteRecord = defineRecord({
  table: 'quotes',
  schema: v.object({
    id: id('Quote'),
    transcriptId: id('Transcript'),
    /** UTF-16 offsets [from, to) of the text of the version in use. A correction carries them. */
    from: whole,
    to: whole,
    chosen: signed,
  }),
  indexes: ['transcriptId'],
  migrations: [],
  travels: true,
});

export type Quote = v.InferOutput<typeof quoteRecord.schema>;
export type QuoteId = Quote['id'];
