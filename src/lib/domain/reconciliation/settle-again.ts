import { ActError } from '../errors.ts';
import type { CodeId } from '../model/code.ts';
import type { Decision, DecisionId } from '../model/decision.ts';
import { plainChange, type Change } from '../trail/change.ts';
import type { CodedVersion } from './consensus.ts';
import { lineReadings } from './line-readings.ts';
import { consensusAnew, maySettle, saysWhy, settledBy, type Settler } from './settle.ts';
import { comparedPasses, decisionsHere, requireSight, sides, type Settling } from './settling.ts';

/** What changes on lines that were settled or agreed on, and why. */
export interface SecondThought extends Pick<Decision, 'reason' | 'words'> {
  /** Lines [from, to). */
  readonly from: number;
  readonly to: number;
  readonly off: readonly CodeId[];
  readonly on: readonly CodeId[];
}

/**
 * Changes what stands on lines of the consensus, because a rule has changed since: on each line a
 * decision of its own, in place of an earlier one or of the agreement. Lines that are open stay open.
 *
 * @throws {ActError} 'not-revealed', 'still-blind', 'no-part-in-it' or 'reason-missing'.
 */
export function settleAgain(
  settling: Settling,
  version: CodedVersion,
  thought: SecondThought,
  settler: Settler,
  { newId, at }: { readonly newId: () => DecisionId; readonly at: string },
): Change {
  const { round, transcript, effective } = settling;
  const { from, to, off, on, reason, words } = thought;
  requireSight(settling, settler.inHand);
  const passes = comparedPasses(settling);
  if (!passes) throw new ActError('not-revealed');
  if (!saysWhy({ outcome: 'other', reason, words })) throw new ActError('reason-missing');

  const earlier = decisionsHere(settling.decisions, round, transcript.id);
  const made: { readonly decision: Decision; readonly replaced: Decision | undefined }[] = [];
  const lines = lineReadings(sides(passes, effective), version.lineFrom.length).slice(from, to);
  for (const { line, readings, shared, standing } of lines) {
    const replaced = earlier.find((decision) => decision.line === line);
    if (!maySettle({ decision: replaced ?? null }, round, settler.coder)) {
      throw new ActError('no-part-in-it');
    }
    const isOpen = replaced
      ? replaced.outcome === 'flagged'
      : standing.is === 'only' || standing.is === 'differs';
    if (isOpen) continue;
    const stood = (replaced?.keep ?? shared).map((codeId) => effective.merged(codeId));
    const keep = [...stood.filter((codeId) => !off.includes(codeId)), ...on];
    made.push({
      replaced,
      decision: {
        id: newId(),
        roundId: round.id,
        transcriptId: transcript.id,
        versionId: version.id,
        line,
        readings: readings.map(({ coderId, codeIds }) => ({ coderId, codeIds: [...codeIds] })),
        outcome: 'other',
        coderId: null,
        keep: [...new Set(keep)].sort(),
        reason,
        words: words.trim(),
        // A rule that the team has not talked over yet is not forgotten with the decision it came from.
        rule: replaced?.rule ?? '',
        ruleCodeIds: replaced?.ruleCodeIds ?? [],
        asked: null,
        by: settledBy(settling, settler),
        at,
      },
    });
  }
  const replaced = made.flatMap((one) => one.replaced ?? []);
  const decisions = [
    ...settling.decisions.filter((decision) => !replaced.includes(decision)),
    ...made.map(({ decision }) => decision),
  ];
  return {
    ...plainChange,
    kind: 'settle-line',
    transcriptId: transcript.id,
    codeIds: [...new Set([...off, ...on])].sort(),
    from,
    to,
    put: [
      ...made.map(({ decision }) => ({ table: 'decisions' as const, record: decision })),
      ...consensusAnew({ ...settling, decisions }, version),
    ],
    removed: replaced.map(({ id }) => ({ table: 'decisions', id })),
  };
}
