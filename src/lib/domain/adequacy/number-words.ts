import { listed } from '../reporting/listed.ts';
import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { Francis } from './francis.ts';
import type { Guest } from './guest.ts';
import type { LastK } from './last-k.ts';
import type { Outcome } from './outcome.ts';
import { amount, percent, unitNames } from './rule-words.ts';

/** What stands under every rule that is met or not. */
export const caution =
  'Meeting a rule is no guarantee that a further interview would bring nothing. It counts whether something is said, not whether it is understood, and says nothing of people who were not asked.';

/** The numbers a rule looks at and what it says of them, in sentences. */
export function numberSentences(
  outcome: Outcome,
  { rule, unit }: Pick<AdequacyRule, 'rule' | 'unit'>,
  interviews: number,
): readonly string[] {
  switch (outcome.kind) {
    case 'last-k':
      return lastKSentences(outcome.overall, unit, interviews);
    case 'francis':
      return francisSentences(outcome.overall, unit, interviews);
    case 'guest':
      return guestSentences(
        outcome.overall,
        unit,
        interviews,
        rule.kind === 'guest' ? rule.run : 0,
      );
  }
}

/** The verdict of a rule in few words; "met" is never said of what cannot be assessed. */
export function stateWords(
  state: (Francis | Guest | LastK)['state'],
  unit: AdequacyRule['unit'],
): string {
  const { many } = unitNames[unit];
  return {
    met: 'met',
    'not-met': 'not met',
    'too-few': 'cannot be assessed',
    none: `no ${many}`,
    'none-shared': `no shared ${many}`,
    'no-base': 'not estimable',
  }[state];
}

function lastKSentences(
  outcome: LastK,
  unit: AdequacyRule['unit'],
  interviews: number,
): readonly string[] {
  const { one, many } = unitNames[unit];
  switch (outcome.state) {
    case 'too-few':
      return [tooFew(outcome.needed, interviews)];
    case 'none':
      return [`No interview carries any ${one}, so this rule cannot be met.`];
    case 'met':
    case 'not-met': {
      const clauses = outcome.last.map(({ interview, brought }, index) =>
        index === 0 && brought > 0
          ? `interview ${interview} brought ${amount(brought, one, many)} not there before`
          : index === 0
            ? `interview ${interview} brought no ${one} that was not there before`
            : `interview ${interview} ${brought === 0 ? 'none' : brought}`,
      );
      const earlier =
        outcome.firstMet !== null && outcome.firstMet < interviews
          ? [`It was first met after interview ${outcome.firstMet}.`]
          : [];
      return [`${capital(clauses.join('; '))}.`, verdict(outcome.state), ...earlier];
    }
  }
}

function francisSentences(
  outcome: Francis,
  unit: AdequacyRule['unit'],
  interviews: number,
): readonly string[] {
  const { one, many } = unitNames[unit];
  switch (outcome.state) {
    case 'too-few':
      return [tooFew(outcome.needed, interviews)];
    case 'none':
      return [`No interview carries any ${one}, so this rule cannot be met.`];
    case 'none-shared':
      return [`No ${one} is voiced by two people, so this rule cannot be met.`];
    case 'met':
    case 'not-met': {
      const last = outcome.tests.at(-1);
      const tested = outcome.tests.map(({ after, brought }) => `${brought} after ${after}`);
      const brought = `Over all domains the last interviews brought, at each test, this many new shared ${many}: ${listed(tested)}.`;
      const before = outcome.firstMet ?? Infinity;
      const early = outcome.tests.some((test) => test.brought === 0 && test.after < before)
        ? ['Where nothing was shared before them, interviews that bring nothing do not meet it.']
        : [];
      if (outcome.firstMet === null) return [brought, ...early, verdict('not-met')];
      const since =
        last && last.brought > 0 ? [`Interviews after that brought new shared ${many} again.`] : [];
      return [
        brought,
        ...early,
        `By this rule: met after interview ${outcome.firstMet}.`,
        ...since,
      ];
    }
  }
}

function guestSentences(
  outcome: Guest,
  unit: AdequacyRule['unit'],
  interviews: number,
  run: number,
): readonly string[] {
  const { many } = unitNames[unit];
  switch (outcome.state) {
    case 'too-few':
      return [tooFew(outcome.needed, interviews)];
    case 'no-base':
      return [`The base interviews carry no ${many}, so the ratio is not estimable.`];
    case 'met':
    case 'not-met': {
      const base = `The base holds ${amount(outcome.base, ...both(unit))}.`;
      const runs = outcome.runs.map(
        ({ after, brought, ratio }) => `${after}+${run}: ${brought} new, ${percent(ratio)}`,
      );
      const said =
        outcome.firstMet === null
          ? verdict('not-met')
          : `By this rule: met at ${outcome.firstMet}+${run}.`;
      return [base, `Runs: ${runs.join('; ')}.`, said];
    }
  }
}

function both(unit: AdequacyRule['unit']): [string, string] {
  return [unitNames[unit].one, unitNames[unit].many];
}

function tooFew(needed: number, interviews: number): string {
  return `By this rule: cannot be assessed. It needs ${amount(needed, 'interview')}; ${interviews} ${interviews === 1 ? 'is' : 'are'} counted.`;
}

function verdict(state: 'met' | 'not-met'): string {
  return `By this rule: ${state === 'met' ? 'met' : 'not met'}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
