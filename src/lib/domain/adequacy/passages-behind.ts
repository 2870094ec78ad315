import type { FindingPassage } from '../findings/passages.ts';
import type { CodeId } from '../model/code.ts';
import type { NewByInterview } from './first-voices.ts';
import type { Occurrences } from './occurrences.ts';

/** Which number or mark is asked about. */
export interface AskedBehind {
  /** What is there, what was new there, or all that counts up to there. */
  readonly of: 'all' | 'new' | 'so-far';
  /** Of one thing looked for; `null`: of all. */
  readonly key: string | null;
  /** Of what speaks to one domain; `null`: of all. */
  readonly domainId: CodeId | null;
  /** Zero-based; `null`: all interviews. */
  readonly interview: number | null;
  /** How many interviews, ending with that one. */
  readonly window: number;
  /** The group whose figures it is one of, by label; `null`: of the whole sample. */
  readonly among: string | null;
}

/** Everything there is; spread it and name what is asked. */
export const allBehind: AskedBehind = {
  of: 'all',
  key: null,
  domainId: null,
  interview: null,
  window: 1,
  among: null,
};

/** The passages a number or a mark stands for, once for each thing that is shown by them. */
export function passagesBehindMark(
  { found }: Pick<Occurrences, 'found'>,
  { newIn }: Pick<NewByInterview, 'newIn'>,
  { of, key, domainId, interview, window }: AskedBehind,
): readonly FindingPassage[] {
  const isIn = (at: number) =>
    interview === null || (at <= interview && (of === 'so-far' || at > interview - window));
  return found.flatMap(({ about, in: here }, index) => {
    const isMeant =
      (key === null || about.key === key) &&
      (domainId === null || about.domainIds.includes(domainId));
    const newAt = newIn[index] ?? null;
    if (!isMeant || (of !== 'all' && (newAt === null || !isIn(newAt)))) return [];
    return here.flatMap((one) => {
      if (!isIn(one.interview)) return [];
      return of === 'new' && one.interview !== newAt ? [] : one.passages;
    });
  });
}
