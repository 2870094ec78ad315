import type { Belief, Polarity } from '../model/belief.ts';

/** What nobody has said, in every table and on every page. */
export const notSaid = 'not said';

export const polarityWords: Readonly<Record<Polarity, string>> = {
  barrier: 'barrier',
  enabler: 'enabler',
  mixed: 'mixed',
  neutral: 'neutral',
  depends: 'depends',
};

export const promptedWords: Readonly<Record<NonNullable<Belief['prompted']>, string>> = {
  prompted: 'prompted',
  unprompted: 'unprompted',
  both: 'both',
};
