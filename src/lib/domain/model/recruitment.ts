import * as v from 'valibot';
import { day, defineRecord, id, whole } from './record.ts';

/** How people came into the study: one record, as counts or with a row for each person. */
export const recruitmentRecord = defineRecord({
  table: 'recruitments',
  schema: v.object({
    id: id('Recruitment'),
    from: v.nullable(day),
    to: v.nullable(day),
    note: v.string(),
    /** Which of the two is kept: numbers by stage and route, or one row for each person. */
    by: v.picklist(['counts', 'people']),
    /** How people were reached. */
    routes: v.array(v.object({ id: id('Route'), name: v.string() })),
    /** In order, as the team names them; the last is those interviewed. */
    stages: v.array(
      v.object({
        id: id('Stage'),
        name: v.string(),
        /** How many reached the stage, by route; a route that is absent is not counted yet. */
        counts: v.array(v.object({ routeId: id('Route'), n: whole })),
        /** Who went between the stage before and this one, and why. */
        lost: v.array(v.object({ routeId: id('Route'), reason: v.string(), n: whole })),
      }),
    ),
    people: v.array(
      v.object({
        id: id('Approached'),
        /** What the log calls the person; never a name. */
        label: v.string(),
        routeId: id('Route'),
        /** The last stage the person reached. */
        stageId: id('Stage'),
        /** Why no further; '' for those still on the way or interviewed. */
        reason: v.string(),
        on: v.nullable(day),
        participantId: v.nullable(id('Participant')),
      }),
    ),
  }),
  indexes: [],
  migrations: [],
  travels: true,
});

export type Recruitment = v.InferOutput<typeof recruitmentRecord.schema>;
export type RecruitmentId = Recruitment['id'];
export type Stage = Recruitment['stages'][number];
export type StageId = Stage['id'];
export type RouteId = Recruitment['routes'][number]['id'];
export type ApproachedPerson = Recruitment['people'][number];
