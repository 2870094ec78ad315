import type { EffectiveCodes } from '../codebook/effective-codes.ts';
import { joined, packed, unpacked, type Coding } from '../coding/packed.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { Pass } from '../model/pass.ts';
import { consensusOf } from '../reconciliation/consensus.ts';
import { comparedPasses, type SettledRound } from '../reconciliation/settling.ts';
import { lineAt } from '../transcript/lines.ts';
import type { BesideOf } from './beside.ts';
import { carriedCodings } from './carried-codings.ts';

/** What a consensus follows from, on the corrected version. */
export interface Settled {
  readonly rounds: readonly SettledRound[];
  readonly passes: readonly Pass[];
  readonly decisions: readonly Decision[];
  readonly effective: EffectiveCodes;
}

/**
 * The consensus of a corrected transcript: made anew from the carried passes and decisions. Where not
 * all passes are here, as in a copy made for one person, it goes over by its lines.
 */
export function carriedConsensus(
  consensus: Consensus,
  of: BesideOf,
  { rounds, passes, decisions, effective }: Settled,
): Consensus {
  const { after } = of.carrying;
  const round = rounds.find(({ id }) => id === consensus.roundId);
  const transcript = { id: consensus.transcriptId, versionId: after.id };
  const settling = round && { round, transcript, passes, decisions, effective };
  return settling && comparedPasses(settling)
    ? consensusOf(settling, after, consensus.id)
    : byLines(consensus, of);
}

/** Of lines that were joined nothing stands unless the same codes stood on each of them. */
function byLines(consensus: Consensus, { carrying, links }: BesideOf): Consensus {
  const { codings, quotations } = unpacked(consensus);
  const wasOpen = new Set(consensus.open);
  const stood = (line: number) =>
    wasOpen.has(line)
      ? 'open'
      : codings
          .filter(({ from, to }) => from <= line && line < to)
          .map(({ codeId }) => codeId)
          .join();
  const open = links.from.flatMap((lines, line) => {
    const [first, ...others] = new Set(lines.map(stood));
    return first === 'open' || others.length > 0 ? [line] : [];
  });
  const carried = carriedCodings(
    { codings, quotations },
    { recordId: consensus.id, coderId: null },
    carrying,
  );
  const isOpen = new Set(open);
  const standing = carried.codings.flatMap(({ codeId, from, to }): Coding[] =>
    Array.from({ length: to - from }, (_, at) => from + at)
      .filter((line) => !isOpen.has(line))
      .map((line) => ({ codeId, from: line, to: line + 1 })),
  );
  return {
    ...consensus,
    versionId: carrying.after.id,
    ...packed({
      codings: joined(standing),
      quotations: carried.quotations.filter(
        ({ from }) => !isOpen.has(lineAt(carrying.after, from)),
      ),
    }),
    open: Uint32Array.from(open),
  };
}
