import { dayWords } from '../reporting/day-words.ts';
import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { CodedByThen } from './coded-by-then.ts';
import type { DrawnFigures } from './drawn-orders.ts';
import { newByInterview } from './first-voices.ts';
import { notYetUnderSentences } from './not-yet-under.ts';
import { caution, numberSentences, stateWords } from './number-words.ts';
import type { Occurrences } from './occurrences.ts';
import { voicesOf, type Outcome } from './outcome.ts';
import { amount, ruleClause, unitNames } from './rule-words.ts';
import { informationPower } from './rules.ts';

export interface MethodsGround {
  readonly rule: AdequacyRule;
  readonly occurrences: Occurrences;
  readonly outcome: Outcome | null;
  readonly coded: CodedByThen | null;
  /** `null`: not drawn. */
  readonly drawn: DrawnFigures | null;
}

/**
 * Sentences for the methods section: the rule and when it was frozen, what was counted, the numbers, the
 * random orders, and that meeting a rule is no guarantee. Of a rule in words they give the words.
 */
export function methodsSentence({
  rule,
  occurrences,
  outcome,
  coded,
  drawn,
}: MethodsGround): string {
  const { frozen, unit } = rule;
  const { one, many } = unitNames[unit];
  if (rule.rule.kind === 'not-claimed') {
    return `No claim of sample adequacy by a rule is made. ${ended(rule.rule.reason)}`.trim();
  }
  const when = frozen ? `, frozen on ${dayWords(frozen.on)}${begun(coded)}` : '';
  const what = `Sample adequacy was looked at by one rule${when}: ${ruleClause(rule)}.`;
  if (rule.rule.kind === 'information-power') {
    const { rule: words } = rule;
    return [what, ...informationPower.map((field) => ended(words[field]))]
      .filter((sentence) => sentence !== '')
      .join(' ');
  }
  const { interviews, unsettled, found } = occurrences;
  const all = interviews.length + unsettled.length;
  const { cumulative } = newByInterview(occurrences, voicesOf(rule.rule));
  const isOne = found.length === 1;
  const voicedByTwo = cumulative.at(-1) ?? 0;
  const shared =
    voicesOf(rule.rule) !== 2
      ? ''
      : isOne
        ? `, and it was ${voicedByTwo === 1 ? '' : 'not '}voiced by two people or more`
        : `, ${voicedByTwo} of them voiced by two people or more`;
  const counted = `Counted ${isOne ? 'was' : 'were'} the ${amount(found.length, one, many)} of the settled coding of ${interviews.length} of ${amount(all, 'interview')}${occurrences.withoutDate === interviews.length ? '' : ', in the order of interviewing'}${shared}.`;
  return [
    what,
    counted,
    ...(outcome ? numberSentences(outcome, rule, interviews.length) : []),
    ...notYetUnderSentences(occurrences),
    domainSentence(outcome, unit),
    drawnSentence(drawn, rule),
    caution,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function begun(coded: CodedByThen | null): string {
  if (!coded) return '';
  if (coded.byTheDay === 0) return ' before coding began';
  return ` when coding had begun in ${coded.byTheDay} of ${amount(coded.of, 'interview')}`;
}

function domainSentence(outcome: Outcome | null, unit: AdequacyRule['unit']): string {
  if (outcome?.kind !== 'francis') return '';
  if (outcome.overall.state === 'too-few' || outcome.domains.length === 0) return '';
  const states = ['met', 'not-met', 'none-shared', 'none'] as const;
  const counted = states.flatMap((state) => {
    const many = outcome.domains.filter((one) => one.outcome.state === state).length;
    return many === 0 ? [] : [`${stateWords(state, unit)} in ${many}`];
  });
  return `Domain by domain it was ${counted.join(', ')}.`;
}

function drawnSentence(drawn: DrawnFigures | null, { seed }: AdequacyRule): string {
  if (!drawn || drawn.met === null) return '';
  return `Of ${amount(drawn.draws, 'random order')} of the same interviews (seed ${seed}), it was met in ${amount(drawn.met, 'order')}.`;
}

function ended(words: string): string {
  const text = words.trim();
  return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`;
}
