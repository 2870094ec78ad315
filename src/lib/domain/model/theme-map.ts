import * as v from 'valibot';
import { defineRecord, id } from './record.ts';

/** How the theme map is drawn: at most one record in a study. */
export const themeMapRecord = defineRecord({
  table: 'themeMaps',
  schema: v.object({
    id: id('ThemeMap'),
    /** What the width of a link stands for. */
    widths: v.picklist(['people', 'passages']),
    /** Nodes moved by hand, by the key of what they are about: the middle of the node, in map units. */
    moved: v.array(v.object({ key: v.string(), x: v.number(), y: v.number() })),
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type ThemeMap = v.InferOutput<typeof themeMapRecord.schema>;
