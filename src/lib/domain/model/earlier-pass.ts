import * as v from 'valibot';
import { passRecord } from './pass.ts';
import { defineRecord, id, instant } from './record.ts';

/**
 * A pass as it stood on a version of the transcript that was corrected since: what was submitted can
 * be checked for ever, and no coding is lost that could not be carried. Never changes; as blind as
 * the pass it was.
 */
export const earlierPassRecord = defineRecord({
  table: 'earlierPasses',
  schema: v.object({
    ...passRecord.schema.entries,
    id: id('EarlierPass'),
    passId: id('Pass'),
    carriedAt: instant,
  }),
  indexes: ['passId', 'transcriptId'],
  migrations: [],
  travels: true,
});

export type EarlierPass = v.InferOutput<typeof earlierPassRecord.schema>;
export type EarlierPassId = EarlierPass['id'];
