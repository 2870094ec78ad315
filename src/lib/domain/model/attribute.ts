import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';

/** An attribute whose values have no order and no groups yet. */
export const noBands = { values: [], bands: [], published: true };

/** Something recorded of every participant, such as role or years in post. */
export const attributeRecord = defineRecord({
  table: 'attributes',
  schema: v.object({
    id: id('Attribute'),
    name: v.string(),
    /** A `band` is a category whose values have an order; `multiple` may have several values. */
    type: v.picklist(['category', 'number', 'date', 'text', 'band', 'multiple']),
    /** The values of a category, band or multiple response, in the order of tables; others may occur. */
    values: v.array(v.string()),
    /**
     * Groups for tables: a number from `from` up to, but without, `to` (`null`: no bound), or the
     * values named. The first that fits counts.
     */
    bands: v.array(
      v.object({
        label: v.string(),
        from: v.nullable(v.number()),
        to: v.nullable(v.number()),
        values: v.array(v.string()),
      }),
    ),
    /** Whether it goes into what is published: only then can it help to identify somebody. */
    published: v.boolean(),
    order: whole,
  }),
  indexes: [],
  migrations: [
    {
      to: 3,
      name: 'order and grouping of values',
      up: (old) => ({ ...old, ...noBands }),
    },
  ],
  travels: true,
});

export type Attribute = v.InferOutput<typeof attributeRecord.schema>;
export type AttributeId = Attribute['id'];
