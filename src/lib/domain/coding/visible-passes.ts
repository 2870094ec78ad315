import type { Code } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { EarlierPass } from '../model/earlier-pass.ts';
import type { Memo } from '../model/memo.ts';
import type { Pass } from '../model/pass.ts';
import type { Round, RoundId } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { isBlindRound, roundOf } from './round-of.ts';
import { adjudicatorOf, codesAskedAbout, idOf, type Adjudicator, type Viewer } from './viewer.ts';

/** What blinding needs to know of a pass: whose it is, over what, and whether it is locked. */
export type PassHead = Pick<Pass, 'id' | 'transcriptId' | 'coderId' | 'roundId' | 'submitted'>;

/** What blinding needs to know of a memo. */
type MemoHead = Pick<
  Memo,
  'about' | 'coderId' | 'transcriptId' | 'roundId' | 'from' | 'to' | 'links'
>;

/** What blinding needs to know of a round. */
export type RoundHead = Pick<
  Round,
  'id' | 'number' | 'coderIds' | 'transcriptIds' | 'calibration' | 'revealed'
>;

/**
 * The passes one coder may read: their own always; another's once it was revealed in its round, or,
 * where one coder codes alone, once it is submitted. Never while the viewer has a pass over the
 * transcript in hand: begun and open, or still to be made in a round of several coders; and of what
 * somebody codes alone, none before the reveal of a blind round in which the viewer has the transcript
 * too and could open their pass again. What is coded together for calibration hides from nobody. An adjudicator
 * reads no pass of a blind round they have no part in, also when it is revealed.
 *
 * Everything that shows, counts or exports codings starts from this list.
 */
export function visiblePasses<Head extends PassHead>(
  viewer: Viewer,
  passes: readonly Head[],
  rounds: readonly RoundHead[],
): readonly Head[] {
  const me = idOf(viewer);
  const inHand = transcriptsInHand(me, passes, rounds);
  const byId = new Map(rounds.map((round) => [round.id, round]));
  return passes.filter((pass) => {
    if (pass.coderId === me) return true;
    const round = byId.get(pass.roundId);
    if (!round || inHand(pass.transcriptId)) return false;
    if (round.calibration) return true;
    if (!isSubmitted(pass)) return false;
    if (adjudicatorOf(viewer, round)) return false;
    if (isBlindRound(round)) return isRevealed(round, pass.transcriptId);
    return !rounds.some((other) => isToReveal(other, me, pass.transcriptId));
  });
}

/**
 * Whether nothing made of a transcript's settled coding may be shown to a coder: they have it in hand, or
 * their own blind pass over it is not revealed yet and could be opened again.
 */
export function unseenSettled(
  viewer: CoderId,
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): (transcriptId: TranscriptId) => boolean {
  const inHand = transcriptsInHand(viewer, passes, rounds);
  return (transcriptId) =>
    inHand(transcriptId) || rounds.some((round) => isToReveal(round, viewer, transcriptId));
}

/** Whether the viewer codes the transcript in a blind round that has not revealed it yet. */
function isToReveal(round: RoundHead, viewer: CoderId, transcriptId: TranscriptId): boolean {
  return (
    isBlindRound(round) &&
    round.coderIds.includes(viewer) &&
    (round.transcriptIds?.includes(transcriptId) ?? false) &&
    !isRevealed(round, transcriptId)
  );
}

/** Whether a transcript's passes were opened to the coders of the round. */
export function isRevealed(round: Pick<Round, 'revealed'>, transcriptId: TranscriptId): boolean {
  return round.revealed.some((one) => one.transcriptId === transcriptId);
}

/**
 * The consensus codings one coder may read: none of a transcript they have in hand; an adjudicator, of
 * rounds they have no part in, only where nothing is flagged any more.
 */
export function visibleConsensuses<Settled extends Pick<Consensus, 'transcriptId' | 'roundId'>>(
  viewer: Viewer,
  consensuses: readonly Settled[],
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): readonly Settled[] {
  const inHand = transcriptsInHand(idOf(viewer), passes, rounds);
  const byId = new Map(rounds.map((round) => [round.id, round]));
  return consensuses.filter(({ transcriptId, roundId }) => {
    const round = byId.get(roundId);
    const adjudicator = round && adjudicatorOf(viewer, round);
    const isFlagged = adjudicator?.decisions.some(
      (one) =>
        one.outcome === 'flagged' && one.roundId === roundId && one.transcriptId === transcriptId,
    );
    return !inHand(transcriptId) && isFlagged !== true;
  });
}

/**
 * The decisions one coder may read: of what was revealed, and of no transcript they have in hand; an
 * adjudicator, of rounds they have no part in, what is flagged and what they decided.
 */
export function visibleDecisions<Decided extends Pick<Decision, 'id' | 'transcriptId' | 'roundId'>>(
  viewer: Viewer,
  decisions: readonly Decided[],
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): readonly Decided[] {
  const inHand = transcriptsInHand(idOf(viewer), passes, rounds);
  const byId = new Map(rounds.map((round) => [round.id, round]));
  return decisions.filter(({ id, transcriptId, roundId }) => {
    const round = byId.get(roundId);
    if (!round || !isRevealed(round, transcriptId) || inHand(transcriptId)) return false;
    const adjudicator = adjudicatorOf(viewer, round);
    return adjudicator === null || adjudicator.decisions.some((one) => one.id === id);
  });
}

/**
 * The memos one coder may read: their own; another's on lines or a transcript only together with the
 * pass they belong to; another's on codes and the study unless a round of them both is still blind
 * to the viewer, since such a memo may speak of any transcript; and none that is linked to a transcript
 * whose pass of the same writer the viewer may not read. An adjudicator reads, of those who code
 * in a round they have no part in, memos on the lines they are asked about.
 */
export function visibleMemos<Words extends MemoHead>(
  viewer: Viewer,
  memos: readonly Words[],
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): readonly Words[] {
  const me = idOf(viewer);
  const readable = new Set(visiblePasses(viewer, passes, rounds).map(nameOf));
  const inHand = transcriptsInHand(me, passes, rounds);
  const byId = new Map<RoundId | null, RoundHead>(rounds.map((round) => [round.id, round]));
  const blindTo = new Set(
    [
      ...roundsInHand(me, passes, rounds),
      ...rounds.filter((round) => adjudicatorOf(viewer, round) !== null),
    ].flatMap(({ coderIds }) => coderIds),
  );
  /** Whether what somebody wrote of a transcript may be read: nothing of theirs on it is hidden. */
  const isOpenTo = (transcriptId: TranscriptId, writer: CoderId): boolean =>
    !inHand(transcriptId) &&
    passes.every(
      (pass) =>
        pass.coderId !== writer || pass.transcriptId !== transcriptId || readable.has(nameOf(pass)),
    ) &&
    !rounds.some((round) => isToReveal(round, writer, transcriptId));
  return memos.filter((memo) => {
    if (memo.coderId === me) return true;
    if (linkedTranscripts(memo).some((id) => !isOpenTo(id, memo.coderId))) return false;
    if (memo.about === 'code' || memo.about === 'study') return !blindTo.has(memo.coderId);
    if (readable.has(nameOf(memo))) return true;
    const round = byId.get(memo.roundId);
    const { transcriptId } = memo;
    if (!round || transcriptId === null || inHand(transcriptId)) return false;
    if (!isBlindRound(round) || !isRevealed(round, transcriptId)) return false;
    const adjudicator = adjudicatorOf(viewer, round);
    return adjudicator === null || isOnAskedLine(memo, adjudicator);
  });
}

/** The transcripts a memo is linked to, apart from the one it stands on. */
function linkedTranscripts({ links }: Pick<Memo, 'links'>): readonly TranscriptId[] {
  return links.flatMap((link) => ('transcriptId' in link ? [link.transcriptId] : []));
}

/**
 * The earlier forms of passes, from before a transcript was corrected, that one coder may read: those
 * of the passes they may read.
 */
export function visibleEarlierPasses<Earlier extends Pick<EarlierPass, 'passId'>>(
  viewer: Viewer,
  earlier: readonly Earlier[],
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): readonly Earlier[] {
  const readable = new Set(visiblePasses(viewer, passes, rounds).map(({ id }) => id));
  return earlier.filter(({ passId }) => readable.has(passId));
}

function isOnAskedLine(
  { about, roundId, transcriptId, from, to }: MemoHead,
  { decisions }: Adjudicator,
): boolean {
  return (
    about === 'line' &&
    from !== null &&
    to !== null &&
    decisions.some(
      (one) =>
        one.roundId === roundId &&
        one.transcriptId === transcriptId &&
        from <= one.line &&
        one.line < to,
    )
  );
}

/**
 * The codes one coder may see. A code proposed inside a pass is as blind as that pass; it may be
 * seen with any readable pass that uses it, and on a line an adjudicator is asked about.
 */
export function visibleCodes<Proposed extends Pick<Code, 'id' | 'proposedIn'>>(
  viewer: Viewer,
  codes: readonly Proposed[],
  passes: readonly (PassHead & Partial<Pick<Pass, 'codes'>>)[],
  rounds: readonly RoundHead[],
): readonly Proposed[] {
  const visible = visiblePasses(viewer, passes, rounds);
  const readable = new Set(visible.map(({ id }) => id));
  const used = new Set([
    ...visible.flatMap(({ codes: inUse }) => inUse ?? []),
    ...(typeof viewer === 'string' ? [] : viewer.decisions.flatMap(codesAskedAbout)),
  ]);
  return codes.filter(
    ({ id, proposedIn }) => proposedIn === null || readable.has(proposedIn) || used.has(id),
  );
}

/** Whether the coder is still to finish a pass over a transcript, and must not see another's. */
export function transcriptsInHand(
  viewer: CoderId,
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): (transcriptId: TranscriptId) => boolean {
  const own = passes.filter(({ coderId }) => coderId === viewer);
  const calibration = new Set(rounds.filter((round) => round.calibration).map(({ id }) => id));
  const open = new Set(
    own
      .filter((pass) => !isSubmitted(pass) && !calibration.has(pass.roundId))
      .map(({ transcriptId }) => transcriptId),
  );
  const submitted = new Set(own.filter(isSubmitted).map(nameOf));
  const known = new Map<TranscriptId, boolean>();
  return (transcriptId) => {
    const before = known.get(transcriptId);
    if (before !== undefined) return before;
    const round = roundOf(rounds, transcriptId, viewer);
    const assigned =
      round !== undefined &&
      isBlindRound(round) &&
      !submitted.has(nameOf({ transcriptId, coderId: viewer, roundId: round.id }));
    const answer = open.has(transcriptId) || assigned;
    known.set(transcriptId, answer);
    return answer;
  };
}

/** Blind rounds in which the coder has a pass to finish, or could open one again: not all is revealed. */
function roundsInHand(
  viewer: CoderId,
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): readonly RoundHead[] {
  const own = passes.filter(({ coderId }) => coderId === viewer);
  const inHand = transcriptsInHand(viewer, passes, rounds);
  return rounds.filter(
    (round) =>
      isBlindRound(round) &&
      round.coderIds.includes(viewer) &&
      (own.some((pass) => pass.roundId === round.id && !isSubmitted(pass)) ||
        round.transcriptIds?.some(
          (transcriptId) =>
            roundOf(rounds, transcriptId, viewer)?.id === round.id &&
            (inHand(transcriptId) || !isRevealed(round, transcriptId)),
        )),
  );
}

function isSubmitted(pass: Pick<Pass, 'submitted'>): boolean {
  return pass.submitted !== null;
}

function nameOf(pass: {
  readonly transcriptId: string | null;
  readonly coderId: string;
  readonly roundId: string | null;
}): string {
  return `${pass.transcriptId} ${pass.coderId} ${pass.roundId}`;
}
