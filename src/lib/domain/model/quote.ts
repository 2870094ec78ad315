import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

/**
 * One recorded change of the words of a quotation: UTF-16 offsets [from, to) of the same text as the
 * quotation's. Words over a stretch stand in its place, in brackets ("[the practice]"); none leave it
 * out ("…"); words where from and to are one are put in ("[opioids]").
 */
export const quoteEdit = v.object({
  from: whole,
  to: whole,
  words: v.string(),
  made: signed,
});

export type QuoteEdit = v.InferOutput<typeof quoteEdit>;

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
    /** In the order of the text, none overlapping another, all within the quotation. */
    edits: v.array(quoteEdit),
  }),
  indexes: ['transcriptId'],
  migrations: [{ to: 5, name: 'recorded edits', up: (old) => ({ ...old, edits: [] }) }],
  travels: true,
});

export type Quote = v.InferOutput<typeof quoteRecord.schema>;
export type QuoteId = Quote['id'];
