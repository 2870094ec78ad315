import type { EffectiveCodes } from '../codebook/effective-codes.ts';
import type { CodeId } from '../model/code.ts';
import type { Decision } from '../model/decision.ts';
import { codesInQuestion, type Difference } from './differences.ts';

/** A decision about another line with the same codes in question. */
export interface SettledBefore {
  readonly decision: Decision;
  /** Of the codes in question, those that stood. */
  readonly stood: readonly CodeId[];
}

/** What was settled on other lines where the same codes were in question, the newest first. */
export function settledBefore(
  difference: Difference,
  decisions: readonly Decision[],
  effective: EffectiveCodes,
): readonly SettledBefore[] {
  const wanted = codesInQuestion(difference).join();
  if (wanted === '') return [];
  return decisions
    .filter(({ outcome, transcriptId, roundId, line }) => {
      const { transcriptId: here, roundId: round, line: own } = difference;
      const same = transcriptId === here && roundId === round && line === own;
      return outcome !== 'flagged' && !same;
    })
    .flatMap((decision): SettledBefore[] => {
      const inQuestion = questionOf(decision, effective);
      if (inQuestion.join() !== wanted) return [];
      const kept = decision.keep.map((codeId) => effective.merged(codeId));
      return [{ decision, stood: inQuestion.filter((codeId) => kept.includes(codeId)) }];
    })
    .toSorted((a, b) => (a.decision.at < b.decision.at ? 1 : -1));
}

/** The codes a decision was about, as they count now, sorted by id. */
function questionOf({ readings }: Decision, effective: EffectiveCodes): readonly CodeId[] {
  const counted = readings.map(({ coderId, codeIds }) => ({
    coderId,
    codeIds: codeIds.map((codeId) => effective.merged(codeId)),
  }));
  const shared = (counted[0]?.codeIds ?? []).filter((codeId) =>
    counted.every(({ codeIds }) => codeIds.includes(codeId)),
  );
  return codesInQuestion({ readings: counted, shared });
}
