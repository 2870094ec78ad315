import type { AccumulationInput } from '../figures/accumulation-curve.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { titleOf } from '../reporting/study-frame.ts';
import type { Adequacy } from './adequacy-of.ts';
import type { DrawnFigures } from './drawn-orders.ts';
import { notYetUnderSentences } from './not-yet-under.ts';
import { orderSentences } from './not-counted-words.ts';
import { voicesOf } from './outcome.ts';
import { amount, ruleSentence, unitNames } from './rule-words.ts';

/**
 * What the accumulation curve of a rule is drawn from: what each interview brought, the spread over random
 * orders where they were drawn, and the stretches of interviews the rule speaks of.
 */
export function curveInput(
  { rule, occurrences, fresh }: Adequacy,
  { study }: Pick<SettledStudy, 'study'>,
  drawn: DrawnFigures | null,
): AccumulationInput {
  const { many } = unitNames[rule.unit];
  const { interviews } = occurrences;
  const unit = voicesOf(rule.rule) === 2 ? `shared ${many}` : many;
  return {
    title: `${titleOf(study)}: ${unit} by interview`,
    unit,
    interviews: interviews.map(({ one }, index) => ({
      label: one.transcript.name,
      fresh: fresh.brought[index] ?? 0,
      total: fresh.cumulative[index] ?? 0,
    })),
    spread: drawn && {
      places: drawn.spread,
      is: `5th, 50th and 95th percentile over ${amount(drawn.draws, 'random order')} (seed ${rule.seed})`,
    },
    spans: spansOf(rule.rule, interviews.length),
    notes: [
      ...(rule.rule.kind === 'not-claimed' || rule.rule.kind === 'information-power'
        ? []
        : [ruleSentence(rule)]),
      ...orderSentences(occurrences),
      ...notYetUnderSentences(occurrences),
      ...(study.invented ? ['Invented data.'] : []),
    ],
  };
}

/** Stretches that lie whole within the interviews counted. */
function spansOf(rule: Adequacy['rule']['rule'], interviews: number): AccumulationInput['spans'] {
  const spans = (): AccumulationInput['spans'] => {
    switch (rule.kind) {
      case 'last-k':
        return [{ from: interviews - rule.k, to: interviews, label: `last ${rule.k}` }];
      case 'francis':
        return [
          { from: 0, to: rule.initial, label: `initial ${rule.initial}` },
          { from: rule.initial, to: rule.initial + rule.stopping, label: `first ${rule.stopping}` },
        ];
      case 'guest':
        return [
          { from: 0, to: rule.base, label: `base ${rule.base}` },
          { from: rule.base, to: rule.base + rule.run, label: `first run of ${rule.run}` },
        ];
      case 'information-power':
      case 'not-claimed':
        return [];
    }
  };
  return spans().filter(({ from, to }) => from >= 0 && to <= interviews);
}
