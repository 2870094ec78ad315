import { passageAt, runsOfCodes, type FindingPassage } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { CodeId } from '../model/code.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { Range } from '../correction/carry-map.ts';

/** Passages, and whoever speaks in them. Findings count the people; passages stand beside. */
export interface Tally {
  readonly passages: readonly FindingPassage[];
  readonly people: ReadonlySet<ParticipantId>;
}

export function tallyOf(passages: readonly FindingPassage[]): Tally {
  return { passages, people: new Set(passages.flatMap(({ people }) => people)) };
}

/** The lines on which any of the codes stands together with any of the others, as passages. */
export function passagesOfBoth(
  codeIds: ReadonlySet<CodeId>,
  others: ReadonlySet<CodeId>,
  { settled }: Pick<SettledStudy, 'settled'>,
): readonly FindingPassage[] {
  return settled.flatMap((one) =>
    commonRuns(runsOfCodes(codeIds, one), runsOfCodes(others, one)).map((run) =>
      passageAt(run, one),
    ),
  );
}

/** What two lists of runs share; each list ascending and without overlaps. */
export function commonRuns(a: readonly Range[], b: readonly Range[]): readonly Range[] {
  const common: Range[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    const [one, other] = [a[i]!, b[j]!];
    const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
    if (from < to) common.push({ from, to });
    if (one.to < other.to) i += 1;
    else j += 1;
  }
  return common;
}
