import type { Code } from '../model/code.ts';
import { newByInterview, type NewByInterview, type Voices } from './first-voices.ts';
import { francis, type Francis } from './francis.ts';
import { guest, type Guest } from './guest.ts';
import { lastK, type LastK } from './last-k.ts';
import type { Occurrences } from './occurrences.ts';
import type { Rule } from './rules.ts';

/** What a rule says of the interviews counted; `null` where it is words, which no number answers. */
export type Outcome =
  | { readonly kind: 'last-k'; readonly overall: LastK }
  | { readonly kind: 'guest'; readonly overall: Guest }
  | {
      readonly kind: 'francis';
      readonly overall: Francis;
      readonly domains: readonly DomainOutcome[];
    };

export interface DomainOutcome {
  readonly domain: Code;
  /** How many are in it, shared or not. */
  readonly found: number;
  /** How many of those at least two people voice. */
  readonly shared: number;
  readonly outcome: Francis;
}

/** Francis looks at what is shared; every other rule at what is there. */
export function voicesOf({ kind }: Pick<Rule, 'kind'>): Voices {
  return kind === 'francis' ? 2 : 1;
}

/**
 * Holds a rule against the interviews in their order.
 *
 * @param domains in the order in which they are to be listed.
 */
export function outcomeOf(
  rule: Rule,
  occurrences: Occurrences,
  domains: readonly Code[],
): Outcome | null {
  const overall = overallOutcome(rule, newByInterview(occurrences, voicesOf(rule)), occurrences);
  if (overall?.kind !== 'francis' || rule.kind !== 'francis') return overall;
  return {
    ...overall,
    domains: domains.map((domain) => {
      const found = occurrences.found.filter(({ about }) => about.domainIds.includes(domain.id));
      const { brought } = newByInterview({ ...occurrences, found }, 2);
      return {
        domain,
        found: found.length,
        shared: brought.reduce((sum, many) => sum + many, 0),
        outcome: francis(brought, found.length, rule),
      };
    }),
  };
}

/** The same over everything that is looked for, without a look at single domains. */
export function overallOutcome(
  rule: Rule,
  { brought }: Pick<NewByInterview, 'brought'>,
  { found }: Pick<Occurrences, 'found'>,
): Outcome | null {
  switch (rule.kind) {
    case 'last-k':
      return { kind: 'last-k', overall: lastK(brought, rule.k) };
    case 'guest':
      return { kind: 'guest', overall: guest(brought, rule) };
    case 'francis':
      return {
        kind: 'francis',
        overall: francis(brought, found.length, rule),
        domains: [],
      };
    case 'information-power':
    case 'not-claimed':
      return null;
  }
}
