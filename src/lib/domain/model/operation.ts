import * as v from 'valibot';
import { packedColumns } from './pass.ts';
import { defineRecord, id, instant, uint32s, whole } from './record.ts';

const packed = v.object(packedColumns);

/**
 * One act, as a row of the trail. Rows hold ids and line numbers, never words: what a record said
 * before the act lies in an imprint, which can be deleted on its own.
 */
export const operationRecord = defineRecord({
  table: 'operations',
  schema: v.object({
    /** `<writer>:<counter, ten digits>`: sorts by counter within a writer. */
    id: v.string(),
    /** One browser's copy of the study. */
    writer: id('Writer'),
    /** Counted from one, without gaps, for each writer. */
    counter: whole,
    /** Version of this row's own form; older ones are upcast on reading, never rewritten. */
    form: v.literal(1),
    at: instant,
    coderId: id('Coder'),
    /** What was done, such as "code", "memo", "merge-codes": a word for each in `ui/messages.ts`. */
    kind: v.string(),
    transcriptId: v.nullable(id('Transcript')),
    codeIds: v.array(id('Code')),
    /** Lines [from, to) the act speaks of, if any. */
    from: v.nullable(whole),
    to: v.nullable(whole),
    /** Codings and flags an act of coding took from a pass and put into it. */
    pass: v.nullable(
      v.object({
        id: id('Pass'),
        took: packed,
        put: packed,
        flagsTook: uint32s,
        flagsPut: uint32s,
      }),
    ),
    /** Records the act changed: `before` is the imprint of what stood there, `null` if nothing did. */
    changes: v.array(
      v.object({ table: v.string(), id: v.string(), before: v.nullable(id('Imprint')) }),
    ),
    /** The operation this one takes back: an act (undo) or an undo (redo). */
    undoes: v.nullable(v.string()),
  }),
  indexes: ['writer', 'transcriptId'],
  migrations: [],
  travels: true,
});

export type Operation = v.InferOutput<typeof operationRecord.schema>;
export type WriterId = Operation['writer'];
