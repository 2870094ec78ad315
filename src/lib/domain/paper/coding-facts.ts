import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed } from '../coding/visible-passes.ts';
import type { CoderId } from '../model/coder.ts';
import type { Decision } from '../model/decision.ts';
import type { Round } from '../model/round.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import { isDisputed } from '../reporting/disagreements-table.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import { byRole } from '../rounds/roles.ts';
import type { PaperFrame } from './paper-frame.ts';

/** What coding is told from; only what the viewer may see. */
export type CodingRecords = Pick<
  PaperFrame,
  'viewer' | 'seen' | 'settled' | 'rounds' | 'coders' | 'passes' | 'decisions'
>;

/** How one transcript was coded: what methods, checklists and checks say of coding starts from this. */
export interface TranscriptCoding {
  readonly transcript: Transcript;
  /** Who submitted a pass over it, in the order of the team, each once. */
  readonly coderIds: readonly CoderId[];
  /**
   * `independently`: two or more of a blind round each submitted a pass; `one`: submitted by one alone;
   * `together`: only in calibration; `open`: nobody has submitted a pass, or a blind round over it is not
   * revealed yet; `unseen`: it is not for the viewer to know yet.
   */
  readonly how: 'independently' | 'one' | 'together' | 'open' | 'unseen';
  /** The blind round in which it was coded by two or more; `null` otherwise. */
  readonly round: Round | null;
  /** What findings count of it. */
  readonly settled: 'consensus' | 'submitted' | 'not-settled' | 'unseen';
  /** Lines on which coders differ and nothing is settled yet. */
  readonly openLines: number;
}

/** How the differences between coders were settled, in lines; those decided although they agreed are no difference. */
export interface SettlingFacts {
  /** Lines settled, the flagged ones left out. */
  readonly settled: number;
  /** Left to the adjudicator and not answered yet. */
  readonly flagged: number;
  /** Of those settled: by all coders together, by one coder alone, by somebody it was left to. */
  readonly together: number;
  readonly alone: number;
  readonly adjudicated: number;
  /** Initials of those it was left to, each once. */
  readonly adjudicators: readonly string[];
  readonly byOutcome: Readonly<Record<Decision['outcome'], number>>;
  /** On how many transcripts anything was settled. */
  readonly transcripts: number;
}

/** Who coded what, and how it was settled, as the viewer may know it. */
export interface CodingFacts {
  /** In the order of the study. */
  readonly each: readonly TranscriptCoding[];
  /** Initials of those who submitted a pass, in the order of the team. */
  readonly coders: readonly string[];
  /** Initials of those who submitted a pass over a transcript coded independently. */
  readonly dualCoders: readonly string[];
  readonly independently: number;
  readonly one: number;
  readonly together: number;
  readonly open: number;
  readonly unseen: number;
  /** Rounds of several coders whose aim was to see the talk anew and not to agree. */
  readonly reflexive: number;
  /** Lines on which coders differ and nothing is settled yet, over all transcripts. */
  readonly openLines: number;
  readonly settling: SettlingFacts;
}

export function codingFacts(frame: CodingRecords): CodingFacts {
  const each = frame.seen.transcripts.map((transcript) => codingOf(transcript, frame));
  const count = (how: TranscriptCoding['how']) => each.filter((one) => one.how === how).length;
  const initials = (of: readonly TranscriptCoding[]) => {
    const submitted = new Set(of.flatMap(({ coderIds }) => coderIds));
    return frame.coders
      .toSorted(byRole)
      .filter(({ id }) => submitted.has(id))
      .map((one) => one.initials);
  };
  const independent = each.filter(({ how }) => how === 'independently');
  return {
    each,
    coders: initials(each),
    dualCoders: initials(independent),
    independently: independent.length,
    one: count('one'),
    together: count('together'),
    open: count('open'),
    unseen: count('unseen'),
    reflexive: frame.rounds.filter((one) => isBlindRound(one) && one.mode === 'reflexive').length,
    openLines: each.reduce((sum, { openLines }) => sum + openLines, 0),
    settling: settlingOf(frame),
  };
}

function codingOf(transcript: Transcript, frame: CodingRecords): TranscriptCoding {
  const { settled, rounds } = frame;
  const counted = settled.byTranscript.get(transcript.id);
  const unsettled = settled.unsettled.find((one) => one.transcript.id === transcript.id);
  const isUnseen = unsettled?.why === 'in-hand';
  const rest = {
    transcript,
    settled: isUnseen ? 'unseen' : (counted?.source ?? 'not-settled'),
    openLines: counted?.openLines.length ?? 0,
  } as const;
  const submitted = isUnseen ? [] : submittedOver(transcript.id, frame);
  const blind = rounds.filter(isBlindRound);
  const round = blind.findLast(
    ({ id }) => submitted.filter(({ roundId }) => roundId === id).length > 1,
  );
  const coderIds = inTeamOrder(
    submitted.map(({ coderId }) => coderId),
    frame,
  );
  if (round) return { ...rest, how: 'independently', round, coderIds };
  // That a round was revealed, or is still to be, everybody may know, also who reads no pass of it.
  const revealed = blind.findLast((one) => isRevealed(one, transcript.id));
  if (revealed && submitted.length === 0) {
    const both = inTeamOrder(revealed.coderIds, frame);
    return { ...rest, how: 'independently', round: revealed, coderIds: both };
  }
  const isWaiting = blind.some(
    (one) => one.transcriptIds?.includes(transcript.id) && !isRevealed(one, transcript.id),
  );
  const calibration = new Set(rounds.filter((one) => one.calibration).map(({ id }) => id));
  const alone = submitted.some(({ roundId }) => !calibration.has(roundId));
  const how = isWaiting
    ? 'open'
    : isUnseen
      ? 'unseen'
      : alone
        ? 'one'
        : submitted.length > 0
          ? 'together'
          : 'open';
  return { ...rest, how, round: null, coderIds };
}

function inTeamOrder(
  ids: readonly CoderId[],
  { coders }: Pick<CodingRecords, 'coders'>,
): readonly CoderId[] {
  const wanted = new Set(ids);
  return coders
    .toSorted(byRole)
    .map(({ id }) => id)
    .filter((id) => wanted.has(id));
}

function submittedOver(id: TranscriptId, { passes }: CodingRecords): CodingRecords['passes'] {
  return passes.filter((pass) => pass.transcriptId === id && pass.submitted !== null);
}

function settlingOf({ decisions: all, coders }: CodingRecords): SettlingFacts {
  const decisions = all.filter(isDisputed);
  const settled = decisions.filter(({ outcome }) => outcome !== 'flagged');
  const adjudicated = settled.filter(({ asked }) => asked !== null);
  const own = settled.filter(({ asked }) => asked === null);
  const outcomes = (wanted: Decision['outcome']) =>
    decisions.filter(({ outcome }) => outcome === wanted).length;
  return {
    settled: settled.length,
    flagged: outcomes('flagged'),
    together: own.filter(({ by }) => by.length > 1).length,
    alone: own.filter(({ by }) => by.length < 2).length,
    adjudicated: adjudicated.length,
    adjudicators: [
      ...new Set(adjudicated.flatMap(({ by }) => by.map((id) => initialsOf(id, coders)))),
    ],
    byOutcome: {
      coder: outcomes('coder'),
      all: outcomes('all'),
      neither: outcomes('neither'),
      other: outcomes('other'),
      flagged: outcomes('flagged'),
    },
    transcripts: new Set(settled.map(({ transcriptId }) => transcriptId)).size,
  };
}
