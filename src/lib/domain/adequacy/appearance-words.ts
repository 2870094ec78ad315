import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { Appearance } from './first-appearances.ts';

/** What a cell of the first-appearance table says. */
export const appearanceWords: Readonly<Record<Appearance, string>> = {
  first: 'first',
  shared: 'second voice',
  'first-and-shared': 'first, two voices',
  again: 'again',
  no: 'no',
};

const codeIsMissing = 'the settled coding of the interview does not carry it';

/** What "no" means of each thing looked for, to stand after "means that". */
export const absenceWords: Readonly<Record<AdequacyRule['unit'], string>> = {
  'own-codes': codeIsMissing,
  codes: codeIsMissing,
  beliefs: 'no passage of the interview that counts is under the statement; it may be voiced there',
  subthemes: 'the settled coding of the interview carries no code of the subtheme',
};
