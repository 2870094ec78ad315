import type { ApproachedPerson, Recruitment, RouteId, Stage } from '../model/recruitment.ts';

/** Said of those who have not reached the last stage and of whom no reason is written. */
export const stillOnTheWay = 'still on the way, or no reason written';

/**
 * The stages as the people of the log say them: each person counts in every stage up to the last they
 * reached, and is lost before the next. Whoever stopped without a reason is counted as such, so that
 * the sums add up and nobody disappears.
 */
export function fromPeople({
  routes,
  stages,
  people,
}: Pick<Recruitment, 'routes' | 'stages' | 'people'>): readonly Stage[] {
  const position = new Map(stages.map(({ id }, index) => [id, index]));
  const reached = (person: ApproachedPerson) => position.get(person.stageId) ?? -1;
  return stages.map((stage, index) => ({
    ...stage,
    counts: routes.map(({ id }) => ({
      routeId: id,
      n: people.filter((one) => one.routeId === id && reached(one) >= index).length,
    })),
    lost:
      index === 0
        ? []
        : routes.flatMap(({ id }) =>
            reasonsOf(people.filter((one) => one.routeId === id && reached(one) === index - 1)).map(
              ([reason, n]) => ({ routeId: id as RouteId, reason, n }),
            ),
          ),
  }));
}

/** The stages with the numbers that count: people's, where there are any, else those written. */
export function countedStages(log: Recruitment): readonly Stage[] {
  return log.by === 'people' && log.people.length > 0 ? fromPeople(log) : log.stages;
}

/** The log with the numbers that count, for tables and figures. */
export function countedLog(log: Recruitment): Recruitment {
  return { ...log, stages: [...countedStages(log)] };
}

function reasonsOf(people: readonly ApproachedPerson[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { reason } of people) {
    const words = reason.trim() || stillOnTheWay;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts];
}
