import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';
import { signed } from './signed.ts';

/** A theme: what the team makes of several subthemes. */
export const themeRecord = defineRecord({
  table: 'themes',
  schema: v.object({
    id: id('Theme'),
    name: v.string(),
    memo: v.string(),
    order: whole,
    written: signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Theme = v.InferOutput<typeof themeRecord.schema>;
export type ThemeId = Theme['id'];
