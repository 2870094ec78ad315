import { joined, packed, unpacked, type Coding, type Quotation } from '../coding/packed.ts';
import { ActError } from '../errors.ts';
import type { CodeId } from '../model/code.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt } from '../transcript/lines.ts';
import { isDifferent } from './differences.ts';
import { lineReadings, type LineReadings } from './line-readings.ts';
import { comparedPasses, decisionsHere, sides, type Settling, type Side } from './settling.ts';

/** The version whose lines were coded. */
export type CodedVersion = Pick<TranscriptVersion, 'id' | 'lineFrom'>;

/**
 * What follows from the passes of a round and the decisions about them, for one transcript. A line that
 * was decided carries what the decision keeps; one on which the coders agree carries what they have;
 * one that is open or flagged carries nothing and is listed. Quotations stay where their code stays on
 * the line, and of two that overlap the one of the coder who comes first in the round.
 *
 * It holds codes as they were merged at this moment, and is made anew with every decision.
 *
 * @throws {ActError} 'not-revealed' when the passes are not all here to be read.
 */
export function consensusOf(
  settling: Omit<Settling, 'consensuses'>,
  version: CodedVersion,
  id: Consensus['id'],
): Consensus {
  const { round, transcript, effective } = settling;
  const passes = comparedPasses(settling);
  if (!passes) throw new ActError('not-revealed');
  const compared = sides(passes, effective);
  const decisions = decisionsHere(settling.decisions, round, transcript.id);
  const byLine = new Map(decisions.map((decision) => [decision.line, decision]));

  const settled: Coding[] = [];
  const open: number[] = [];
  for (const one of lineReadings(compared, version.lineFrom.length)) {
    const standing = standingCodes(one, byLine.get(one.line));
    if (standing === null) open.push(one.line);
    else {
      for (const codeId of new Set(standing.map((each) => effective.merged(each)))) {
        settled.push({ codeId, from: one.line, to: one.line + 1 });
      }
    }
  }
  return {
    id,
    transcriptId: transcript.id,
    versionId: version.id,
    roundId: round.id,
    ...packed({ codings: joined(settled), quotations: keptQuotations(compared, settled, version) }),
    open: Uint32Array.from(open),
  };
}

/** The codes that stand on a line; `null` while it is open. */
function standingCodes(
  one: LineReadings,
  decision: Decision | undefined,
): readonly CodeId[] | null {
  if (decision && decision.outcome !== 'flagged') return decision.keep;
  return isDifferent(one) ? null : one.shared;
}

function keptQuotations(
  compared: readonly Side[],
  settled: readonly Coding[],
  version: CodedVersion,
): readonly Quotation[] {
  const standing = new Set(settled.map(({ codeId, from }) => `${codeId} ${from}`));
  const kept: Quotation[] = [];
  for (const quotation of compared.flatMap(({ codings }) => unpacked(codings).quotations)) {
    const { codeId, from, to } = quotation;
    const overlaps = kept.some((one) => one.codeId === codeId && one.from < to && from < one.to);
    if (!overlaps && standing.has(`${codeId} ${lineAt(version, from)}`)) kept.push(quotation);
  }
  return kept;
}
