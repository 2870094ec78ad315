import { effectiveCodes } from '../codebook/effective-codes.ts';
import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed } from '../coding/visible-passes.ts';
import type { CoderId } from '../model/coder.ts';
import type { Consensus } from '../model/consensus.ts';
import type { PackedCodings, Pass } from '../model/pass.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import { codableLines } from '../transcript/lines.ts';
import { countedAs } from '../rounds/submit-pass.ts';
import { hasColumn, maskOf, wordsFor } from './code-rows.ts';
import { columnPlan } from './columns.ts';
import type { Level } from './options.ts';
import type { Column } from './columns.ts';
import { lineRows, type RoundRecords } from './round-data.ts';

/** What it takes: the records of {@link RoundRecords}, and what was settled. */
export interface ConsensusRecords extends RoundRecords {
  readonly consensuses: readonly Consensus[];
  readonly splitDecisions: readonly SplitDecision[];
}

/**
 * How what was settled differs from what one coder had submitted. It is no agreement: the coder had a
 * hand in the consensus.
 */
export interface DifferenceFromConsensus {
  readonly coderId: CoderId;
  readonly transcripts: number;
  /** Codable lines on which something is settled. */
  readonly lines: number;
  /** Of those, lines on which the consensus has not the very codes the coder had. */
  readonly differing: number;
  /** Codable lines that are not settled yet, and in no count. */
  readonly open: number;
  readonly columns: readonly ColumnDifference[];
}

export interface ColumnDifference {
  readonly column: Column;
  /** Lines on which the coder had it and it stands. */
  readonly kept: number;
  /** Lines on which the coder had it and it does not stand. */
  readonly went: number;
  /** Lines on which it stands and the coder had not. */
  readonly came: number;
  readonly neither: number;
}

/**
 * For every coder of a round, over the revealed transcripts they submitted and that have a consensus.
 * Codes count on both sides as they count today, as they do at the desk where it was settled.
 */
export function differenceFromConsensus(
  records: ConsensusRecords,
  level: Level,
): readonly DifferenceFromConsensus[] {
  const { study, round, codes, splitDecisions } = records;
  if (!isBlindRound(round)) return [];
  const effective = effectiveCodes(codes, splitDecisions);
  const settled = settledPasses(records).map(({ pass, consensus, version, transcript }) => ({
    coderId: pass.coderId,
    had: effective.packed(pass, pass, version),
    stands: effective.packed(consensus, { ...consensus, coderId: null }, version),
    open: new Set(consensus.open),
    lines: version.lineFrom.length,
    codable: codableLines(version, transcript, study),
  }));
  const counted = (codings: PackedCodings) => countedAs(codings.codes, codes);
  const used = settled.flatMap(({ had, stands }) => [...counted(had), ...counted(stands)]);
  const plan = columnPlan(level, used, codes);
  const words = wordsFor(plan.columns.length);
  const single = plan.columns.flatMap(({ covers }, at) => (covers === 'branch' ? [] : [at]));
  const mask = maskOf(single, words);

  return round.coderIds.map((coderId): DifferenceFromConsensus => {
    const own = settled.filter((each) => each.coderId === coderId);
    const cells = plan.columns.map(() => ({ kept: 0, went: 0, came: 0, neither: 0 }));
    let [lines, differing, open] = [0, 0, 0];
    for (const each of own) {
      const had = lineRows(each.had, counted(each.had), each.lines, plan, words);
      const stands = lineRows(each.stands, counted(each.stands), each.lines, plan, words);
      for (let line = 0; line < each.lines; line += 1) {
        if (each.codable[line] === 0) continue;
        if (each.open.has(line)) {
          open += 1;
          continue;
        }
        lines += 1;
        if (mask.some((bits, word) => unlike(had, stands, line * words + word, bits))) {
          differing += 1;
        }
        cells.forEach((cell, column) => {
          const [before, after] = [had, stands].map((rows) => hasColumn(rows, words, line, column));
          cell[before ? (after ? 'kept' : 'went') : after ? 'came' : 'neither'] += 1;
        });
      }
    }
    const columns = plan.columns.map((column, at) => ({ column, ...cells[at]! }));
    return { coderId, transcripts: own.length, lines, differing, open, columns };
  });
}

function unlike(a: Uint32Array, b: Uint32Array, at: number, mask: number): boolean {
  return ((a[at]! ^ b[at]!) & mask) !== 0;
}

/** Submitted passes of the round together with the consensus over the same text. */
function settledPasses({ round, passes, consensuses, transcripts, versions }: ConsensusRecords) {
  const versionOf = new Map(versions.map((version) => [version.id, version]));
  const transcriptOf = new Map(transcripts.map((transcript) => [transcript.id, transcript]));
  const consensusOf = new Map(
    consensuses
      .filter(({ roundId }) => roundId === round.id)
      .map((consensus) => [consensus.transcriptId, consensus]),
  );
  const own = (pass: Pass) =>
    pass.roundId === round.id && pass.submitted !== null && isRevealed(round, pass.transcriptId);
  return passes.filter(own).flatMap((pass) => {
    const consensus = consensusOf.get(pass.transcriptId);
    const version = versionOf.get(pass.versionId);
    const transcript = transcriptOf.get(pass.transcriptId);
    return consensus && version && transcript && consensus.versionId === version.id
      ? [{ pass, consensus, version, transcript }]
      : [];
  });
}
