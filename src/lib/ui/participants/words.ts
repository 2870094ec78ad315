import { mayBeQuoted, type Consent } from '../../domain/participants/consent.ts';
import { inNoGroup, type BandProblem } from '../../domain/participants/grouping.ts';
import type { UnfitCell } from '../../domain/participants/pasted-values.ts';
import type { AttributeType } from '../../domain/participants/values.ts';
import type { RowProblem } from '../../domain/participants/table-import.ts';

/** What each type of attribute is called, with an example. */
export const typeNames: Readonly<Record<AttributeType, string>> = {
  category: 'category, such as GP or pharmacist',
  number: 'number, such as 12',
  date: 'date, such as 2026-03-09',
  band: 'band, such as 26–35: categories with an order',
  multiple: 'multiple response: several values, apart by semicolons',
  text: 'free text',
};

export const shortTypeNames: Readonly<Record<AttributeType, string>> = {
  category: 'category',
  number: 'number',
  date: 'date',
  band: 'band',
  multiple: 'multiple',
  text: 'text',
};

export const attributeTypes: readonly AttributeType[] = [
  'category',
  'band',
  'multiple',
  'number',
  'date',
  'text',
];

/** Why a value cannot be taken. */
export const refusals: Readonly<Record<RowProblem['reason'], string>> = {
  'not-a-number': 'Not a number. Write it with digits, such as 12 or 3.5, without units.',
  'not-a-date': 'Not a date. Write 2026-03-09, or the day first: 9/3/2026.',
  'no-such-day': 'There is no such day.',
  'no-label': 'No participant is named in this row.',
  'label-twice': 'This participant stands in an earlier row already.',
};

/** What is amiss with the groups of an attribute. */
export function bandProblemWords(problem: BandProblem): string {
  switch (problem.kind) {
    case 'no-label':
      return `Group ${problem.index + 1} has no name.`;
    case 'label-twice':
      return `Two groups are called “${problem.label}”.`;
    case 'empty-range':
      return `“${problem.label}” can hold nothing: it ends where it begins, or before.`;
    case 'overlap':
      return `“${problem.label}” and “${problem.other}” overlap at ${problem.at}.`;
    case 'gap':
      return `Nothing holds values from ${problem.from} up to ${problem.to}.`;
    case 'value-twice':
      return `“${problem.value}” is in ${problem.labels.map((label) => `“${label}”`).join(' and ')}.`;
    case 'in-no-group':
      return `${listed(problem.values)} ${problem.values.length === 1 ? 'is' : 'are'} in no group: tables say “${inNoGroup}”.`;
    case 'not-grouped':
      return `In no group, so shown as they are: ${listed(problem.values)}.`;
  }
}

/** Why a pasted cell does not fit. */
export const unfitWords: Readonly<Record<UnfitCell['why'], string>> = {
  'not-a-number': refusals['not-a-number'],
  'not-a-date': refusals['not-a-date'],
  'no-such-day': refusals['no-such-day'],
  'below-the-last': 'There is no participant so far down.',
  'beyond-the-last': 'There is no attribute so far right.',
  'other-label': 'The row is another participant’s. Labels are changed one by one.',
};

/** What is recorded of a person's consent, in few words. */
export function consentWords(consent: Consent): string {
  const states = { given: 'given', 'not-given': 'not given', withdrawn: 'withdrawn' };
  const state = consent.state === null ? 'not recorded' : states[consent.state];
  const quoting = mayBeQuoted(consent);
  if (quoting === null) return state;
  return `${state}; ${quoting === 'yes' ? 'may be quoted' : 'not to be quoted'}`;
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, 8).join(', ');
  return values.length > 8 ? `${shown} and ${values.length - 8} more` : shown;
}
