import type { Flow, FlowLoss, FlowStage } from '../recruitment/flow.ts';
import { counted } from '../reporting/agreement-words.ts';
import type { Cell } from '../reporting/table.ts';
import type { Figure } from './figure.ts';

/** A letter for each route, by which boxes after the first name it: A to Z, then AA. */
export function lettersOf(routes: readonly unknown[]): readonly string[] {
  return routes.map((_, index) => letter(index));
}

function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letter(Math.floor(index / 26) - 1)}${last}`;
}

/** As it is written in the figure. */
export function nameOfStage({ name }: Pick<FlowStage, 'name'>): string {
  return name.trim() || 'a stage without a name';
}

export function reasonOf({ reason }: Pick<FlowLoss, 'reason'>): string {
  return reason.trim() || 'reason not recorded';
}

/** "Lost before Replied, n = 45". */
export function lostHead(stage: FlowStage): string {
  return `Lost before ${nameOfStage(stage)}, n = ${counted(lostBefore(stage))}`;
}

/** How many were lost since the stage before. */
export function lostBefore({ lost }: Pick<FlowStage, 'lost'>): number {
  return lost.reduce((sum, { n }) => sum + n, 0);
}

/** "Replied: 20 (Letters 9, E-mail 11)". */
export function wordsOfStage(stage: FlowStage, routes: readonly string[]): string {
  return `${nameOfStage(stage)}: ${counted(stage.n)}${byRoute(stage, routes)}`;
}

/** "Lost before Replied, n = 45: No reply 45 (Letters 13, E-mail 32)". */
export function wordsOfLosses(stage: FlowStage, routes: readonly string[]): string {
  const reasons = stage.lost.map(
    (loss) => `${reasonOf(loss)} ${counted(loss.n)}${byRoute(loss, routes)}`,
  );
  return `${lostHead(stage)}: ${reasons.join('; ')}`;
}

function byRoute({ byRoute: numbers }: Pick<FlowLoss, 'byRoute'>, routes: readonly string[]) {
  if (routes.length < 2) return '';
  return ` (${routes.map((route, at) => `${route} ${counted(numbers[at] ?? 0)}`).join(', ')})`;
}

/** What the figure shows, for those who do not see it. */
export function describeFlow({ stages, routes }: Flow): string {
  return stages
    .flatMap((stage, index) => [
      ...(index === 0
        ? []
        : [
            stage.lost.length === 0
              ? `Nobody lost before ${nameOfStage(stage)}.`
              : `${wordsOfLosses(stage, routes)}.`,
          ]),
      `${wordsOfStage(stage, routes)}.`,
    ])
    .join(' ');
}

/** Every number of the figure: a row for each stage, and before it one for each reason lost. */
export function tableOfFlow({ stages, routes }: Flow): Figure['table'] {
  const several = routes.length > 1;
  const row = (
    words: string,
    { n, byRoute: numbers }: Omit<FlowLoss, 'reason'>,
  ): readonly Cell[] => [words, ...(several ? numbers : []), n];
  return {
    columns: ['Stage', ...(several ? [...routes, 'All routes'] : ['n'])],
    rows: stages.flatMap((stage) => [
      ...stage.lost.map((loss) =>
        row(`lost before ${nameOfStage(stage)}: ${reasonOf(loss)}`, loss),
      ),
      row(nameOfStage(stage), stage),
    ]),
  };
}
