import type { Adequacy } from '../adequacy/adequacy-of.ts';
import { frozenSentences } from '../adequacy/frozen-words.ts';
import { notYetUnderSentences } from '../adequacy/not-yet-under.ts';
import { orderSentences } from '../adequacy/not-counted-words.ts';
import { caution, numberSentences } from '../adequacy/number-words.ts';
import { ruleSentence } from '../adequacy/rule-words.ts';
import { adequacyOf } from '../adequacy/adequacy-of.ts';
import { rulesOfStudy } from '../adequacy/rules.ts';
import type { FindingFrame } from './finding-frame.ts';
import { studyNotes } from './study-frame.ts';

/** The rule in force held against the study; `null` while none is frozen. */
export function adequacyInForce({ settled, records, localDay }: FindingFrame): Adequacy | null {
  const { inForce } = rulesOfStudy(records.adequacyRules);
  return inForce && adequacyOf(inForce, settled, records, localDay);
}

/** The sentences under a table of sample adequacy: rule, numbers, what is counted, the caution. */
export function adequacyNotes(
  { settled, citation, localDay }: Pick<FindingFrame, 'settled' | 'citation' | 'localDay'>,
  adequacy: Adequacy | null,
): readonly string[] {
  const own = studyNotes({ study: settled.study, citation }, { citing: true });
  if (!adequacy) {
    return [
      'No rule is frozen yet, so nothing is counted: a rule is not to be chosen by what it would say.',
      ...own,
    ];
  }
  const { rule, occurrences, outcome, coded } = adequacy;
  return [
    ruleSentence(rule),
    ...(rule.frozen && coded
      ? frozenSentences(rule.frozen, localDay(rule.frozen.recorded.at), coded)
      : []),
    ...(outcome ? numberSentences(outcome, rule, occurrences.interviews.length) : []),
    ...notYetUnderSentences(occurrences),
    ...orderSentences(occurrences),
    caution,
    ...own,
  ];
}
