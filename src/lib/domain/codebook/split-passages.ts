import { unpacked } from '../coding/packed.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { PackedCodings } from '../model/pass.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import { decidedRuns, effectiveCodes, isAbout, type CodingPlace } from './effective-codes.ts';

/** A run of lines that carries a split code, with what was decided about it. */
export interface SplitPassage {
  readonly place: CodingPlace;
  /** Lines [from, to). */
  readonly from: number;
  readonly to: number;
  /** `null` while nothing is decided: the lines count as the split code. */
  readonly decision: SplitDecision | null;
}

/** Codings of one pass or one consensus. */
export interface CodingLayer {
  readonly place: CodingPlace;
  readonly codings: PackedCodings;
}

/**
 * The passages of a split code that are to be given to its parts one by one, in the order of the
 * layers and of their lines. What came to the code by merging or by another split is among them.
 */
export function splitPassages(
  codeId: CodeId,
  layers: readonly CodingLayer[],
  codes: readonly Code[],
  decisions: readonly SplitDecision[],
): readonly SplitPassage[] {
  const unsplit = codes.map((code) =>
    code.id === codeId ? { ...code, status: 'active' as const } : code,
  );
  const effective = effectiveCodes(unsplit, decisions);
  const about = decisions.filter((decision) => decision.codeId === codeId);
  return layers.flatMap(({ place, codings }) => {
    const here = about.filter((decision) => isAbout(decision, place));
    return effective
      .joined(unpacked(codings).codings, place)
      .filter((coding) => coding.codeId === codeId)
      .flatMap((coding) => decidedRuns(coding, here))
      .map((run) => ({ place, ...run }));
  });
}
