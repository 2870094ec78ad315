import { effectiveCodes } from '../codebook/effective-codes.ts';
import type { Change, Placed } from '../trail/change.ts';
import type { Beside, CarriedBeside } from './beside.ts';
import { checksCarried, splitDecisionsCarried } from './carried-checks.ts';
import { carriedConsensus } from './carried-consensus.ts';
import { decisionsCarried } from './carried-decisions.ts';
import { findingsCarried } from './carried-findings.ts';
import { memosCarried } from './carried-memos.ts';
import type { Carrying } from './carrying.ts';
import { lineLinks } from './line-links.ts';

/**
 * What stands beside the passes over a corrected transcript, on its new version: decisions go with their
 * lines and the consensus is made anew; memos go with their words; passages looked at after a change of
 * a rule, and what was decided about a split code, go with lines that are whole as they were. Ids that
 * are needed follow from those there were, so that every copy of the study makes the same records.
 */
export function carriedBeside(beside: Beside, carrying: Carrying): CarriedBeside {
  const { before } = carrying;
  const links = lineLinks(carrying.map);
  const correction = { carrying, links };
  const parts = [
    decisionsCarried(beside.decisions, correction),
    splitDecisionsCarried(beside.splitDecisions, correction),
    checksCarried(beside.ruleChanges, correction),
    memosCarried(beside.memos, correction),
    findingsCarried(beside, correction),
  ];
  const [decided, split] = parts;
  const consensuses = beside.consensuses
    .filter(({ versionId }) => versionId === before.id)
    .map((record): Placed => ({
      table: 'consensuses',
      record: carriedConsensus(record, correction, {
        rounds: beside.rounds,
        passes: beside.passes,
        decisions: replaced(beside.decisions, 'decisions', decided!),
        effective: effectiveCodes(
          beside.codes,
          replaced(beside.splitDecisions, 'splitDecisions', split!),
        ),
      }),
    }));
  return {
    put: [...parts.flatMap(({ put }) => put), ...consensuses],
    removed: parts.flatMap(({ removed }) => removed),
    anchors: parts.flatMap(({ anchors }) => anchors),
  };
}

/** A table after the change. */
function replaced<Row extends { readonly id: string }>(
  rows: readonly Row[],
  table: 'decisions' | 'splitDecisions',
  { put, removed }: Pick<Change, 'put' | 'removed'>,
): readonly Row[] {
  const came = put.flatMap((one) => (one.table === table ? [one.record as unknown as Row] : []));
  const gone = new Set([...removed.map(({ id }) => id), ...came.map(({ id }) => id)]);
  return [...rows.filter(({ id }) => !gone.has(id)), ...came];
}
