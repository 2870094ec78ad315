import * as v from 'valibot';
import { findingCase, findingTarget } from './finding-target.ts';
import { lineRange } from './line-range.ts';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

/**
 * What an analyst wrote about one case in one column. There is at most one for a case and a column;
 * every matrix that has both shows it.
 */
export const chartingRecord = defineRecord({
  table: 'chartings',
  schema: v.object({
    id: id('Charting'),
    case: findingCase,
    column: findingTarget,
    /**
     * `summary`: charted in the analyst's words. `set-aside`: looked at, and nothing in the passages
     * bears on the column; `summary` then says why and may be empty.
     */
    kind: v.picklist(['summary', 'set-aside']),
    summary: v.string(),
    /** Passages the summary rests on; `words` are the UTF-16 offsets of the summary linked to it. */
    links: v.array(
      v.object({
        ...lineRange.entries,
        words: v.nullable(v.object({ from: whole, to: whole })),
      }),
    ),
    /** What was coded for the case in the column when it was last said to be right, as runs of lines. */
    basis: v.array(lineRange),
    /** Who wrote it, and when. */
    written: signed,
    /** Who last said that it is right for what is coded, and when; its writer at first. */
    rightAt: signed,
    /** The second person who read it against the transcript. */
    checked: v.nullable(signed),
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Charting = v.InferOutput<typeof chartingRecord.schema>;
export type ChartingId = Charting['id'];
export type ChartingLink = Charting['links'][number];
