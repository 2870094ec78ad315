import type { Recruitment, RouteId, Stage, StageId } from '../model/recruitment.ts';

/** What the sums are made of. */
export type CountedLog = Pick<Recruitment, 'routes' | 'stages'>;

/** What must hold at one stage of one route: those before, less those lost, are those here. */
export interface StageSum {
  readonly stageId: StageId;
  readonly routeId: RouteId;
  /** How many reached the last stage before this one that was counted; `null` if none was. */
  readonly before: number | null;
  /** How many went since then, as far as it is written. */
  readonly lost: number;
  /** How many can be here; `null` where nothing before was counted. */
  readonly expected: number | null;
  /** `null`: not counted yet, which is not none. */
  readonly written: number | null;
  /**
   * Whether `expected` is the one right number. Where a stage between was not counted, some of its
   * losses may not be either, and `expected` is only the most there can be.
   */
  readonly exact: boolean;
  readonly adds: boolean;
}

/** Every sum of the log, by stage and then by route, in their order. */
export function sumsOf({ routes, stages }: CountedLog): readonly StageSum[] {
  const byRoute = routes.map(({ id }) => sumsOfRoute(stages, id));
  return stages.flatMap((_, index) => byRoute.flatMap((sums) => sums[index] ?? []));
}

/** The sums that do not add up. */
export function wrongSums(log: CountedLog): readonly StageSum[] {
  return sumsOf(log).filter(({ adds }) => !adds);
}

/** How many reached a stage by all routes together. */
export interface StageTotal {
  readonly stageId: StageId;
  /** Of the routes that were counted. */
  readonly n: number;
  /** Routes of which it is not counted yet; where there are any, `n` is only part of it. */
  readonly notCounted: number;
  /** How many went before this stage, of the routes of which it is known; `null` where of none. */
  readonly lost: number | null;
}

export function totalsOf({ routes, stages }: CountedLog): readonly StageTotal[] {
  return stages.map((stage, index) => {
    const counts = routes.map(({ id }) => countOf(stage, id));
    const lost = routes.flatMap(({ id }) => lostBefore(stages, index, id) ?? []);
    return {
      stageId: stage.id,
      n: counts.reduce<number>((sum, n) => sum + (n ?? 0), 0),
      notCounted: counts.filter((n) => n === null).length,
      lost: lost.length === 0 ? null : lost.reduce((sum, n) => sum + n, 0),
    };
  });
}

/** `null`: not counted yet. */
export function countOf(stage: Pick<Stage, 'counts'>, routeId: RouteId): number | null {
  return stage.counts.find((count) => count.routeId === routeId)?.n ?? null;
}

/**
 * How many of a route went between the stage before and this one: what is written, or none where as
 * many are here as there were before. `null`: nobody said, which is not none.
 */
export function lostBefore(
  stages: readonly Stage[],
  index: number,
  routeId: RouteId,
): number | null {
  const [before, stage] = [stages[index - 1], stages[index]];
  if (!stage) return null;
  if (stage.lost.some((loss) => loss.routeId === routeId)) return writtenLost(stage, routeId);
  const here = countOf(stage, routeId);
  return before && here !== null && here === countOf(before, routeId) ? 0 : null;
}

/** People of a route who stood at one counted stage and no longer at the next, and nobody said why. */
export interface Unaccounted {
  readonly fromId: StageId;
  readonly toId: StageId;
  readonly routeId: RouteId;
  readonly n: number;
}

/** Where a stage between two others was not counted, and those written as lost are too few. */
export function unaccountedOf({ routes, stages }: CountedLog): readonly Unaccounted[] {
  return routes.flatMap(({ id: routeId }) => {
    const found: Unaccounted[] = [];
    let fromId: StageId | null = null;
    for (const { stageId, expected, written, exact } of sumsOfRoute(stages, routeId)) {
      if (written === null) continue;
      const n = exact || expected === null ? 0 : expected - written;
      if (fromId !== null && n > 0) found.push({ fromId, toId: stageId, routeId, n });
      fromId = stageId;
    }
    return found;
  });
}

function writtenLost(stage: Pick<Stage, 'lost'>, routeId: RouteId): number {
  return stage.lost.reduce((sum, loss) => sum + (loss.routeId === routeId ? loss.n : 0), 0);
}

function sumsOfRoute(stages: readonly Stage[], routeId: RouteId): readonly StageSum[] {
  let before: number | null = null;
  let lost = 0;
  let exact = true;
  return stages.map((stage, index) => {
    // Nobody can be lost before the first stage.
    lost += writtenLost(stage, routeId);
    const written = countOf(stage, routeId);
    const expected = before === null ? null : before - lost;
    const sum = { stageId: stage.id, routeId, before, lost, expected, written, exact };
    const adds = index === 0 ? lost === 0 : addsUp(sum);
    if (written === null) {
      exact = before === null;
      if (before === null) lost = 0;
    } else {
      [before, lost, exact] = [written, 0, true];
    }
    return { ...sum, adds };
  });
}

function addsUp({ expected, written, exact }: Omit<StageSum, 'adds'>): boolean {
  if (expected === null) return true;
  if (expected < 0) return false;
  return written === null || (exact ? written === expected : written <= expected);
}
