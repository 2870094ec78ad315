import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { Rule } from './rules.ts';

/** What each thing looked for is called, one and several. */
export const unitNames: Readonly<
  Record<AdequacyRule['unit'], { readonly one: string; readonly many: string }>
> = {
  'own-codes': { one: 'own code', many: 'own codes' },
  codes: { one: 'code', many: 'codes' },
  beliefs: { one: 'belief statement', many: 'belief statements' },
  subthemes: { one: 'subtheme', many: 'subthemes' },
};

/** What a rule is called. */
export const ruleNames: Readonly<Record<Rule['kind'], string>> = {
  'last-k': 'Nothing new in the last interviews',
  francis: 'Initial sample and stopping criterion',
  guest: 'Base, run and threshold',
  'information-power': 'Information power',
  'not-claimed': 'Not claimed',
};

/** The rule in one sentence, with its numbers and its source. */
export function ruleSentence({ rule, unit }: Pick<AdequacyRule, 'rule' | 'unit'>): string {
  return `The rule: ${ruleClause({ rule, unit })}.`;
}

/** The same without beginning and full stop, to stand in another sentence. */
export function ruleClause({ rule, unit }: Pick<AdequacyRule, 'rule' | 'unit'>): string {
  const { one, many } = unitNames[unit];
  switch (rule.kind) {
    case 'last-k':
      return `nothing new in the last ${rule.k === 1 ? 'interview' : `${rule.k} interviews`}`;
    case 'francis':
      return `after ${amount(rule.initial, 'interview')}, ${rule.stopping} more in a row that bring no new shared ${one}, tested after interview ${rule.initial + rule.stopping} and each one from there on, domain by domain and over all domains (Francis and colleagues 2010)`;
    case 'guest':
      return `a base of ${amount(rule.base, 'interview')} and runs of ${rule.run}, met by the first run that brings no more than ${percent(rule.threshold)} of the ${many} in the base (Guest and colleagues 2020)`;
    case 'information-power':
      return 'information power, weighed in words; no number is held against it (Malterud and colleagues 2016)';
    case 'not-claimed':
      return 'no claim is made that the sample is adequate by a rule';
  }
}

/** "1 interview", "13 interviews", "1,000 orders". */
export function amount(number: number, one: string, many = `${one}s`): string {
  return `${numbers.format(number)} ${number === 1 ? one : many}`;
}

/** A share as it is printed: "5 %", "18.9 %". */
export function percent(share: number): string {
  const words = (share * 100).toFixed(1);
  return `${words.endsWith('.0') ? words.slice(0, -2) : words} %`;
}

const numbers = new Intl.NumberFormat('en-GB');
