import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';

/**
 * A coder's note. Memos on lines and transcripts belong to the coder's pass and are as blind as it;
 * `transcriptId`, `roundId`, `from` and `to` say where they stand.
 */
export const memoRecord = defineRecord({
  table: 'memos',
  schema: v.object({
    id: id('Memo'),
    about: v.picklist(['line', 'transcript', 'code', 'study']),
    coderId: id('Coder'),
    transcriptId: v.nullable(id('Transcript')),
    roundId: v.nullable(id('Round')),
    /** Lines [from, to), for a memo on lines; else `null`. */
    from: v.nullable(whole),
    to: v.nullable(whole),
    codeId: v.nullable(id('Code')),
    text: v.string(),
    createdAt: instant,
    changedAt: instant,
  }),
  indexes: ['transcriptId', 'codeId'],
  migrations: [],
  travels: true,
});

export type Memo = v.InferOutput<typeof memoRecord.schema>;
export type MemoId = Memo['id'];
