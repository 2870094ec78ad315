import { ActError } from '../errors.ts';
import type { CodeId } from '../model/code.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision, DecisionId } from '../model/decision.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { consensusOf, type CodedVersion } from './consensus.ts';
import { differencesOf, type Difference } from './differences.ts';
import {
  comparedPasses,
  consensusHere,
  decisionsHere,
  requireSight,
  type Settling,
} from './settling.ts';

/** What is decided about a line. */
export interface Verdict extends Pick<
  Decision,
  'outcome' | 'reason' | 'words' | 'rule' | 'ruleCodeIds'
> {
  /** Whose reading stands, with the outcome `coder`; else `null`. */
  readonly coderId: CoderId | null;
  /** What stands beside the shared codes, with the outcome `other`. */
  readonly codeIds: readonly CodeId[];
  /** Shared codes that do not stand after all, with the outcome `other`. */
  readonly off: readonly CodeId[];
}

/** Where the screen stood when it was decided. */
export interface LineSeen {
  /** Zero-based. */
  readonly line: number;
  /** The decision that was shown; `null` where the line was open. */
  readonly decisionId: DecisionId | null;
}

/** Who settles, and what only they know. */
export interface Settler {
  readonly coder: Pick<Coder, 'id' | 'role'>;
  /** Transcripts whose pass they are still to finish. */
  readonly inHand: (transcriptId: TranscriptId) => boolean;
  /** Coders of the round who settle together; all of them where nobody is named. */
  readonly together?: readonly CoderId[];
}

/** What a decision needs from outside. */
export interface SettlingStamp {
  readonly id: DecisionId;
  readonly at: string;
}

/**
 * The codes that stand on a line after a verdict, sorted by id: that coder's; all; those that all
 * share; those named and the shared ones, but for what is taken off; none while it is flagged.
 */
export function keptCodes(
  { readings, shared }: Pick<Difference, 'readings' | 'shared'>,
  { outcome, coderId, codeIds, off }: Pick<Verdict, 'outcome' | 'coderId' | 'codeIds' | 'off'>,
): CodeId[] {
  const kept = (() => {
    switch (outcome) {
      case 'coder': {
        const reading = readings.find((one) => one.coderId === coderId);
        if (!reading) throw new RangeError('a reading of nobody in the round stands');
        return reading.codeIds;
      }
      case 'all':
        return readings.flatMap((reading) => reading.codeIds);
      case 'neither':
        return shared;
      case 'other':
        return [...shared.filter((codeId) => !off.includes(codeId)), ...codeIds];
      case 'flagged':
        return [];
    }
  })();
  return [...new Set(kept)].sort();
}

/** Whether a verdict says why: it must, unless what stands is what some coder had there. */
export function saysWhy({
  outcome,
  reason,
  words,
}: Pick<Verdict, 'outcome' | 'reason' | 'words'>): boolean {
  const must = outcome === 'neither' || outcome === 'other' || outcome === 'flagged';
  return !must || reason !== null || words.trim() !== '';
}

/**
 * Settles a line or flags it. The decision takes the place of an earlier one about the line, which stays
 * in the trail, and where the consensus has been made it is made anew.
 *
 * @throws {ActError} 'not-revealed', 'still-blind', 'no-part-in-it', 'settled-meanwhile', 'line-agrees'
 * or 'reason-missing'.
 */
export function settleLine(
  settling: Settling,
  version: CodedVersion,
  seen: LineSeen,
  verdict: Verdict,
  settler: Settler,
  { id, at }: SettlingStamp,
): Change {
  const { found, earlier } = lineToSettle(settling, seen, settler);
  if (!saysWhy(verdict)) throw new ActError('reason-missing');
  const { round, transcript } = settling;
  const { outcome } = verdict;
  const keep = keptCodes(found, verdict);
  const decision: Decision = {
    id,
    roundId: round.id,
    transcriptId: transcript.id,
    versionId: version.id,
    line: seen.line,
    readings: found.readings.map(({ coderId, codeIds }) => ({ coderId, codeIds: [...codeIds] })),
    outcome,
    coderId: outcome === 'coder' ? verdict.coderId : null,
    keep,
    reason: verdict.reason,
    words: verdict.words.trim(),
    rule: verdict.rule.trim(),
    ruleCodeIds: verdict.rule.trim() === '' ? [] : [...new Set(verdict.ruleCodeIds)].sort(),
    asked: outcome === 'flagged' ? null : askedBefore(earlier),
    by: settledBy(settling, settler),
    at,
  };
  const others = settling.decisions.filter((one) => !earlier.includes(one));
  return {
    ...aboutLine(settling, found),
    kind: outcome === 'flagged' ? 'flag-line' : 'settle-line',
    put: [
      { table: 'decisions', record: decision },
      ...consensusAnew({ ...settling, decisions: [...others, decision] }, version),
    ],
    removed: earlier.map((one) => ({ table: 'decisions', id: one.id })),
  };
}

/** What was asked when the line was flagged, or had been asked of the decision before. */
function askedBefore(earlier: readonly Decision[]): Decision['asked'] {
  const [before] = earlier.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (before?.outcome !== 'flagged') return before?.asked ?? null;
  return { words: before.words, by: [...before.by], at: before.at };
}

/**
 * Opens a line again: the decision about it is taken away and stays in the trail.
 *
 * @throws {ActError} 'not-revealed', 'still-blind', 'no-part-in-it' or 'settled-meanwhile'.
 */
export function unsettleLine(
  settling: Settling,
  version: CodedVersion,
  seen: LineSeen,
  settler: Settler,
): Change {
  const { found, earlier } = lineToSettle(settling, seen, settler);
  if (earlier.length === 0) throw new ActError('settled-meanwhile');
  const decisions = settling.decisions.filter((one) => !earlier.includes(one));
  return {
    ...aboutLine(settling, found),
    kind: 'unsettle-line',
    put: consensusAnew({ ...settling, decisions }, version),
    removed: earlier.map((one) => ({ table: 'decisions', id: one.id })),
  };
}

/**
 * Whom a decision is by: the adjudicator alone where they settle what was flagged, else the coders of
 * the round who settle together, whoever is at the keyboard.
 */
export function settledBy({ round }: Settling, { coder, together }: Settler): CoderId[] {
  if (coder.role === 'adjudicator' && !round.coderIds.includes(coder.id)) return [coder.id];
  const named = round.coderIds.filter((coderId) => together?.includes(coderId));
  return named.length > 0 ? named : [...round.coderIds];
}

function lineToSettle(
  settling: Settling,
  { line, decisionId }: LineSeen,
  { coder, inHand }: Settler,
): { readonly found: Difference; readonly earlier: readonly Decision[] } {
  const { round, transcript } = settling;
  requireSight(settling, inHand);
  const earlier = decisionsHere(settling.decisions, round, transcript.id).filter(
    (decision) => decision.line === line,
  );
  if ((earlier[0]?.id ?? null) !== decisionId) throw new ActError('settled-meanwhile');
  const found = differencesOf(settling).find((one) => one.line === line);
  if (!found) throw new ActError('line-agrees');
  if (!maySettle(found, round, coder)) throw new ActError('no-part-in-it');
  return { found, earlier };
}

/** The coders of the round and the lead settle any line; an adjudicator what was flagged for them. */
export function maySettle(
  { decision }: Pick<Difference, 'decision'>,
  { coderIds }: Pick<Settling['round'], 'coderIds'>,
  { id, role }: Pick<Coder, 'id' | 'role'>,
): boolean {
  if (role === 'lead' || coderIds.includes(id)) return true;
  if (role !== 'adjudicator' || decision === null) return false;
  return decision.outcome === 'flagged' || decision.by.every((coderId) => coderId === id);
}

function aboutLine(
  { transcript }: Settling,
  { line, readings }: Difference,
): Omit<Change, 'kind' | 'put' | 'removed'> {
  const codeIds = [...new Set(readings.flatMap((reading) => reading.codeIds))].sort();
  return { ...plainChange, transcriptId: transcript.id, codeIds, from: line, to: line + 1 };
}

/** The consensus after a decision, where it had been made and the passes are here. */
export function consensusAnew(settling: Settling, version: CodedVersion): readonly Placed[] {
  const before: Consensus | null = consensusHere(settling);
  if (!before || !comparedPasses(settling)) return [];
  return [{ table: 'consensuses', record: consensusOf(settling, version, before.id) }];
}
