import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';
import { signed } from './signed.ts';

/** A subtheme: codes that say one thing together, and the domains it speaks to. */
export const subthemeRecord = defineRecord({
  table: 'subthemes',
  schema: v.object({
    id: id('Subtheme'),
    name: v.string(),
    memo: v.string(),
    /** None: not placed yet. The first is where tables list it. */
    themeIds: v.array(id('Theme')),
    codeIds: v.array(id('Code')),
    /**
     * Links to domains. A person proposes, confirms or declines; what only follows from the codings is
     * computed and never stored.
     */
    domains: v.array(
      v.object({
        domainId: id('Code'),
        state: v.picklist(['proposed', 'confirmed', 'declined']),
        by: id('Coder'),
        at: instant,
      }),
    ),
    /** The quotations that show it, in order. */
    quoteIds: v.array(id('Quote')),
    order: whole,
    written: signed,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Subtheme = v.InferOutput<typeof subthemeRecord.schema>;
export type SubthemeId = Subtheme['id'];
export type DomainLink = Subtheme['domains'][number];
