import * as v from 'valibot';
import { day, defineRecord, id, instant, whole } from './record.ts';

/** One version of the interview guide. Versions in use stay as they are; a change makes a new one. */
export const guideVersionRecord = defineRecord({
  table: 'guideVersions',
  schema: v.object({
    id: id('GuideVersion'),
    /** Counted from one. */
    number: whole,
    /** From when it was used. */
    date: v.nullable(day),
    /** `null`: not said. */
    pilot: v.nullable(v.picklist(['piloted', 'not-piloted'])),
    pilotNote: v.string(),
    /** What changed since the version before, and why. */
    changes: v.string(),
    questions: v.array(
      v.object({
        /** The same in every version that asks the question. */
        id: id('Question'),
        text: v.string(),
        /** Domains it asks about; none for opening and closing questions. */
        domainIds: v.array(id('Code')),
        prompts: v.array(v.string()),
      }),
    ),
    /** Domains left without a question on purpose, and why. */
    without: v.array(v.object({ domainId: id('Code'), reason: v.string() })),
    createdAt: instant,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type GuideVersion = v.InferOutput<typeof guideVersionRecord.schema>;
export type GuideVersionId = GuideVersion['id'];
export type GuideQuestion = GuideVersion['questions'][number];
export type QuestionId = GuideQuestion['id'];
