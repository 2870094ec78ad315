import { isConflicting, type DomainEvidence } from './domain-evidence.ts';

/** A domain with its place; those whose keys are equal share it. */
export interface RankedDomain {
  readonly evidence: DomainEvidence;
  /** From one. */
  readonly rank: number;
  /** Whether another domain has the same place. */
  readonly joint: boolean;
  /** "3", or "3=" where the place is shared. */
  readonly words: string;
}

/**
 * Domains in an order for showing: most people first, then most statements, then those with conflicting
 * beliefs. Equal in all three, they share a place and stay in the codebook's order; the next place counts
 * them all (1, 2=, 2=, 4). It says nothing of importance.
 */
export function rankedDomains(domains: readonly DomainEvidence[]): readonly RankedDomain[] {
  const sorted = domains.toSorted(compare);
  return sorted.map((evidence) => {
    const rank = sorted.findIndex((one) => compare(one, evidence) === 0) + 1;
    const joint = sorted.filter((one) => compare(one, evidence) === 0).length > 1;
    return { evidence, rank, joint, words: joint ? `${rank}=` : String(rank) };
  });
}

function compare(a: DomainEvidence, b: DomainEvidence): number {
  return (
    b.people.size - a.people.size ||
    b.beliefs.length - a.beliefs.length ||
    Number(isConflicting(b.conflict)) - Number(isConflicting(a.conflict))
  );
}
