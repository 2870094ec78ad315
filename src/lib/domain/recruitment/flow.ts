import type { Recruitment, RouteId, Stage, StageId } from '../model/recruitment.ts';
import { countedStages } from './from-people.ts';
import { countOf, unaccountedOf, wrongSums, type StageSum } from './sums.ts';

/** A number of people, and how they came: one number for each route, in the order of the log. */
interface Counted {
  readonly n: number;
  readonly byRoute: readonly number[];
}

/** Why people went between two stages; '' where no reason is recorded. */
export interface FlowLoss extends Counted {
  readonly reason: string;
}

/** A stage that was counted, with who was lost since the one before it. */
export interface FlowStage extends Counted {
  readonly stageId: StageId;
  readonly name: string;
  readonly lost: readonly FlowLoss[];
}

/** How people came into the study: each stage less those lost is the next. */
export interface Flow {
  readonly routes: readonly string[];
  readonly stages: readonly FlowStage[];
  /** Names of stages that were not counted by any route; who was lost there stands at the next. */
  readonly leftOut: readonly string[];
}

/** Why a log makes no flow whose boxes add up, and where. */
export type FlowFault =
  | { readonly is: 'nothing-counted' }
  | ({ readonly is: 'sum' } & StageSum)
  /** Counted by some routes and not by this one, so that the stage has no number of all. */
  | { readonly is: 'not-counted'; readonly stageId: StageId; readonly routeId: RouteId }
  /** People are lost before this stage, and no count stands on one side of them. */
  | { readonly is: 'lost-uncounted'; readonly stageId: StageId; readonly routeId: RouteId };

/** The flow, or everything that stands against it. */
export type FlowAnswer =
  | { readonly adds: true; readonly flow: Flow }
  | { readonly adds: false; readonly faults: readonly [FlowFault, ...FlowFault[]] };

/** Said of those who are missing between two stages while nobody wrote that they were lost. */
export const notAccountedFor = 'not accounted for';

/**
 * The team's log as boxes that add up: of every stage, those before less those lost are those here, by
 * every route and by all together. Where the log's sums do not, there is no flow.
 */
export function flowOf(stored: Recruitment): FlowAnswer {
  const log = { routes: stored.routes, stages: [...countedStages(stored)] };
  const counted = log.stages.filter(({ counts }) => counts.length > 0);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return { adds: false, faults: [{ is: 'nothing-counted' }] };
  const [begins, ends] = [log.stages.indexOf(first), log.stages.indexOf(last)];
  const faults = [
    ...wrongSums(log).map((sum) => ({ is: 'sum' as const, ...sum })),
    ...counted.flatMap((stage) =>
      log.routes
        .filter(({ id }) => countOf(stage, id) === null)
        .map(({ id }) => ({ is: 'not-counted' as const, stageId: stage.id, routeId: id })),
    ),
    ...log.stages.flatMap((stage, index) =>
      (index > 0 && index <= begins) || index > ends
        ? stage.lost
            .filter(({ n }) => n > 0)
            .map(({ routeId }) => ({ is: 'lost-uncounted' as const, stageId: stage.id, routeId }))
        : [],
    ),
  ];
  const [fault, ...others] = faults;
  if (fault) return { adds: false, faults: [fault, ...others] };
  const unaccounted = unaccountedOf(log);
  return {
    adds: true,
    flow: {
      routes: log.routes.map(({ name }) => name),
      leftOut: log.stages.filter((stage) => !counted.includes(stage)).map(({ name }) => name),
      stages: counted.map((stage, index) => {
        const before = counted[index - 1];
        const since = before
          ? log.stages.slice(log.stages.indexOf(before) + 1, log.stages.indexOf(stage) + 1)
          : [];
        const missing = unaccounted
          .filter(({ toId }) => toId === stage.id)
          .map(({ routeId, n }) => ({ routeId, n, reason: notAccountedFor }));
        return {
          stageId: stage.id,
          name: stage.name,
          ...total(log.routes.map(({ id }) => countOf(stage, id) ?? 0)),
          lost: lossesOf([...since.flatMap(({ lost }) => lost), ...missing], log.routes),
        };
      }),
    },
  };
}

/** One for each reason, in the order in which they are first written. */
function lossesOf(lost: Stage['lost'], routes: Recruitment['routes']): readonly FlowLoss[] {
  // A none without a reason says that nobody went, and is no reason.
  const said = lost.filter(({ reason, n }) => n > 0 || reason !== '');
  return [...new Set(said.map(({ reason }) => reason))].map((reason) => {
    const here = said.filter((one) => one.reason === reason);
    const byRoute = routes.map(({ id }) =>
      here.reduce((sum, { routeId, n }) => sum + (routeId === id ? n : 0), 0),
    );
    return { reason, ...total(byRoute) };
  });
}

function total(byRoute: readonly number[]): Counted {
  return { n: byRoute.reduce((sum, n) => sum + n, 0), byRoute };
}
