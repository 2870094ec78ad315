import { ActError } from '../errors.ts';
import type { AdequacyRule, AdequacyRuleId } from '../model/adequacy-rule.ts';
import type { Signed } from '../model/signed.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { gapOf, plainRule, rulesOfStudy, type Rule } from './rules.ts';

/** What a draft says. */
export type RuleWords = Pick<AdequacyRule, 'rule' | 'unit' | 'note'>;

/** Most random orders that can be asked for. */
export const mostDraws = 100_000;

/**
 * Begins a draft of a kind; where one lies already, it becomes of that kind. Francis looks for belief
 * statements to begin with, every other rule for own codes; the team may look for something else.
 *
 * @param told what the draft says already, when one comes back to a kind.
 */
export function draftRule(
  rules: readonly AdequacyRule[],
  told: Rule['kind'] | Rule,
  { newId, at, seed }: { newId: () => AdequacyRuleId; at: string; seed: string },
): Change | null {
  const rule = typeof told === 'string' ? plainRule(told) : told;
  const { draft } = rulesOfStudy(rules);
  const unit = rule.kind === 'francis' ? 'beliefs' : 'own-codes';
  if (draft) {
    if (draft.rule.kind === rule.kind) return null;
    const wasUsual = draft.unit === (draft.rule.kind === 'francis' ? 'beliefs' : 'own-codes');
    return put('change-adequacy', [{ ...draft, rule, unit: wasUsual ? unit : draft.unit }]);
  }
  return put('change-adequacy', [
    {
      id: newId(),
      rule,
      unit,
      note: '',
      frozen: null,
      replaced: null,
      seed,
      draws: 1000,
      createdAt: at,
    },
  ]);
}

/**
 * Says something else in the draft.
 *
 * @param words what is to be said, from what is stored.
 * @throws {ActError} 'rule-gone'; 'rule-frozen'.
 */
export function changeDraft(
  rules: readonly AdequacyRule[],
  id: AdequacyRuleId,
  words: (draft: RuleWords) => Partial<RuleWords>,
): Change {
  const draft = draftWithId(rules, id);
  return put('change-adequacy', [{ ...draft, ...words(draft) }]);
}

/** Takes the draft away. @throws {ActError} 'rule-gone'; 'rule-frozen'. */
export function dropDraft(rules: readonly AdequacyRule[], id: AdequacyRuleId): Change {
  draftWithId(rules, id);
  return { ...plainChange, kind: 'change-adequacy', removed: [{ table: 'adequacyRules', id }] };
}

/**
 * Freezes the draft as of the day the team says; from then on it is only read. Where a rule is in force,
 * the draft takes its place, with the reason, and the earlier one stays to be read.
 *
 * @throws {ActError} 'rule-gone'; 'rule-frozen'; 'rule-incomplete'; 'day-ahead' when the day has not
 * come yet; 'reason-missing' when a rule is replaced without one.
 */
export function freezeRule(
  rules: readonly AdequacyRule[],
  id: AdequacyRuleId,
  { on, today, recorded, reason }: { on: string; today: string; recorded: Signed; reason: string },
): Change {
  const draft = draftWithId(rules, id);
  if (gapOf(draft.rule) !== null) throw new ActError('rule-incomplete');
  if (on > today) throw new ActError('day-ahead');
  const frozen: AdequacyRule = { ...draft, frozen: { on, recorded } };
  const { inForce } = rulesOfStudy(rules);
  if (!inForce) return put('freeze-adequacy', [frozen]);
  if (reason.trim() === '') throw new ActError('reason-missing');
  const earlier = { ...inForce, replaced: { byId: id, reason: reason.trim() } };
  return put('replace-adequacy', [frozen, earlier]);
}

/**
 * Other random orders to look at: they are no part of the rule and may be changed at any time.
 *
 * @throws {ActError} 'rule-gone'.
 */
export function changeDraws(
  rules: readonly AdequacyRule[],
  id: AdequacyRuleId,
  { seed, draws }: Partial<Pick<AdequacyRule, 'seed' | 'draws'>>,
): Change {
  const rule = ruleWithId(rules, id);
  if (draws !== undefined && !(Number.isInteger(draws) && draws >= 1 && draws <= mostDraws)) {
    throw new RangeError(`${draws} random orders`);
  }
  return put('change-adequacy', [{ ...rule, seed: seed ?? rule.seed, draws: draws ?? rule.draws }]);
}

function ruleWithId(rules: readonly AdequacyRule[], id: AdequacyRuleId): AdequacyRule {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new ActError('rule-gone');
  return rule;
}

function draftWithId(rules: readonly AdequacyRule[], id: AdequacyRuleId): AdequacyRule {
  const rule = ruleWithId(rules, id);
  if (rule.frozen) throw new ActError('rule-frozen');
  return rule;
}

function put(kind: Change['kind'], rules: readonly AdequacyRule[]): Change {
  const placed = rules.map((record): Placed => ({ table: 'adequacyRules', record }));
  return { ...plainChange, kind, put: placed };
}
