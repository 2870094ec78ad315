import type { Appearance } from './first-appearances.ts';

/** What a cell of the first-appearance table says. */
export const appearanceWords: Readonly<Record<Appearance, string>> = {
  first: 'first',
  shared: 'second voice',
  'first-and-shared': 'first, two voices',
  again: 'again',
  no: 'no',
};
