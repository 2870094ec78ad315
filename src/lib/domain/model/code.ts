import * as v from 'valibot';
import { defineRecord, id, instant, whole } from './record.ts';

/**
 * One code of the study's codebook. Domains, constructs and "outside the TDF" come from the
 * framework; `own` codes are the researcher's (inductive). The two layers stay apart: an own code
 * is classified under domains, never placed among them.
 */
export const codeRecord = defineRecord({
  table: 'codes',
  schema: v.object({
    id: id('Code'),
    kind: v.picklist(['domain', 'construct', 'outside', 'own']),
    /** The entry of the framework's file this code stands for, such as "goals" or "goals/action-planning". */
    frameworkKey: v.nullable(v.string()),
    name: v.string(),
    parentId: v.nullable(id('Code')),
    order: whole,
    definition: v.string(),
    include: v.string(),
    exclude: v.string(),
    example: v.string(),
    /** `#rrggbb`, or `null` for the usual look. */
    colour: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))),
    abbreviation: v.string(),
    /** A single key that applies the code at the desk, or `null`. */
    shortcut: v.nullable(v.string()),
    /** The domains an own code is classified under; empty for every other kind. */
    domainIds: v.array(id('Code')),
    /**
     * Merged, split and retired codes are mappings applied on reading; passes are never rewritten.
     * `merged` counts as `into[0]`; `split` counts as what was decided passage by passage.
     */
    status: v.picklist(['active', 'retired', 'merged', 'split']),
    into: v.array(id('Code')),
    /** The open pass a proposed code lives in, invisible to others until the reveal; else `null`. */
    proposedIn: v.nullable(id('Pass')),
    createdAt: instant,
    createdBy: v.nullable(id('Coder')),
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Code = v.InferOutput<typeof codeRecord.schema>;
export type CodeId = Code['id'];
