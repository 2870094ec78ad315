import type { AdequacyRule } from '../model/adequacy-rule.ts';

export type Rule = AdequacyRule['rule'];

/** The rules of a study by where they stand. */
export interface RulesOfStudy {
  /** Frozen, and nothing took its place; `null`: none. */
  readonly inForce: AdequacyRule | null;
  /** Not frozen yet; `null`: none. */
  readonly draft: AdequacyRule | null;
  /** Frozen and replaced, the latest first: they stay to be read. */
  readonly replaced: readonly AdequacyRule[];
}

export function rulesOfStudy(rules: readonly AdequacyRule[]): RulesOfStudy {
  const newestFirst = rules.toSorted(
    (a, b) =>
      compare(b.frozen?.recorded.at ?? b.createdAt, a.frozen?.recorded.at ?? a.createdAt) ||
      compare(a.id, b.id),
  );
  return {
    inForce: newestFirst.find(({ frozen, replaced }) => frozen && !replaced) ?? null,
    draft: newestFirst.find(({ frozen }) => !frozen) ?? null,
    replaced: newestFirst.filter(({ frozen, replaced }) => frozen && replaced),
  };
}

/** Why a rule cannot be frozen yet. */
export type RuleGap = 'number-missing' | 'share-missing' | 'words-missing' | 'reason-missing';

/** What a rule still lacks; `null`: nothing. */
export function gapOf(rule: Rule): RuleGap | null {
  switch (rule.kind) {
    case 'last-k':
      return isCount(rule.k) ? null : 'number-missing';
    case 'francis':
      return isCount(rule.initial) && isCount(rule.stopping) ? null : 'number-missing';
    case 'guest':
      if (!isCount(rule.base) || !isCount(rule.run)) return 'number-missing';
      return rule.threshold >= 0 && rule.threshold <= 1 ? null : 'share-missing';
    case 'information-power':
      return informationPower.every((field) => rule[field].trim() === '') ? 'words-missing' : null;
    case 'not-claimed':
      return rule.reason.trim() === '' ? 'reason-missing' : null;
  }
}

/** What information power is weighed by (Malterud 2016), in her order. */
export const informationPower = ['aim', 'sample', 'theory', 'dialogue', 'analysis'] as const;

/** A rule of a kind as its source has it, for the team to change; words are none. */
export function plainRule(kind: Rule['kind']): Rule {
  switch (kind) {
    case 'last-k':
      return { kind, k: 2 };
    case 'francis':
      return { kind, initial: 10, stopping: 3 };
    case 'guest':
      return { kind, base: 4, run: 2, threshold: 0.05 };
    case 'information-power':
      return { kind, aim: '', sample: '', theory: '', dialogue: '', analysis: '' };
    case 'not-claimed':
      return { kind, reason: '' };
  }
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
