import * as v from 'valibot';
import { defineRecord, id, instant } from './record.ts';

/** The study itself: one record in every study's database. */
export const studyRecord = defineRecord({
  table: 'studies',
  schema: v.object({
    id: id('Study'),
    title: v.string(),
    /** Who does what, to whom, where and when, in the team's words. */
    behaviour: v.string(),
    aim: v.string(),
    /** True for the demonstration study; shown on every screen and in every export. */
    invented: v.boolean(),
    framework: v.object({ id: v.string(), version: v.string() }),
    /** Whether lines of interviewers and others may be coded too. */
    codeInterviewer: v.boolean(),
    createdAt: instant,
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Study = v.InferOutput<typeof studyRecord.schema>;
export type StudyId = Study['id'];
