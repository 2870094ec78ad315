import type { CodeId } from '../model/code.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Decision } from '../model/decision.ts';
import type { Round } from '../model/round.ts';
import { isBlindRound } from './round-of.ts';

/** Who reads: a coder or the lead by their id, or somebody who adjudicates. */
export type Viewer = CoderId | Adjudicator;

/**
 * An adjudicator looks at a blind round they have no part in through what they were asked, whatever else
 * is on the machine.
 */
export interface Adjudicator {
  readonly id: CoderId;
  /** What is flagged, and what they decided. */
  readonly decisions: readonly AskedLine[];
}

type AskedLine = Pick<
  Decision,
  'id' | 'roundId' | 'transcriptId' | 'line' | 'outcome' | 'readings' | 'ruleCodeIds'
>;

/** What every gate of `visible-passes.ts` is to be asked with. */
export function viewerOf(
  coders: readonly Pick<Coder, 'id' | 'role'>[],
  decisions: readonly (AskedLine & Pick<Decision, 'by'>)[],
  coderId: CoderId,
): Viewer {
  if (coders.find(({ id }) => id === coderId)?.role !== 'adjudicator') return coderId;
  const asked = decisions.filter(
    ({ outcome, by }) => outcome === 'flagged' || by.includes(coderId),
  );
  return { id: coderId, decisions: asked };
}

export function idOf(viewer: Viewer): CoderId {
  return typeof viewer === 'string' ? viewer : viewer.id;
}

/** The viewer, if they see of a round nothing but what they are asked. */
export function adjudicatorOf(
  viewer: Viewer,
  round: Pick<Round, 'coderIds' | 'calibration'>,
): Adjudicator | null {
  if (typeof viewer === 'string') return null;
  return isBlindRound(round) && !round.coderIds.includes(viewer.id) ? viewer : null;
}

/** Codes that stand on a line somebody was asked about, also those proposed in a pass they do not have. */
export function codesAskedAbout({ readings, ruleCodeIds }: AskedLine): readonly CodeId[] {
  return [...readings.flatMap(({ codeIds }) => codeIds), ...ruleCodeIds];
}
