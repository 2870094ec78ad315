import * as v from 'valibot';
import { defineRecord, id, whole } from './record.ts';

/** Something recorded of every participant, such as role or years in post. */
export const attributeRecord = defineRecord({
  table: 'attributes',
  schema: v.object({
    id: id('Attribute'),
    name: v.string(),
    type: v.picklist(['category', 'number', 'date', 'text']),
    order: whole,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Attribute = v.InferOutput<typeof attributeRecord.schema>;
export type AttributeId = Attribute['id'];
