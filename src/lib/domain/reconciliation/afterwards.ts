import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Decision } from '../model/decision.ts';

/** A line on which what was settled is not what one coder had, and the decision that says why. */
export interface Afterwards {
  readonly decision: Decision;
  /** What stands there that the coder had not, and what they had that does not stand. */
  readonly came: readonly CodeId[];
  readonly went: readonly CodeId[];
}

/**
 * Where the consensus differs from a coder, in the order of the decisions. Where the coders agree there
 * is nothing to tell.
 */
export function afterwards(
  decisions: readonly Decision[],
  coderId: CoderId,
): readonly Afterwards[] {
  return decisions.flatMap((decision) => {
    const own = decision.readings.find((reading) => reading.coderId === coderId)?.codeIds;
    if (!own || decision.outcome === 'flagged') return [];
    const came = decision.keep.filter((codeId) => !own.includes(codeId));
    const went = own.filter((codeId) => !decision.keep.includes(codeId));
    return came.length + went.length === 0 ? [] : [{ decision, came, went }];
  });
}
