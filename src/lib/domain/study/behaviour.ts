import type { Study } from '../model/study.ts';

/** What is said of the behaviour in question, a sentence a part; '' of nothing. */
export function behaviourWords({ who, what, toWhom, where, when }: Study['behaviour']): string {
  const parts = [
    ['Who', who],
    ['What', what],
    ['To whom', toWhom],
    ['Where', where],
    ['When', when],
  ] as const;
  // A study whose behaviour was written as one sentence keeps it so.
  if (parts.every(([name, words]) => name === 'What' || words === '')) return what;
  return parts
    .flatMap(([name, words]) =>
      words ? [`${name}: ${words}${/[.?!…]$/.test(words) ? '' : '.'}`] : [],
    )
    .join('\n');
}
