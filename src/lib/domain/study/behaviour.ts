import type { Study } from '../model/study.ts';

/** What is said of the behaviour in question, a sentence a part, in the order of AACTT; '' of nothing. */
export function behaviourWords({ who, what, toWhom, where, when }: Study['behaviour']): string {
  const rest = [
    ['To whom', toWhom],
    ['Where', where],
    ['When', when],
  ].flatMap(([name, words]) => (words ? [`${name}: ${words}.`] : []));
  const parts = [who && `Who: ${who}.`, what && `What: ${what}.`, ...rest].filter(Boolean);
  // A study whose behaviour was written as one sentence keeps it so.
  if (who === '' && rest.length === 0) return what;
  return parts.join('\n');
}
