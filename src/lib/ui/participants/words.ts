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
