import { curveInput } from '../adequacy/curve-input.ts';
import { drawnOrders, type DrawnFigures } from '../adequacy/drawn-orders.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { flowFaultWords } from '../recruitment/sum-words.ts';
import { adequacyInForce } from '../reporting/adequacy-notes.ts';
import type { RoundReport } from '../reporting/agreement-table.ts';
import { titled } from '../reporting/study-frame.ts';
import { linkedDomains } from '../themes/domain-evidence.ts';
import { themesOutline } from '../themes/outline.ts';
import { accumulationCurve } from './accumulation-curve.ts';
import { agreementIntervals } from './agreement-intervals.ts';
import { domainsByCase } from './counts-figure.ts';
import type { Figure, NoFigure } from './figure.ts';
import { mapOf } from './lay-out-map.ts';
import { figureNotes } from './notes.ts';
import { recruitmentFlow } from './recruitment-flow.ts';
import { themeMapGraph } from './theme-map-graph.ts';
import { themeMapLayout, withMoved } from './theme-map-layout.ts';
import { themeMapFigure } from './theme-map.ts';

/** What figures need that takes long to compute, and is computed apart. */
export interface ComputedForFigures {
  /** Of every round of which there is agreement; `null`: not computed. */
  readonly agreement: readonly RoundReport[] | null;
  /** Random orders of the interviews ({@link drawnInForce}); `null`: the curve is drawn without them. */
  readonly drawn: DrawnFigures | null;
}

const agreement = 'agreement-figure:';

/**
 * A figure of the paper as its page draws it where nothing else was chosen, so that screen, file and
 * results pack cannot differ; or why there is nothing to draw.
 *
 * @param pieceId 'recruitment-flow', 'theme-map', 'accumulation', 'heat-map', or 'agreement-figure:' with
 * the id of a round.
 * @throws {RangeError} for an id that is of no figure.
 */
export function figureOf(
  pieceId: string,
  frame: PaperFrame,
  computed: ComputedForFigures,
): Figure | NoFigure {
  switch (pieceId) {
    case 'recruitment-flow':
      return recruitmentOf(frame);
    case 'theme-map':
      return themeMapOf(frame);
    case 'accumulation':
      return accumulationOf(frame, computed.drawn);
    case 'heat-map':
      return domainsByCase(frame.settled, frame.records);
    default:
      if (pieceId.startsWith(agreement)) {
        return agreementOf(pieceId.slice(agreement.length), frame, computed.agreement);
      }
      throw new RangeError(`no figure is called ${pieceId}`);
  }
}

/** The random orders that the rule in force asks for, all at once; `null` where no rule is in force. */
export function drawnInForce(frame: PaperFrame): DrawnFigures | null {
  const adequacy = adequacyInForce(frame);
  if (!adequacy) return null;
  const { rule, seed, draws } = adequacy.rule;
  const orders = drawnOrders(adequacy.occurrences, rule, seed);
  orders.draw(draws);
  return orders.figures();
}

function recruitmentOf({ recruitment, settled }: PaperFrame): Figure | NoFigure {
  if (!recruitment) return { none: 'The study has no recruitment log.' };
  const answer = recruitmentFlow(settled.study, recruitment);
  if (answer.drawn) return answer.figure;
  return { none: answer.faults.map((fault) => flowFaultWords(fault, recruitment)).join(' ') };
}

function themeMapOf({ settled, records }: PaperFrame): Figure | NoFigure {
  if (records.themes.length + records.subthemes.length === 0) {
    return { none: 'The study has no theme and no subtheme yet.' };
  }
  const outline = themesOutline(records, settled);
  const linked = new Map(
    [...outline.bySubtheme].map(([id, one]) => [id, linkedDomains(one, settled)]),
  );
  const map = mapOf(records.themeMaps);
  const graph = themeMapGraph(outline, linked, settled, false);
  const layout = themeMapLayout(graph, map?.widths ?? 'people');
  return themeMapFigure(
    { title: titled(settled.study, 'theme map').title, notes: figureNotes(settled) },
    layout,
    withMoved(layout, map?.moved ?? []),
  );
}

function accumulationOf(frame: PaperFrame, drawn: DrawnFigures | null): Figure | NoFigure {
  const adequacy = adequacyInForce(frame);
  if (!adequacy) return { none: 'No rule for sample adequacy is frozen yet.' };
  if (adequacy.occurrences.interviews.length === 0) {
    return { none: 'No interview has a settled coding yet.' };
  }
  return accumulationCurve(curveInput(adequacy, frame.settled, drawn));
}

function agreementOf(
  roundId: string,
  { seen, rounds, codebookVersions }: PaperFrame,
  reports: ComputedForFigures['agreement'],
): Figure | NoFigure {
  const round = rounds.find(({ id }) => id === roundId);
  if (!round) return { none: 'The round is no longer in the study.' };
  const found = reports?.find((one) => one.round.id === roundId);
  if (!found) return { none: `Agreement in round ${round.number} is not computed.` };
  return agreementIntervals({ ...seen, codebookVersions }, found);
}
