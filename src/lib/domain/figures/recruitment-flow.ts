import type { Recruitment } from '../model/recruitment.ts';
import type { Study } from '../model/study.ts';
import { firstRoute } from '../recruitment/draft.ts';
import { flowOf, type Flow, type FlowFault } from '../recruitment/flow.ts';
import { dayWords } from '../reporting/day-words.ts';
import { titled } from '../reporting/study-frame.ts';
import type { Figure, Mark } from './figure.ts';
import { flowColumns } from './flow-box.ts';
import { lossBox } from './flow-loss-box.ts';
import { stageBox } from './flow-stage-box.ts';
import { describeFlow, tableOfFlow } from './flow-words.ts';
import { noteMarks } from './notes.ts';

/** The figure of a log, or everything that stands against its adding up. */
export type RecruitmentFlow =
  | { readonly drawn: true; readonly figure: Figure }
  | { readonly drawn: false; readonly faults: readonly [FlowFault, ...FlowFault[]] };

const top = 8;
/** Between two boxes of the middle: with nobody lost between them, and with a box beside the arrow. */
const gaps = { bare: 26, lost: 40 };
const apart = 10;

/**
 * How people came into the study, as boxes: stages down the figure, those lost beside the arrow on which
 * they went, with every reason. A log whose sums do not add up is not drawn.
 */
export function recruitmentFlow(
  study: Pick<Study, 'title' | 'invented'>,
  log: Recruitment,
): RecruitmentFlow {
  const answer = flowOf(log);
  if (!answer.adds) return { drawn: false, faults: answer.faults };
  const { flow } = answer;
  const drawn = drawBoxes(flow);
  const notes = notesOf(flow, log, study);
  const foot = noteMarks(notes, { x: 8, top: drawn.bottom + 10, width: drawn.width - 16 });
  return {
    drawn: true,
    figure: {
      ...titled(study, 'recruitment flow'),
      width: drawn.width,
      height: Math.ceil(foot.bottom + 6),
      description: [describeFlow(flow), ...notes].join(' '),
      table: tableOfFlow(flow),
      marks: [...drawn.marks, ...foot.marks],
    },
  };
}

function drawBoxes(flow: Flow) {
  const { stages, losses } = flowColumns;
  const middle = stages.x + stages.width / 2;
  const marks: Mark[] = [];
  let bottom = top;
  /** Where the last box of those lost ends. */
  let lostBottom = top - apart;
  for (const [index, stage] of flow.stages.entries()) {
    const box = stageBox(stage, flow, index === 0);
    if (index > 0) {
      const lost = lossBox(stage, flow);
      const usual = bottom + (lost ? gaps.lost : gaps.bare);
      // What is lost stands at the middle of the arrow, or lower where the box before it is in the way.
      const at = usual - gaps.lost / 2;
      const lower = lost ? Math.max(0, Math.ceil(lostBottom + apart - (at - lost.height / 2))) : 0;
      const next = usual + lower;
      marks.push(...downwards(middle, bottom, next));
      if (lost) {
        const y = at + lower;
        marks.push(...sideways(y, middle, losses.x), lost.at(losses.x, y - lost.height / 2));
        lostBottom = y + lost.height / 2;
      }
      bottom = next;
    }
    marks.push(box.at(stages.x, bottom));
    bottom += box.height;
  }
  const isAnyLost = lostBottom > top;
  return {
    marks,
    width: isAnyLost ? losses.x + losses.width + 8 : 420,
    bottom: Math.max(bottom, lostBottom),
  };
}

function downwards(x: number, from: number, to: number): readonly Mark[] {
  return [
    { kind: 'line', x1: x, x2: x, y1: from, y2: to - 6, stroke: 'ink-2' },
    { kind: 'path', d: `M${x - 4} ${to - 7}h8l-4 7z`, fill: 'ink-2' },
  ];
}

function sideways(y: number, from: number, to: number): readonly Mark[] {
  return [
    { kind: 'line', x1: from, x2: to - 6, y1: y, y2: y, stroke: 'ink-2' },
    { kind: 'path', d: `M${to - 7} ${y - 4}v8l7 -4z`, fill: 'ink-2' },
  ];
}

function notesOf(
  { leftOut, routes }: Flow,
  { from, to, by, people }: Recruitment,
  { invented }: Pick<Study, 'invented'>,
): readonly string[] {
  const [route] = routes;
  return [
    ...periodOf(from, to),
    ...(routes.length === 1 && route && route !== firstRoute ? [`Route: ${route}.`] : []),
    ...(by === 'people' && people.length > 0
      ? ['Counted from one row for each person approached.']
      : []),
    ...(leftOut.length > 0 ? [`Stages that were not counted: ${leftOut.join(', ')}.`] : []),
    ...(invented ? ['Invented data.'] : []),
  ];
}

function periodOf(from: string | null, to: string | null): readonly string[] {
  if (from && to) return [`Recruitment from ${dayWords(from)} to ${dayWords(to)}.`];
  if (from) return [`Recruitment from ${dayWords(from)} on.`];
  return to ? [`Recruitment until ${dayWords(to)}.`] : [];
}
