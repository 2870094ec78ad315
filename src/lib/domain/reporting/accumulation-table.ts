import { drawnOrders, type DrawnFigures } from '../adequacy/drawn-orders.ts';
import { voicesOf } from '../adequacy/outcome.ts';
import { amount, unitNames } from '../adequacy/rule-words.ts';
import { adequacyInForce, adequacyNotes } from './adequacy-notes.ts';
import { distinctNames } from './anchor.ts';
import { transcriptsOfStudy, type FindingFrame } from './finding-frame.ts';
import { inventedColumn, titled } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

const subject = 'accumulation by interview';

/**
 * How many of what the rule in force looks for each interview brought, how many there were so far, and
 * the spread of the latter over random orders. No rows while no rule is frozen.
 */
export function accumulationTable(frame: FindingFrame): Table {
  const { study } = frame.settled;
  const adequacy = adequacyInForce(frame);
  const notes = adequacyNotes(frame, adequacy);
  const invented = inventedColumn(study);
  if (!adequacy) return { ...titled(study, subject), columns: ['Interview'], rows: [], notes };

  const { rule, occurrences, fresh } = adequacy;
  const orders = drawnOrders(occurrences, rule.rule, rule.seed);
  orders.draw(rule.draws);
  const drawn = orders.figures();
  const names = distinctNames(transcriptsOfStudy(frame));
  const { many } = unitNames[rule.unit];
  const shared = voicesOf(rule.rule) === 2 ? 'shared ' : '';
  return {
    ...titled(study, subject),
    columns: [
      'Place in the order',
      'Interview',
      'Day',
      `New ${shared}${many}`,
      'So far',
      'Random orders: 5th percentile',
      'Random orders: median',
      'Random orders: 95th percentile',
      ...invented.columns,
    ],
    rows: occurrences.interviews.map(({ one, date }, index): Cell[] => {
      const place = drawn.spread[index];
      return [
        index + 1,
        names.get(one.transcript.id) ?? one.transcript.name,
        date ?? 'not said',
        fresh.brought[index] ?? 0,
        fresh.cumulative[index] ?? 0,
        place?.low ?? null,
        place?.middle ?? null,
        place?.high ?? null,
        ...invented.cells,
      ];
    }),
    notes: [drawnSentence(drawn, rule.seed), ...notes],
  };
}

/** How random orders were drawn, and in how many of them the rule is met. */
export function drawnSentence({ draws, met }: DrawnFigures, seed: string): string {
  const orders = `${amount(draws, 'random order')} of the same interviews, seed ${seed}`;
  return met === null
    ? `Random orders: ${orders}.`
    : `Random orders: ${orders}; the rule is met in ${amount(met, 'order')} of them.`;
}
