import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

/** How an omission from a quotation is written. */
export const omissions = ['…', '[…]', '...'] as const;

/** A piece of "(P04, GP)": words of the team's, or what the record of who speaks says. */
export const attributionPiece = v.variant('is', [
  v.object({ is: v.literal('words'), words: v.string() }),
  /** What the study calls the person, such as "P04". */
  v.object({ is: v.literal('label') }),
  /** The number in it, without zeros before it. */
  v.object({ is: v.literal('number') }),
  /** The group of a published attribute that they are in. */
  v.object({ is: v.literal('attribute'), attributeId: id('Attribute') }),
]);

export type AttributionPiece = v.InferOutput<typeof attributionPiece>;

/** What the team chose for its paper: at most one record in a study. */
export const paperRecord = defineRecord({
  table: 'papers',
  schema: v.object({
    id: id('Paper'),
    /** What stands after a quotation; `null`: the usual way (`domain/quotations/attribution.ts`). */
    attribution: v.nullable(v.array(attributionPiece)),
    omission: v.picklist(omissions),
    /** Whether quotations are counted anew in every table, or through the paper. */
    numbering: v.picklist(['by-table', 'throughout']),
    /** Groups of fewer people than this are pointed out. */
    smallGroup: v.pipe(whole, v.minValue(2), v.maxValue(100)),
    /**
     * The pieces of the results pack in their order, those left out with "-" before them
     * (`domain/paper/pieces.ts`); `null`: the usual ones.
     */
    pieces: v.nullable(v.array(v.string())),
    written: signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Paper = v.InferOutput<typeof paperRecord.schema>;
export type PaperId = Paper['id'];
export type Omission = (typeof omissions)[number];
