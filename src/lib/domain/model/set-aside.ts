import * as v from 'valibot';
import { defineRecord, id } from './record.ts';
import { signed } from './signed.ts';

/** What a check found and a person set aside, with the reason. It counts for exactly that finding. */
export const setAsideRecord = defineRecord({
  table: 'setAsides',
  schema: v.object({
    id: id('SetAside'),
    /** The rule, such as "L11". */
    rule: v.string(),
    /** What tells the finding from others: other facts make another mark. */
    mark: v.string(),
    /** What was found, as it was read then. */
    finding: v.string(),
    reason: v.pipe(v.string(), v.nonEmpty()),
    signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type SetAside = v.InferOutput<typeof setAsideRecord.schema>;
export type SetAsideId = SetAside['id'];
