import * as v from 'valibot';
import { defineRecord, hash, id, instant, uint32s } from './record.ts';

/** Columns of codings, all of one length, and of quotations inside them. */
export const packedColumns = {
  /** The codes in use, sorted by id; the columns below hold indexes into it. */
  codes: v.array(id('Code')),
  code: uint32s,
  /** A coding covers lines [from, to). Sorted by from, then code. */
  from: uint32s,
  to: uint32s,
  /** Quotations: UTF-16 offsets [quoteFrom, quoteTo) of the text, within lines that carry the code. */
  quoteCode: uint32s,
  quoteFrom: uint32s,
  quoteTo: uint32s,
};

/**
 * One coder's work on one transcript in one round, packed. Codings of one code never overlap or
 * touch: they join on entry. The canonical order makes equal work equal bytes.
 */
export const passRecord = defineRecord({
  table: 'passes',
  schema: v.object({
    id: id('Pass'),
    transcriptId: id('Transcript'),
    versionId: id('TranscriptVersion'),
    coderId: id('Coder'),
    roundId: id('Round'),
    ...packedColumns,
    /** Lines flagged for discussion, ascending. */
    flags: uint32s,
    /** Set by submitting it; from then on the pass never changes. */
    submitted: v.nullable(
      v.object({
        at: instant,
        hash,
        /**
         * What each of `codes` counted as at that moment: the code it had been merged into, or
         * itself, and the domains it stood under (a domain stands under itself). `null` for passes
         * of studies made before this was kept.
         */
        counted: v.nullable(
          v.array(
            v.object({
              codeId: id('Code'),
              as: id('Code'),
              domainIds: v.array(id('Code')),
            }),
          ),
        ),
      }),
    ),
    /**
     * The pass as it was on the version before, where the transcript was corrected after coding
     * began; and what the carried pass hashes to, if it had been submitted. `submitted.hash` stays
     * that of what was submitted.
     */
    carried: v.nullable(v.object({ earlierId: id('EarlierPass'), hash: v.nullable(hash) })),
  }),
  indexes: ['&[transcriptId+coderId+roundId]', 'transcriptId'],
  migrations: [
    {
      to: 2,
      name: 'what codes counted as when the pass was submitted',
      up: (old) => ({
        ...old,
        submitted: old['submitted'] ? { ...old['submitted'], counted: null } : null,
      }),
    },
    {
      to: 3,
      name: 'carried to a corrected version',
      up: (old) => ({ ...old, carried: null }),
    },
  ],
  travels: true,
});

export type Pass = v.InferOutput<typeof passRecord.schema>;
export type PassId = Pass['id'];
/** What a pass and a consensus share: codings and quotations. */
export type PackedCodings = Pick<
  Pass,
  'codes' | 'code' | 'from' | 'to' | 'quoteCode' | 'quoteFrom' | 'quoteTo'
>;
