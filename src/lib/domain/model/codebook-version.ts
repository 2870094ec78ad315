import * as v from 'valibot';
import { codeRecord } from './code.ts';
import { defineRecord, hash, id, instant, whole } from './record.ts';

/** The codebook as it stood when a round was planned with it. Never changed afterwards. */
export const codebookVersionRecord = defineRecord({
  table: 'codebookVersions',
  schema: v.object({
    id: id('CodebookVersion'),
    /** Counted from one; shown as "Codebook 1". */
    number: whole,
    at: instant,
    coderId: id('Coder'),
    note: v.string(),
    /** Every code that was no proposal, by id. */
    codes: v.array(codeRecord.schema),
    /** SHA-256 of the codes in their canonical form. */
    hash,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type CodebookVersion = v.InferOutput<typeof codebookVersionRecord.schema>;
export type CodebookVersionId = CodebookVersion['id'];
