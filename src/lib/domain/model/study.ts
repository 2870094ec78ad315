import * as v from 'valibot';
import { day, defineRecord, id, instant } from './record.ts';

/** A behaviour of which nothing is said yet. */
export const noBehaviour = { who: '', what: '', toWhom: '', where: '', when: '' };

/** The plan of a study of which nothing is said yet. */
export const noPlan = {
  orientation: '',
  sampling: '',
  setting: '',
  informationGiven: '',
  transcription: '',
  ethics: { committee: '', number: '', date: null, note: '' },
  dates: { from: null, to: null },
  funding: '',
  conflicts: '',
  dataSharing: '',
};

/** The study itself: one record in every study's database. */
export const studyRecord = defineRecord({
  table: 'studies',
  schema: v.object({
    id: id('Study'),
    title: v.string(),
    /** The behaviour in question, in the team's words (AACTT: Presseau 2019). */
    behaviour: v.object({
      who: v.string(),
      what: v.string(),
      toWhom: v.string(),
      where: v.string(),
      when: v.string(),
    }),
    aim: v.string(),
    /** Methodological orientation and theory. */
    orientation: v.string(),
    /** How participants were chosen. */
    sampling: v.string(),
    setting: v.string(),
    /** What participants were told of the researchers and why the work was done. */
    informationGiven: v.string(),
    /** How recordings became text, and how what identifies people was taken out. */
    transcription: v.string(),
    ethics: v.object({
      committee: v.string(),
      number: v.string(),
      date: v.nullable(day),
      note: v.string(),
    }),
    /** When data were collected. */
    dates: v.object({ from: v.nullable(day), to: v.nullable(day) }),
    funding: v.string(),
    /** Interests that may be seen as standing in the way. */
    conflicts: v.string(),
    dataSharing: v.string(),
    /** True for the demonstration study; shown on every screen and in every export. */
    invented: v.boolean(),
    framework: v.object({ id: v.string(), version: v.string() }),
    /** Whether lines of interviewers and others may be coded too. */
    codeInterviewer: v.boolean(),
    /** Whether own codes count under the domains they are classified under, in all findings. */
    ownUnderDomains: v.boolean(),
    createdAt: instant,
  }),
  indexes: [],
  migrations: [
    {
      to: 3,
      name: 'the plan of the study',
      up: (old) => ({
        ...old,
        behaviour: { ...noBehaviour, what: String(old['behaviour'] ?? '') },
        ...noPlan,
      }),
    },
    {
      to: 4,
      name: 'what counts under a domain',
      up: (old) => ({ ...old, ownUnderDomains: false }),
    },
  ],
  travels: true,
});

export type Study = v.InferOutput<typeof studyRecord.schema>;
export type StudyId = Study['id'];
