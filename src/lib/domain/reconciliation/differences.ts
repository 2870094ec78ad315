import type { EffectiveCodes } from '../codebook/effective-codes.ts';
import { isRevealed } from '../coding/visible-passes.ts';
import type { CodeId } from '../model/code.ts';
import type { Decision } from '../model/decision.ts';
import type { RoundId } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersionId } from '../model/transcript-version.ts';
import {
  lineReadings,
  standingOf,
  type LineReadings,
  type LineStanding,
  type Reading,
} from './line-readings.ts';
import { comparedPasses, decisionsHere, sides, type Settling } from './settling.ts';

/** A line to settle, or one that was settled: what each coder has there, and what was decided. */
export interface Difference {
  readonly roundId: RoundId;
  readonly transcriptId: TranscriptId;
  readonly versionId: TranscriptVersionId;
  /** Zero-based. */
  readonly line: number;
  /** In the order of the round's coders. */
  readonly readings: readonly Reading[];
  /** Codes that every coder has here, sorted by id. */
  readonly shared: readonly CodeId[];
  readonly standing: LineStanding;
  readonly decision: Decision | null;
  readonly state: 'open' | 'settled' | 'flagged';
  /** Codes were merged or brought back since it was decided, so that it is about something else. */
  readonly stale: boolean;
}

/** What the differences of a round are found in: its transcripts in the order they are worked through. */
export interface Differing extends Omit<Settling, 'transcript' | 'consensuses'> {
  readonly transcripts: readonly Settling['transcript'][];
}

/**
 * The lines of a round on which its coders differ, and those that were decided: by transcript, then by
 * line. Codes are compared as they were merged since. Only what was revealed is looked at. Where the passes
 * are not here, as in the copy of an adjudicator, decisions alone say what the coders had.
 */
export function differences({ transcripts, ...given }: Differing): readonly Difference[] {
  return transcripts.flatMap((transcript) => differencesOf({ ...given, transcript }));
}

/** Those of one transcript. */
export function differencesOf(settling: Omit<Settling, 'consensuses'>): readonly Difference[] {
  const { round, transcript, effective } = settling;
  if (!isRevealed(round, transcript.id)) return [];
  const decisions = decisionsHere(settling.decisions, round, transcript.id);
  const passes = comparedPasses(settling);
  if (!passes) {
    return decisions
      .toSorted((a, b) => a.line - b.line)
      .map((decision) => differenceOf(decidedLine(decision, effective), decision, settling));
  }
  const compared = sides(passes, effective);
  const lines = Math.max(0, ...compared.flatMap(({ codings }) => [lastOf(codings.to)]));
  const byLine = new Map(decisions.map((decision) => [decision.line, decision]));
  return lineReadings(compared, Math.max(lines, ...decisions.map(({ line }) => line + 1)))
    .filter((one) => isDifferent(one) || isSettled(byLine.get(one.line)))
    .map((one) => differenceOf(one, byLine.get(one.line) ?? null, settling));
}

/** Whether the coders do not have the same codes on a line. */
export function isDifferent({ standing }: Pick<LineReadings, 'standing'>): boolean {
  return standing.is === 'only' || standing.is === 'differs';
}

/** Codes that some coder has on the line and another has not, sorted by id. */
export function codesInQuestion({
  readings,
  shared,
}: Pick<Difference, 'readings' | 'shared'>): readonly CodeId[] {
  const given = new Set(readings.flatMap(({ codeIds }) => codeIds));
  return [...given].filter((codeId) => !shared.includes(codeId)).sort();
}

/** How much there is to settle, and how far it is settled. */
export interface DifferenceCounts {
  readonly lines: number;
  /** Codes that one has and another has not, summed over the lines. */
  readonly codes: number;
  readonly open: number;
  readonly settled: number;
  readonly flagged: number;
  readonly stale: number;
}

export function differenceCounts(found: readonly Difference[]): DifferenceCounts {
  const inState = (state: Difference['state']) =>
    found.filter((difference) => difference.state === state).length;
  return {
    lines: found.length,
    codes: found.reduce((sum, difference) => sum + codesInQuestion(difference).length, 0),
    open: inState('open'),
    settled: inState('settled'),
    flagged: inState('flagged'),
    stale: found.filter(({ stale }) => stale).length,
  };
}

function differenceOf(
  { line, readings, shared, standing }: LineReadings,
  decision: Decision | null,
  { round, transcript, effective }: Pick<Settling, 'round' | 'transcript' | 'effective'>,
): Difference {
  return {
    roundId: round.id,
    transcriptId: transcript.id,
    versionId: decision?.versionId ?? transcript.versionId,
    line,
    readings,
    shared,
    standing,
    decision,
    state: !decision ? 'open' : decision.outcome === 'flagged' ? 'flagged' : 'settled',
    stale: decision !== null && isStale(decision, readings, effective),
  };
}

/** A line as its decision remembers it, with merged codes as what they became. */
function decidedLine({ line, readings }: Decision, effective: EffectiveCodes): LineReadings {
  const counted = readings.map(({ coderId, codeIds }) => ({
    coderId,
    codeIds: countedNow(codeIds, effective),
  }));
  const shared = (counted[0]?.codeIds ?? []).filter((codeId) =>
    counted.every(({ codeIds }) => codeIds.includes(codeId)),
  );
  return { line, readings: counted, shared, standing: standingOf(counted, shared) };
}

/** What was decided on is not what stands there now, or two codes it told apart have become one. */
function isStale(
  decision: Decision,
  readings: readonly Reading[],
  effective: EffectiveCodes,
): boolean {
  const before = new Set(decision.readings.flatMap(({ codeIds }) => codeIds));
  const after = new Set([...before].map((codeId) => effective.merged(codeId)));
  const changed = readings.some(({ coderId, codeIds }) => {
    const then = decision.readings.find((one) => one.coderId === coderId)?.codeIds ?? [];
    return countedNow(then, effective).join() !== codeIds.join();
  });
  return changed || after.size < before.size;
}

function countedNow(codeIds: readonly CodeId[], effective: EffectiveCodes): readonly CodeId[] {
  return [...new Set(codeIds.map((codeId) => effective.merged(codeId)))].sort();
}

function isSettled(decision: Decision | undefined): boolean {
  return decision !== undefined && decision.outcome !== 'flagged';
}

function lastOf(ends: Uint32Array): number {
  return ends.reduce((last, end) => Math.max(last, end), 0);
}
