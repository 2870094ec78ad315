import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

/** What stands in a manuscript, in its order. */
export const manuscriptBlock = v.variant('is', [
  v.object({
    is: v.literal('paragraph'),
    /** 1 for the highest heading; `null` for text. */
    heading: v.nullable(v.pipe(whole, v.minValue(1))),
    words: v.string(),
    /** Whether its style is that of a block quotation; absent where it is not, or the file does not say. */
    isQuote: v.optional(v.literal(true)),
  }),
  v.object({ is: v.literal('table'), rows: v.array(v.array(v.string())) }),
]);

export type ManuscriptBlock = v.InferOutput<typeof manuscriptBlock>;

/** A manuscript the team asked to keep with the study, as it was read. */
export const manuscriptRecord = defineRecord({
  table: 'manuscripts',
  schema: v.object({
    id: id('Manuscript'),
    /** Name of its file. */
    name: v.string(),
    blocks: v.array(manuscriptBlock),
    kept: signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Manuscript = v.InferOutput<typeof manuscriptRecord.schema>;
export type ManuscriptId = Manuscript['id'];
