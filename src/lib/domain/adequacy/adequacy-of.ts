import { domainsInOrder } from '../beliefs/places.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { Interview } from '../model/interview.ts';
import { codedByThen, type CodedByThen } from './coded-by-then.ts';
import { interviewsInOrder } from './counted-interviews.ts';
import { newByInterview, type NewByInterview } from './first-voices.ts';
import type { AdequacyFindings } from './looked-for.ts';
import { occurrencesOf, type Occurrences } from './occurrences.ts';
import { outcomeOf, voicesOf, type Outcome } from './outcome.ts';

/** A rule held against the study: what page, tables and sentences are made from. */
export interface Adequacy {
  readonly rule: AdequacyRule;
  readonly occurrences: Occurrences;
  /** What each interview brought, as the rule counts new. */
  readonly fresh: NewByInterview;
  /** `null`: a rule in words. */
  readonly outcome: Outcome | null;
  /** `null`: not frozen. */
  readonly coded: CodedByThen | null;
}

/** @param localDay the calendar day of an instant, where the team is. */
export function adequacyOf(
  rule: AdequacyRule,
  settled: SettledStudy,
  records: AdequacyFindings & { readonly interviews: readonly Interview[] },
  localDay: (instant: string) => string,
): Adequacy {
  const order = interviewsInOrder(settled, records.interviews);
  const occurrences = occurrencesOf(rule.unit, order, settled, records);
  const known = [
    ...settled.settled,
    ...settled.unsettled.filter(({ why }) => why === 'not-settled'),
  ].map(({ transcript }) => transcript);
  return {
    rule,
    occurrences,
    fresh: newByInterview(occurrences, voicesOf(rule.rule)),
    outcome: outcomeOf(rule.rule, occurrences, domainsInOrder(settled)),
    coded: rule.frozen && codedByThen(known, rule.frozen, localDay),
  };
}
