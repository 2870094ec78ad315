import type { Claim } from './drafted.ts';

const denials =
  /\b(?:no|not|none|nobody|never|neither|nor|without|nothing|no-one|unknown|cannot)\b|n[’']t\b/;

/** Whether a clause says that something was not so. */
export function denies(clause: string): boolean {
  return denials.test(clause);
}

/**
 * Where a clause matches, its number (the group `n`) has to be one of those given.
 * @param is what it is a number of, such as "settled differences".
 * @param told those that are named where it is none of them; the first, where that is not said.
 */
export function countClaim(
  pattern: RegExp,
  right: readonly number[],
  is: string,
  told: readonly number[] = right.slice(0, 1),
): Claim {
  return ({ clauses }) => {
    for (const clause of clauses) {
      for (const found of clause.matchAll(new RegExp(pattern, 'gu'))) {
        const words = found.groups?.['n'];
        if (words === undefined || right.includes(Number(words.replaceAll(',', '')))) continue;
        return `The sentence says ${words}; the record says ${[...new Set(told)].join(' or ')} (${is}).`;
      }
    }
    return null;
  };
}

/** What is wrong wherever a clause says it; what it denies is not said. */
export function saidClaim(
  pattern: RegExp,
  wrong: string,
  { denied = false }: { readonly denied?: boolean } = {},
): Claim {
  return ({ clauses }) =>
    clauses.some((clause) => pattern.test(clause) && denies(clause) === denied) ? wrong : null;
}

/** Claims that are only to be made where something holds. */
export function claimsIf(holds: boolean, ...claims: readonly Claim[]): readonly Claim[] {
  return holds ? claims : [];
}

/** Words as a pattern that matches exactly them. */
export function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
