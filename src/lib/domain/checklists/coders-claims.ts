import type { CodingFacts } from '../paper/coding-facts.ts';
import { countClaim, saidClaim, claimsIf } from './claims.ts';
import type { Claim } from './drafted.ts';

export function codersClaims({
  all,
  dual,
  people,
  facts,
  coders: many,
}: {
  readonly all: number;
  readonly dual: number;
  readonly people: ReadonlyMap<string, number>;
  readonly facts: CodingFacts;
  readonly coders: number;
}): readonly Claim[] {
  const { settling, openLines } = facts;
  const apart = '(?:independently|blind|without sight|in parallel)';
  const things = '(?:transcripts|interviews)';
  const differences = '(?:differences|disagreements|lines)';
  const settledNow = [settling.settled, settling.together, settling.alone, settling.adjudicated];
  return [
    ...claimsIf(
      dual < all,
      saidClaim(
        new RegExp(
          `\\b(?:all|both|every|each)\\b(?: of)?(?: the)?(?: \\d+)? (?:${things}|transcript|interview)\\b[^,]*\\b${apart}|\\b${apart}\\b[^,]*\\b(?:all|both|every|each)\\b(?: of)?(?: the)?(?: \\d+)? (?:${things}|transcript|interview)`,
        ),
        `The sentence says that all transcripts were coded independently; the record says ${dual} of ${all}.`,
      ),
    ),
    ...claimsIf(
      dual > 0,
      countClaim(
        new RegExp(
          `(?<!all )(?<!all the )(?<!of the )(?<!of )\\b(?<n>\\d+)(?: of the \\d+| of \\d+)? ${things}\\b[^,;]*?\\b${apart}`,
        ),
        [dual, ...people.values()],
        'transcripts coded independently',
      ),
    ),
    ...claimsIf(
      dual === 0,
      saidClaim(
        new RegExp(`\\b${apart}\\b`),
        'The sentence speaks of independent coding; the record has no transcript coded by two.',
      ),
    ),
    ...claimsIf(
      many > 0,
      countClaim(/(?<n>\d+) (?:independent |blinded )?coders\b/, [many], 'coders'),
      countClaim(
        /(?<n>\d+) (?:researchers|analysts|authors|reviewers) (?:independently |both |each )*coded/,
        [many],
        'coders',
      ),
    ),
    countClaim(
      new RegExp(
        `\\b(?:settled|resolved|reconciled)(?: all)?(?: the| their)? (?<n>\\d+) (?:of their |of the )?${differences}`,
      ),
      settledNow,
      'settled differences',
    ),
    countClaim(
      new RegExp(
        `(?<n>\\d+) ${differences} (?:were|was|had been|have been) (?:settled|resolved|reconciled)`,
      ),
      settledNow,
      'settled differences',
    ),
    ...claimsIf(
      openLines > 0,
      saidClaim(
        new RegExp(
          `\\b(?:all|every|each)\\b(?: of)?(?: the| their)?(?: \\d+)? (?:${differences}|difference|disagreement)\\b[^,]*\\b(?:settled|resolved|reconciled)|\\b(?:settled|resolved|reconciled) (?:all|every|each)\\b`,
        ),
        `The sentence says that all differences are settled; the record says ${settling.settled} settled and ${openLines} open.`,
      ),
    ),
    ...claimsIf(
      settling.adjudicated + settling.flagged === 0,
      saidClaim(
        /\bthird (?:person|coder|researcher|reviewer|party|author)|\badjudicat/,
        'The sentence says that a third person settled differences; the record has none settled by one.',
      ),
    ),
  ];
}
