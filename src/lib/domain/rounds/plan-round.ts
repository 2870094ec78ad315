import { isBlindRound, roundOf } from '../coding/round-of.ts';
import { isRevealed, type PassHead } from '../coding/visible-passes.ts';
import { ActError } from '../errors.ts';
import type { Code } from '../model/code.ts';
import type { CodebookVersion, CodebookVersionId } from '../model/codebook-version.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Memo } from '../model/memo.ts';
import type { Packet } from '../model/packet.ts';
import type { Participant } from '../model/participant.ts';
import type { Round, RoundId } from '../model/round.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { chosenTranscripts, type TranscriptChoice } from './choose-transcripts.ts';
import { pinnedCodebook } from './pin-codebook.ts';
import { maySitDown } from './roles.ts';
import { requireLead } from './team.ts';

/** A round as the lead plans it. */
export interface RoundPlan extends Pick<Round, 'name' | 'mode' | 'calibration'> {
  readonly coderIds: readonly CoderId[];
  readonly transcripts: TranscriptChoice;
}

/** What of the study a plan is held against. */
export interface PlanFrame {
  readonly coders: readonly Coder[];
  readonly rounds: readonly Round[];
  readonly passes: readonly PassHead[];
  readonly transcripts: readonly Transcript[];
  readonly participants: readonly Participant[];
  readonly codes: readonly Code[];
  readonly codebookVersions: readonly CodebookVersion[];
}

/** Who plans and when, with ids for what is new. */
export interface PlanStamp {
  readonly by: CoderId;
  readonly at: string;
  readonly roundId: RoundId;
  readonly versionId: CodebookVersionId;
}

/**
 * Plans a round: pins the codebook as it stands, and freezes the transcripts, so that everybody codes
 * the same lines with the same codes. A round of several names its transcripts; only one coder
 * alone may be given every transcript, those imported later too.
 *
 * @throws {ActError} 'needs-the-lead', 'round-needs-coders', 'member-does-not-code', 'round-needs-transcripts'; 'coded-elsewhere'
 * while one of the coders has yet to submit one of the transcripts in another round.
 */
export function planRound(plan: RoundPlan, frame: PlanFrame, stamp: PlanStamp): Change {
  const { by, at, roundId, versionId } = stamp;
  requireLead(frame.coders, by);
  const coderIds = [...new Set(plan.coderIds)];
  requireCoders(plan.mode, coderIds, frame.coders);
  const { transcriptIds, drawn } = chosenTranscripts(
    plan.transcripts,
    frame.transcripts,
    frame.participants,
  );
  const isForAll = plan.mode === 'single' && plan.transcripts.by === 'all';
  if (transcriptIds.length === 0 && !isForAll) throw new ActError('round-needs-transcripts');
  if (!isForAll && unfinishedElsewhere(coderIds, transcriptIds, frame).length > 0) {
    throw new ActError('coded-elsewhere');
  }

  const pin = { id: versionId, at, coderId: by };
  const { version, isNew } = pinnedCodebook(frame.codes, frame.codebookVersions, pin);
  const record: Round = {
    id: roundId,
    number: Math.max(0, ...frame.rounds.map(({ number }) => number)) + 1,
    name: plan.name.trim(),
    mode: plan.mode,
    calibration: plan.calibration && plan.mode !== 'single',
    transcriptIds: isForAll ? null : [...transcriptIds],
    drawn,
    coderIds,
    codebookVersionId: version.id,
    openedAt: at,
    revealed: [],
  };
  return {
    ...plainChange,
    kind: 'plan-round',
    put: [
      { table: 'rounds', record },
      ...(isNew ? [{ table: 'codebookVersions' as const, record: version }] : []),
      ...frozen(isForAll ? [] : transcriptIds, frame.transcripts, at),
    ],
  };
}

/** What may be changed of a round; who codes and how only in one that is not blind and not begun. */
export type RoundChanges = Partial<
  Pick<RoundPlan, 'name' | 'mode' | 'calibration' | 'coderIds'>
> & {
  readonly addedTranscriptIds?: readonly TranscriptId[];
};

/**
 * Names a round anew, adds transcripts to it, or, while it has no pass, gives it to others or
 * another mode. Who codes in a blind round and how stays as it was planned, whether somebody has begun
 * or not: else the answer would tell. @returns `null` when nothing differs.
 *
 * @throws {ActError} 'needs-the-lead', 'round-is-blind', 'round-has-passes', 'round-needs-coders', 'coded-elsewhere';
 * 'round-needs-transcripts' when a round over all is to become one of several.
 */
export function changeRound(
  round: Round,
  changes: RoundChanges,
  frame: PlanFrame,
  { by, at }: Pick<PlanStamp, 'by' | 'at'>,
): Change | null {
  requireLead(frame.coders, by);
  const { addedTranscriptIds = [], ...rest } = changes;
  const mode = rest.mode ?? round.mode;
  const record: Round = {
    ...round,
    name: (rest.name ?? round.name).trim(),
    mode,
    calibration: (rest.calibration ?? round.calibration) && mode !== 'single',
    coderIds: [...new Set(rest.coderIds ?? round.coderIds)],
  };
  const isGivenAnew =
    record.mode !== round.mode ||
    record.calibration !== round.calibration ||
    record.coderIds.join() !== round.coderIds.join();
  if (isGivenAnew) {
    if (isBlindRound(round)) throw new ActError('round-is-blind');
    requireNoPasses(round, frame.passes);
    requireCoders(mode, record.coderIds, frame.coders);
    if (mode !== 'single' && round.transcriptIds === null) {
      throw new ActError('round-needs-transcripts');
    }
  }
  const held = new Set(round.transcriptIds ?? []);
  const added =
    round.transcriptIds === null ? [] : addedTranscriptIds.filter((id) => !held.has(id));
  if (!isGivenAnew && added.length === 0 && record.name === round.name) return null;
  const others = { ...frame, rounds: frame.rounds.filter(({ id }) => id !== round.id) };
  const concerned = isGivenAnew ? [...(round.transcriptIds ?? []), ...added] : added;
  if (unfinishedElsewhere(record.coderIds, concerned, others).length > 0) {
    throw new ActError('coded-elsewhere');
  }
  return {
    ...plainChange,
    kind: 'change-round',
    put: [
      {
        table: 'rounds',
        record: {
          ...record,
          transcriptIds: round.transcriptIds && [...round.transcriptIds, ...added],
        },
      },
      ...frozen(added, frame.transcripts, at),
    ],
  };
}

/**
 * Takes away a round that is not blind, that nobody has begun or written memos in, and that was sent to
 * nobody. Transcripts that no pass and no other round holds may be cut and corrected again.
 *
 * @throws {ActError} 'needs-the-lead', 'round-is-blind', 'round-has-passes'.
 */
export function removeRound(
  round: Round,
  frame: Pick<PlanFrame, 'coders' | 'rounds' | 'passes' | 'transcripts'>,
  beside: {
    readonly packets: readonly Pick<Packet, 'roundId'>[];
    readonly memos: readonly Pick<Memo, 'roundId'>[];
  },
  by: CoderId,
): Change {
  requireLead(frame.coders, by);
  if (isBlindRound(round)) throw new ActError('round-is-blind');
  requireNoPasses(round, frame.passes);
  if ([...beside.packets, ...beside.memos].some(({ roundId }) => roundId === round.id)) {
    throw new ActError('round-has-passes');
  }
  const coded = new Set(frame.passes.map(({ transcriptId }) => transcriptId));
  const elsewhere = new Set(
    frame.rounds.flatMap(({ id, transcriptIds }) => (id === round.id ? [] : (transcriptIds ?? []))),
  );
  const free = (round.transcriptIds ?? []).filter((id) => !coded.has(id) && !elsewhere.has(id));
  return {
    ...plainChange,
    kind: 'remove-round',
    put: transcriptsWith(free, frame.transcripts).map((transcript) => ({
      table: 'transcripts',
      record: { ...transcript, frozenAt: null },
    })),
    removed: [{ table: 'rounds', id: round.id }],
  };
}

/** A transcript that a coder has yet to submit in another round. */
export interface Unfinished {
  readonly transcriptId: TranscriptId;
  readonly coderId: CoderId;
  readonly round: Round;
}

/**
 * What of these transcripts these coders are still to submit in rounds they are in now. Being in
 * one round's hand, a transcript cannot be taken up in another. Told from what everybody knows, the
 * plan and what was submitted; only of a round over all transcripts, which is one coder's alone,
 * is it asked whether a pass was begun.
 */
export function unfinishedElsewhere(
  coderIds: readonly CoderId[],
  transcriptIds: readonly TranscriptId[],
  { rounds, passes }: Pick<PlanFrame, 'rounds' | 'passes'>,
): readonly Unfinished[] {
  return coderIds.flatMap((coderId) =>
    transcriptIds.flatMap((transcriptId) => {
      const round = roundOf(rounds, transcriptId, coderId);
      if (!round || round.calibration || isRevealed(round, transcriptId)) return [];
      const pass = passes.find(
        (one) =>
          one.roundId === round.id && one.coderId === coderId && one.transcriptId === transcriptId,
      );
      if (pass ? pass.submitted !== null : round.transcriptIds === null) return [];
      return [{ transcriptId, coderId, round }];
    }),
  );
}

function requireCoders(
  mode: Round['mode'],
  coderIds: readonly CoderId[],
  coders: readonly Coder[],
): void {
  const enough = mode === 'single' ? coderIds.length === 1 : coderIds.length > 1;
  if (!enough) throw new ActError('round-needs-coders');
  const named = coders.filter(({ id }) => coderIds.includes(id));
  if (!named.every(maySitDown)) throw new ActError('member-does-not-code');
}

function requireNoPasses(round: Round, passes: readonly PassHead[]): void {
  if (passes.some(({ roundId }) => roundId === round.id)) throw new ActError('round-has-passes');
}

function frozen(
  ids: readonly TranscriptId[],
  transcripts: readonly Transcript[],
  at: string,
): readonly Placed[] {
  return transcriptsWith(ids, transcripts)
    .filter(({ frozenAt }) => frozenAt === null)
    .map((transcript) => ({ table: 'transcripts', record: { ...transcript, frozenAt: at } }));
}

function transcriptsWith(
  ids: readonly TranscriptId[],
  transcripts: readonly Transcript[],
): readonly Transcript[] {
  const wanted = new Set(ids);
  return transcripts.filter(({ id }) => wanted.has(id));
}
