import { joined, packed, unpacked, type Coding } from '../coding/packed.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { PackedCodings, Pass } from '../model/pass.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt } from '../transcript/lines.ts';
import { codesById, type CodesById } from './codebook.ts';
import { grouped } from './grouped.ts';

/** Whose codings they are: those of a pass, or with `coderId` `null` those of a consensus. */
export interface CodingPlace extends Pick<Pass, 'transcriptId' | 'roundId'> {
  readonly coderId: Pass['coderId'] | null;
}

/** What codings count as now that codes were merged and split after they were made. */
export interface EffectiveCodes {
  /**
   * The code at the end of a chain of merges; a split code where only decisions can say more. A
   * retired code stays itself, and so does one that the codebook does not know.
   */
  readonly merged: (codeId: CodeId) => CodeId;
  /** What one coding counts as, line by line. Every line of it is in the answer, at least once. */
  readonly of: (coding: Coding, place: CodingPlace) => readonly Coding[];
  /** The codings of one place, those of one code that overlap or touch joined. */
  readonly joined: (codings: readonly Coding[], place: CodingPlace) => readonly Coding[];
  /**
   * A pass or a consensus as it counts now, quotations with it: to be read by whatever shows,
   * counts or exports codings, and never to be stored.
   */
  readonly packed: (
    codings: PackedCodings,
    place: CodingPlace,
    version: Pick<TranscriptVersion, 'lineFrom'>,
  ) => PackedCodings;
}

/**
 * Applies merges and splits on reading; passes are never rewritten. A coding of a split code counts,
 * on each line, as what was decided for that line, and while nothing is decided as the split code. Of
 * two decisions about one line the one about fewer lines holds.
 */
export function effectiveCodes(
  codes: readonly Code[],
  decisions: readonly SplitDecision[],
): EffectiveCodes {
  const byId = codesById(codes);
  const ends = new Map(codes.map(({ id }) => [id, endOfMerges(id, byId)]));
  const decisionsOf = grouped(decisions, ({ codeId }) => codeId);
  const merged = (id: CodeId) => ends.get(id) ?? id;

  const of = (coding: Coding, place: CodingPlace, seen: readonly CodeId[]): readonly Coding[] => {
    const codeId = merged(coding.codeId);
    const code = byId.get(codeId);
    if (code?.status !== 'split' || seen.includes(codeId)) return [{ ...coding, codeId }];

    const here = (decisionsOf.get(codeId) ?? []).filter((one) => isAbout(one, place));
    return decidedRuns(coding, here).flatMap(({ from, to, decision }) => {
      const chosen = decision?.chosen.filter((part) => code.into.includes(part)) ?? [];
      if (chosen.length === 0) return [{ codeId, from, to }];
      return chosen.flatMap((part) => of({ codeId: part, from, to }, place, [...seen, codeId]));
    });
  };

  const all = (codings: readonly Coding[], place: CodingPlace) =>
    joined(codings.flatMap((coding) => of(coding, place, [])));
  const changed = (codeId: CodeId) =>
    merged(codeId) !== codeId || byId.get(codeId)?.status === 'split';

  return {
    merged,
    of: (coding, place) => of(coding, place, []),
    joined: all,
    packed: (codings, place, version) => {
      if (!codings.codes.some(changed)) return codings;
      const made = unpacked(codings);
      const quotations = made.quotations.flatMap(({ codeId, from, to }) => {
        const line = lineAt(version, from);
        return of({ codeId, from: line, to: line + 1 }, place, []).map((counted) => ({
          codeId: counted.codeId,
          from,
          to,
        }));
      });
      return packed({ codings: all(made.codings, place), quotations: once(quotations) });
    },
  };
}

/** A run of lines of one coding about which one decision, or none, was made. */
export interface DecidedRun {
  readonly from: number;
  readonly to: number;
  readonly decision: SplitDecision | null;
}

/** A coding of a split code cut where the decisions about it change. */
export function decidedRuns(
  coding: { readonly from: number; readonly to: number },
  decisions: readonly SplitDecision[],
): readonly DecidedRun[] {
  const runs: DecidedRun[] = [];
  for (let line = coding.from; line < coding.to; line++) {
    const decision = decisionAbout(line, decisions);
    const last = runs.at(-1);
    if (last && last.decision === decision) runs[runs.length - 1] = { ...last, to: line + 1 };
    else runs.push({ from: line, to: line + 1, decision });
  }
  return runs;
}

/** Whether a decision is about codings of this place. */
export function isAbout(decision: SplitDecision, place: CodingPlace): boolean {
  return (
    decision.transcriptId === place.transcriptId &&
    decision.coderId === place.coderId &&
    decision.roundId === place.roundId
  );
}

function decisionAbout(line: number, decisions: readonly SplitDecision[]): SplitDecision | null {
  let narrowest: SplitDecision | null = null;
  for (const one of decisions) {
    if (one.from > line || one.to <= line) continue;
    if (!narrowest || one.to - one.from < narrowest.to - narrowest.from) narrowest = one;
  }
  return narrowest;
}

function endOfMerges(id: CodeId, byId: CodesById): CodeId {
  const seen = new Set<CodeId>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const code = byId.get(at);
    const next = code?.status === 'merged' ? code.into[0] : undefined;
    if (next === undefined) return at;
    at = next;
  }
  // A circle can only come from outside: it counts as what it was coded as.
  return id;
}

function once(quotations: readonly Coding[]): readonly Coding[] {
  const name = ({ codeId, from, to }: Coding) => `${codeId} ${from} ${to}`;
  return [...new Map(quotations.map((quotation) => [name(quotation), quotation])).values()];
}
