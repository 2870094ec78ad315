import type { CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { RuleChange } from '../model/rule-change.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import { isBlindRound } from './round-of.ts';
import { settledLayerOf } from './settled-coding.ts';
import { idOf, type Viewer } from './viewer.ts';
import {
  isRevealed,
  transcriptsInHand,
  visibleConsensuses,
  visiblePasses,
  type PassHead,
  type RoundHead,
} from './visible-passes.ts';

/** What decides whose looking again may be known: all of the study, whoever may read it. */
export interface CheckedWork {
  readonly transcripts: readonly Pick<Transcript, 'id' | 'settledCoderId'>[];
  readonly passes: readonly PassHead[];
  readonly consensuses: readonly Pick<Consensus, 'transcriptId' | 'roundId'>[];
  readonly rounds: readonly RoundHead[];
}

/** Whether the viewer may know which passages of a transcript a person looked at again. */
export type CheckGate = (transcriptId: TranscriptId, by: CoderId) => boolean;

/**
 * A passage found still right after a change of a rule says that the code stands there in what was
 * settled, so it is as blind as that: the viewer's own always; another's where the viewer may read what
 * is settled on the transcript, and every pass of that person over it but those the consensus follows
 * from; never while either of them has the transcript in hand.
 */
export function checkGate(viewer: Viewer, work: CheckedWork): CheckGate {
  const { passes, rounds, consensuses } = work;
  const me = idOf(viewer);
  const inHand = transcriptsInHand(me, passes, rounds);
  const readable = new Set(visiblePasses(viewer, passes, rounds).map(({ id }) => id));
  const open = new Set(visibleConsensuses(viewer, consensuses, passes, rounds));
  const transcripts = new Map(work.transcripts.map((one) => [one.id, one]));
  const known = new Map<string, boolean>();

  const isOpen: CheckGate = (transcriptId, by) => {
    const transcript = transcripts.get(transcriptId);
    if (!transcript || inHand(transcriptId)) return false;
    const { consensus, pass } = settledLayerOf(transcript, work);
    if (consensus ? !open.has(consensus) : !pass || !readable.has(pass.id)) return false;
    const isHidden = (one: PassHead) =>
      one.transcriptId === transcriptId &&
      one.coderId === by &&
      one.roundId !== consensus?.roundId &&
      !readable.has(one.id);
    return !passes.some(isHidden) && !rounds.some((round) => isToSubmit(round, by, transcriptId));
  };

  return (transcriptId, by) => {
    if (by === me) return true;
    const name = `${transcriptId} ${by}`;
    const answer = known.get(name) ?? isOpen(transcriptId, by);
    known.set(name, answer);
    return answer;
  };
}

/** Changes of rules with only those passages looked at again that the viewer may know of. */
export function visibleRuleChanges(
  viewer: Viewer,
  ruleChanges: readonly RuleChange[],
  work: CheckedWork,
): readonly RuleChange[] {
  const mayKnow = checkGate(viewer, work);
  return ruleChanges.map((change) => ({
    ...change,
    checked: change.checked.filter(({ transcriptId, coderId }) => mayKnow(transcriptId, coderId)),
  }));
}

/** Whether a transcript was given to the coder in a blind round that did not reveal it yet. */
export function isToSubmit(
  round: RoundHead,
  coderId: CoderId,
  transcriptId: TranscriptId,
): boolean {
  return (
    isBlindRound(round) &&
    round.coderIds.includes(coderId) &&
    (round.transcriptIds?.includes(transcriptId) ?? true) &&
    !isRevealed(round, transcriptId)
  );
}
