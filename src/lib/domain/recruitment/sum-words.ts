import type { Recruitment, RouteId, StageId } from '../model/recruitment.ts';
import { counted } from '../reporting/agreement-words.ts';
import type { FlowFault } from './flow.ts';
import type { StageSum } from './sums.ts';

/** "7 − 2 = 5, but 6 is written". */
export function sumWords({ before, lost, expected, written, exact }: Omit<StageSum, 'adds'>) {
  if (before === null || expected === null) return 'nobody can be lost before the first stage';
  const reckoned = `${counted(before)} − ${counted(lost)} = ${counted(expected)}`;
  if (expected < 0) return `${counted(lost)} are lost, but there were only ${counted(before)}`;
  if (written === null) return reckoned;
  return exact
    ? `${reckoned}, but ${counted(written)} is written`
    : `at most ${reckoned}, but ${counted(written)} is written`;
}

/** Why there is no figure of a log, and where, in a sentence. */
export function flowFaultWords(
  fault: FlowFault,
  log: Pick<Recruitment, 'routes' | 'stages'>,
): string {
  switch (fault.is) {
    case 'nothing-counted':
      return 'No stage of the recruitment log is counted yet.';
    case 'sum':
      return `${placeWords(fault, log)}: ${sumWords(fault)}.`;
    case 'not-counted':
      return `${placeWords(fault, log)}: not counted yet, while the stage is counted by another route.`;
    case 'lost-uncounted':
      return `${placeWords(fault, log)}: people are lost before it, and how many there were, or are left, is not counted.`;
  }
}

/** "Replied, Letters to general practices"; without the route where there is but one. */
function placeWords(
  { stageId, routeId }: { readonly stageId: StageId; readonly routeId: RouteId },
  { routes, stages }: Pick<Recruitment, 'routes' | 'stages'>,
): string {
  const stage = stages.find(({ id }) => id === stageId)?.name || 'a stage without a name';
  const route = routes.find(({ id }) => id === routeId)?.name || 'a route without a name';
  return routes.length > 1 ? `${stage}, ${route}` : stage;
}
