import type { RouteId, StageId } from '../model/recruitment.ts';
import type { Fields, LogDraft, LossDraft, PersonDraft, StageDraft } from './draft.ts';
import { wholeNumber } from './written-log.ts';

export function addStage(log: LogDraft, id: StageId, name: string): LogDraft {
  return { ...log, stages: [...log.stages, { id, name, counts: {}, lost: [] }] };
}

export function renameStage(log: LogDraft, id: StageId, name: string): LogDraft {
  return withStage(log, id, (stage) => ({ ...stage, name }));
}

/** Moves a stage with its numbers one place up or down. */
export function moveStage(log: LogDraft, id: StageId, by: -1 | 1): LogDraft {
  const at = log.stages.findIndex((one) => one.id === id);
  const to = at + by;
  const stage = log.stages[at];
  if (!stage || to < 0 || to >= log.stages.length) return log;
  return { ...log, stages: log.stages.toSpliced(at, 1).toSpliced(to, 0, stage) };
}

/**
 * Takes a stage away. Who was lost before it is then lost before the next one, so that the sums still
 * add up; people who went no further than it count for the stage before.
 */
export function removeStage(log: LogDraft, id: StageId): LogDraft {
  const at = log.stages.findIndex((one) => one.id === id);
  const gone = log.stages[at];
  if (!gone || log.stages.length === 1) return log;
  const beside = log.stages[at - 1] ?? log.stages[at + 1];
  const stages = log.stages.toSpliced(at, 1).map((stage, index): StageDraft => {
    if (index !== at) return stage;
    return { ...stage, lost: at === 0 ? [] : [...gone.lost, ...stage.lost] };
  });
  const people = log.people.map((person) =>
    person.stageId === id && beside ? { ...person, stageId: beside.id } : person,
  );
  return { ...log, stages, people };
}

export function addRoute(log: LogDraft, id: RouteId, name: string): LogDraft {
  return { ...log, routes: [...log.routes, { id, name }] };
}

export function renameRoute(log: LogDraft, id: RouteId, name: string): LogDraft {
  return { ...log, routes: log.routes.map((one) => (one.id === id ? { ...one, name } : one)) };
}

/** Takes a route away with its numbers; nothing happens while people came by it. */
export function removeRoute(log: LogDraft, id: RouteId): LogDraft {
  if (log.routes.length === 1 || peopleOfRoute(log, id) > 0) return log;
  const without = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([routeId]) => routeId !== id));
  return {
    ...log,
    routes: log.routes.filter((one) => one.id !== id),
    stages: log.stages.map((stage) => ({
      ...stage,
      counts: without(stage.counts),
      lost: stage.lost.map(({ reason, n }) => ({ reason, n: without(n) })),
    })),
  };
}

export function peopleOfRoute({ people }: LogDraft, id: RouteId): number {
  return people.filter(({ routeId }) => routeId === id).length;
}

export function writeCount(
  log: LogDraft,
  stageId: StageId,
  routeId: RouteId,
  text: string,
): LogDraft {
  return withStage(log, stageId, (stage) => ({
    ...stage,
    counts: { ...stage.counts, [routeId]: text },
  }));
}

export function addLoss(log: LogDraft, stageId: StageId, loss: LossDraft): LogDraft {
  return withStage(log, stageId, (stage) => ({ ...stage, lost: [...stage.lost, loss] }));
}

/**
 * Says that people of a route were lost before a stage for a reason nobody recorded: in the row that says
 * so already, where there is one whose number can be read; else in a row of its own.
 */
export function addUnrecorded(
  log: LogDraft,
  stageId: StageId,
  routeId: RouteId,
  n: number,
): LogDraft {
  const lost = log.stages.find(({ id }) => id === stageId)?.lost ?? [];
  const unsaid = lost.map(({ reason, n: of }) =>
    reason.trim() === '' ? wholeNumber(of[routeId] ?? '') : undefined,
  );
  const empty = unsaid.indexOf(null);
  const at = empty >= 0 ? empty : unsaid.findIndex((there) => there !== undefined);
  if (at < 0) return addLoss(log, stageId, { reason: '', n: { [routeId]: String(n) } });
  return writeLoss(log, stageId, at, { routeId, n: String((unsaid[at] ?? 0) + n) });
}

export function writeLoss(
  log: LogDraft,
  stageId: StageId,
  index: number,
  change: { readonly reason: string } | { readonly routeId: RouteId; readonly n: string },
): LogDraft {
  return withStage(log, stageId, (stage) => ({
    ...stage,
    lost: stage.lost.map((loss, at) => {
      if (at !== index) return loss;
      return 'reason' in change
        ? { ...loss, reason: change.reason }
        : { ...loss, n: { ...loss.n, [change.routeId]: change.n } };
    }),
  }));
}

export function removeLoss(log: LogDraft, stageId: StageId, index: number): LogDraft {
  return withStage(log, stageId, (stage) => ({ ...stage, lost: stage.lost.toSpliced(index, 1) }));
}

/** A person at the end, come by the first route and at the first stage until said otherwise. */
export function addPerson(log: LogDraft, id: PersonDraft['id']): LogDraft {
  const [route] = log.routes;
  const [stage] = log.stages;
  if (!route || !stage) return log;
  const before = log.people.at(-1);
  const person = {
    id,
    label: '',
    routeId: before?.routeId ?? route.id,
    stageId: stage.id,
    reason: '',
    on: '',
    participant: '',
  };
  return { ...log, people: [...log.people, person] };
}

export function writePerson(
  log: LogDraft,
  id: PersonDraft['id'],
  change: Partial<Omit<PersonDraft, 'id'>>,
): LogDraft {
  return {
    ...log,
    people: log.people.map((person) => (person.id === id ? { ...person, ...change } : person)),
  };
}

export function removePerson(log: LogDraft, id: PersonDraft['id']): LogDraft {
  return { ...log, people: log.people.filter((person) => person.id !== id) };
}

function withStage(
  log: LogDraft,
  id: StageId,
  change: (stage: StageDraft) => StageDraft,
): LogDraft {
  return { ...log, stages: log.stages.map((one) => (one.id === id ? change(one) : one)) };
}
