import { isRevealed } from '../coding/visible-passes.ts';
import { unpacked } from '../coding/packed.ts';
import type { SettledCoding } from '../coding/settled-coding.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Decision } from '../model/decision.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import type { RuleChange } from '../model/rule-change.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';
import type { EffectiveCodes } from './effective-codes.ts';
import { grouped } from './grouped.ts';

/** The settled coding of one transcript, and when each line of it came to be. */
export interface SettledLayer {
  readonly transcriptId: TranscriptId;
  readonly coding: Exclude<SettledCoding, { readonly source: 'none' }>;
  /** When what stands on lines that nobody decided was coded: the last submission it rests on. */
  readonly codedAt: string;
  /** When lines were decided. */
  readonly decidedAt: ReadonlyMap<number, string>;
}

/** Lines that carry a code whose rule has changed since they were coded, and were not looked at again. */
export interface Recheck {
  /** The newest change of the code's rule. */
  readonly change: RuleChange;
  readonly transcriptId: TranscriptId;
  /** Lines [from, to). */
  readonly from: number;
  readonly to: number;
}

/**
 * When the lines of a settled coding came to be; `null` where there is nothing settled to look at again.
 * Passes and decisions are those the reader may see.
 */
export function settledLayer(
  transcriptId: TranscriptId,
  coding: SettledCoding,
  {
    passes,
    decisions,
    rounds,
  }: {
    readonly passes: readonly Pass[];
    readonly decisions: readonly Decision[];
    readonly rounds: readonly Pick<Round, 'id' | 'revealed'>[];
  },
): SettledLayer | null {
  if (coding.source !== 'consensus' && coding.source !== 'submitted') return null;
  const here = <Layer extends Pick<Pass, 'transcriptId' | 'roundId'>>(layers: readonly Layer[]) =>
    layers.filter(
      (layer) => layer.transcriptId === transcriptId && layer.roundId === coding.roundId,
    );
  const submissions = here(passes).flatMap(({ coderId, submitted }) =>
    submitted && (coding.coderId === null || coderId === coding.coderId) ? [submitted.at] : [],
  );
  // Where the passes are not here, what was agreed cannot be younger than their reveal.
  const revealed = rounds
    .filter((round) => round.id === coding.roundId && isRevealed(round, transcriptId))
    .flatMap((round) => round.revealed.filter((one) => one.transcriptId === transcriptId));
  const codedAt = submissions.sort().at(-1) ?? revealed[0]?.at ?? '';
  const settled = coding.source === 'consensus' ? here(decisions) : [];
  return {
    transcriptId,
    coding,
    codedAt,
    decidedAt: new Map(settled.map(({ line, at }) => [line, at])),
  };
}

/**
 * What has to be looked at again because a rule has changed: by code, transcript and line. Of several
 * changes of one code the newest counts. Codes that were merged, split or retired since ask nothing.
 */
export function rechecks(
  changes: readonly RuleChange[],
  codes: readonly Pick<Code, 'id' | 'status'>[],
  layers: readonly SettledLayer[],
  effective: EffectiveCodes,
): readonly Recheck[] {
  const active = new Set(codes.filter(({ status }) => status === 'active').map(({ id }) => id));
  const newest = newestChanges(changes).filter(({ codeId }) => active.has(codeId));
  if (newest.length === 0) return [];
  const passages = layers.flatMap((layer) => {
    const place = { ...layer.coding, transcriptId: layer.transcriptId };
    return effective
      .joined(unpacked(layer.coding.codings).codings, place)
      .map((coding) => ({ ...coding, layer }));
  });
  const byCode = grouped(passages, ({ codeId }) => codeId);
  return newest.flatMap((change) =>
    (byCode.get(change.codeId) ?? []).flatMap(({ from, to, layer }) => {
      const due = (line: number) =>
        (layer.decidedAt.get(line) ?? layer.codedAt) < change.at &&
        !isChecked(change, layer.transcriptId, line);
      return runsOf(from, to, due).map((run) => ({
        change,
        transcriptId: layer.transcriptId,
        ...run,
      }));
    }),
  );
}

/** How many passages of each code are to be looked at again. */
export function rechecksByCode(due: readonly Recheck[]): ReadonlyMap<CodeId, number> {
  const counts = new Map<CodeId, number>();
  for (const { change } of due) counts.set(change.codeId, (counts.get(change.codeId) ?? 0) + 1);
  return counts;
}

/** Keeps that lines were looked at after a change of the rule and are still right. */
export function foundStillRight(
  change: RuleChange,
  { transcriptId, from, to }: Pick<Recheck, 'transcriptId' | 'from' | 'to'>,
  { coderId, at }: { readonly coderId: CoderId; readonly at: string },
): Change {
  const checked = [...change.checked, { transcriptId, from, to, coderId, at }];
  return {
    ...plainChange,
    kind: 'recheck',
    transcriptId,
    codeIds: [change.codeId],
    from,
    to,
    put: [{ table: 'ruleChanges', record: { ...change, checked } }],
  };
}

function newestChanges(changes: readonly RuleChange[]): readonly RuleChange[] {
  const newest = new Map<CodeId, RuleChange>();
  for (const change of changes.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    newest.set(change.codeId, change);
  }
  return [...newest.values()];
}

function isChecked({ checked }: RuleChange, transcriptId: TranscriptId, line: number): boolean {
  return checked.some(
    (one) => one.transcriptId === transcriptId && one.from <= line && line < one.to,
  );
}

function runsOf(
  from: number,
  to: number,
  holds: (line: number) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let line = from; line < to; line += 1) {
    if (!holds(line)) continue;
    const last = runs.at(-1);
    if (last && last.to === line) last.to = line + 1;
    else runs.push({ from: line, to: line + 1 });
  }
  return runs;
}
