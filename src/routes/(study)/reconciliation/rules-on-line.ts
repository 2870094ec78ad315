import { confusablePairsOf } from '#lib/domain/codebook/framework.ts';
import type { Code } from '#lib/domain/model/code.ts';
import { framework } from '#lib/state/framework.ts';
import type { PairGuide } from '#lib/ui/desk/guide.ts';
import type { RuleView } from '#lib/ui/reconciliation/reconcile-view.ts';
import { idOfKey } from '../code-guide.ts';

const mostPairs = 3;

/** Pairs often mixed up of which one is in question and both are on the line, by framework key. */
export function pairsOnLine(
  inQuestion: readonly (string | null)[],
  onLine: readonly (string | null)[],
): readonly PairGuide[] {
  const found = inQuestion.flatMap((key) =>
    key === null ? [] : confusablePairsOf(framework, key),
  );
  return [...new Set(found)]
    .filter(({ between }) => between.every((key) => onLine.includes(key)))
    .slice(0, mostPairs)
    .map(({ between: [a, b], test }) => ({ codes: [idOfKey(a), idOfKey(b)], test }));
}

/**
 * The team's rules about codes: those of the codebook, then those proposed with decisions. One that was
 * taken over word for word stands once, with where it came from.
 */
export function rulesAbout(
  codes: readonly Code[],
  proposed: readonly RuleView[],
): readonly RuleView[] {
  const own = codes.flatMap(({ id, name, include, exclude }) => [
    { key: `${id} include`, text: include.trim(), note: `${name}: code here` },
    { key: `${id} exclude`, text: exclude.trim(), note: `${name}: not here` },
  ]);
  const byText = new Map<string, RuleView>();
  for (const rule of [...own, ...proposed]) {
    if (rule.text === '') continue;
    const before = byText.get(rule.text);
    const note = before ? `${before.note}. ${rule.note}` : rule.note;
    byText.set(rule.text, { ...(before ?? rule), note });
  }
  return [...byText.values()];
}
