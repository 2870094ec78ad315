import type { Participant } from '../model/participant.ts';
import type {
  ApproachedPerson,
  Recruitment,
  RecruitmentId,
  RouteId,
  Stage,
  StageId,
} from '../model/recruitment.ts';

/** What stands in a field, by route; absent and '' are "not counted yet". */
export type Fields = Readonly<Record<RouteId, string>>;

/** A reason why people went before a stage, with how many of each route. */
export interface LossDraft {
  readonly reason: string;
  readonly n: Fields;
}

export interface StageDraft {
  readonly id: StageId;
  readonly name: string;
  readonly counts: Fields;
  readonly lost: readonly LossDraft[];
}

export interface RouteDraft {
  readonly id: RouteId;
  readonly name: string;
}

export interface PersonDraft {
  readonly id: ApproachedPerson['id'];
  readonly label: string;
  readonly routeId: RouteId;
  readonly stageId: StageId;
  readonly reason: string;
  readonly on: string;
  /** What the study calls the participant; '' when nobody is linked. */
  readonly participant: string;
}

/** The recruitment log as it stands in the fields: it may be wrong, and is not stored. */
export interface LogDraft {
  readonly id: RecruitmentId;
  readonly from: string;
  readonly to: string;
  readonly note: string;
  readonly by: Recruitment['by'];
  readonly routes: readonly RouteDraft[];
  readonly stages: readonly StageDraft[];
  readonly people: readonly PersonDraft[];
}

/** A stored log, as it is shown in fields. */
export function draftOf(
  log: Recruitment,
  participants: readonly Pick<Participant, 'id' | 'label'>[],
): LogDraft {
  const labels = new Map(participants.map(({ id, label }) => [id, label]));
  const { id, note, by, routes } = log;
  return {
    id,
    note,
    by,
    routes,
    from: log.from ?? '',
    to: log.to ?? '',
    stages: log.stages.map(stageDraft),
    people: log.people.map(({ on, participantId, ...person }) => ({
      ...person,
      on: on ?? '',
      participant: (participantId && labels.get(participantId)) ?? '',
    })),
  };
}

/** Stages as fields show them: one row for each reason. */
export function stageDraft({ id, name, counts, lost }: Stage): StageDraft {
  const reasons: { reason: string; n: Record<RouteId, string> }[] = [];
  for (const { routeId, reason, n } of lost) {
    // The same reason twice for one route needs a row of its own, or one of them would go.
    let row = reasons.find((one) => one.reason === reason && one.n[routeId] === undefined);
    if (!row) reasons.push((row = { reason, n: {} }));
    row.n[routeId] = String(n);
  }
  return {
    id,
    name,
    counts: Object.fromEntries(counts.map(({ routeId, n }) => [routeId, String(n)])),
    lost: reasons,
  };
}

/** The stages a log begins with; the team names them otherwise as it likes. */
const firstStages = ['Approached', 'Contacted', 'Attended', 'Enrolled', 'Interviewed'];
/** The route a log begins with, until the team tells routes apart. */
export const firstRoute = 'All routes together';

/** A log nobody has written in yet. */
export function newLog(newId: {
  readonly log: () => RecruitmentId;
  readonly stage: () => StageId;
  readonly route: () => RouteId;
}): LogDraft {
  return {
    id: newId.log(),
    from: '',
    to: '',
    note: '',
    by: 'counts',
    routes: [{ id: newId.route(), name: firstRoute }],
    stages: firstStages.map((name) => ({ id: newId.stage(), name, counts: {}, lost: [] })),
    people: [],
  };
}
