import { ActError } from '../errors.ts';
import type { Code } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Pass } from '../model/pass.ts';
import type { RoundId } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { noRecords, type PacketContent } from './content.ts';
import {
  codingLead,
  packetOf,
  roundOfOrder,
  transcriptsOfRound,
  type PacketOrder,
  type Source,
} from './ground.ts';

/** A submitted pass that can be returned. */
export interface Returnable {
  readonly transcriptId: TranscriptId;
  readonly submittedAt: string;
  /** When it was last returned as it stands; `null` if it was not. */
  readonly returnedAt: string | null;
}

/** The coder's submitted passes of a round, in the order of the study. */
export function returnable(
  source: Pick<Source, 'rounds' | 'transcripts' | 'packets'> & {
    readonly passes: readonly Pick<Pass, 'transcriptId' | 'coderId' | 'roundId' | 'submitted'>[];
  },
  roundId: RoundId,
  coderId: CoderId,
): readonly Returnable[] {
  const returns = source.packets.filter(
    (packet) =>
      packet.kind === 'return' &&
      packet.direction === 'out' &&
      packet.roundId === roundId &&
      packet.fromId === coderId,
  );
  return transcriptsOfRound(source, roundOfOrder(source, roundId)).flatMap(({ id }) => {
    const pass = source.passes.find(
      (one) => one.transcriptId === id && one.coderId === coderId && one.roundId === roundId,
    );
    if (!pass?.submitted) return [];
    const submittedAt = pass.submitted.at;
    const since = returns
      .filter((packet) => packet.transcriptIds.includes(id) && packet.madeAt >= submittedAt)
      .map(({ madeAt }) => madeAt)
      .toSorted();
    return [{ transcriptId: id, submittedAt, returnedAt: since.at(-1) ?? null }];
  });
}

export interface ReturnOrder extends PacketOrder {
  /** Which submitted passes go into it. */
  readonly transcriptIds: readonly TranscriptId[];
  /** The submission code of the lead's passes; `null` where the lead does not code in the round. */
  readonly leadCode: string | null;
}

/**
 * What a coder sends back: submitted passes with their hashes, and the forms they had on texts that were
 * corrected since, the codes proposed in them, the memos
 * that belong to them, and what the coder says of themselves.
 *
 * @throws {ActError} 'nothing-submitted', 'lead-code-missing'
 */
export function returned(source: Source, order: ReturnOrder): PacketContent {
  const round = roundOfOrder(source, order.roundId);
  const wanted = new Set(order.transcriptIds);
  const passes = source.passes.filter(
    (pass) =>
      pass.coderId === order.fromId &&
      pass.roundId === round.id &&
      wanted.has(pass.transcriptId) &&
      pass.submitted !== null,
  );
  if (passes.length === 0) throw new ActError('nothing-submitted');
  const lead = codingLead(source, round);
  const needsCode = lead !== undefined && lead.id !== order.fromId;
  if (needsCode && order.leadCode === null) throw new ActError('lead-code-missing');

  const about = new Set<string | null>(passes.map(({ transcriptId }) => transcriptId));
  const passIds = new Set(passes.map(({ id }) => id));
  const codes = proposals(source, passes, order.fromId);
  const codeIds = new Set<string | null>(codes.map(({ id }) => id));
  return packetOf(
    source,
    'return',
    order,
    source.transcripts.filter(({ id }) => about.has(id)),
    {
      ...noRecords,
      coders: source.coders.filter(({ id }) => id === order.fromId),
      passes,
      earlierPasses: source.earlierPasses.filter(({ passId }) => passIds.has(passId)),
      codes,
      reopenings: source.reopenings.filter(({ passId }) => passIds.has(passId)),
      memos: source.memos.filter(
        (memo) =>
          memo.coderId === order.fromId &&
          (memo.about === 'code'
            ? codeIds.has(memo.codeId)
            : memo.roundId === round.id && about.has(memo.transcriptId)),
      ),
    },
    needsCode ? order.leadCode : null,
  );
}

/** Codes the coder made that the passes use or propose, with those they stand under. */
function proposals(
  { codes, codebookVersions }: Source,
  passes: readonly Pass[],
  coderId: CoderId,
): readonly Code[] {
  const passIds = new Set<string | null>(passes.map(({ id }) => id));
  const agreed = new Set(codebookVersions.flatMap((version) => version.codes.map(({ id }) => id)));
  const own = new Map(
    codes
      .filter((code) => code.createdBy === coderId && !agreed.has(code.id))
      .map((code) => [code.id, code]),
  );
  const used = new Set(passes.flatMap((pass) => pass.codes));
  const wanted = new Map<string, Code>();
  const want = (code: Code | undefined) => {
    if (!code || wanted.has(code.id)) return;
    wanted.set(code.id, code);
    for (const other of [code.parentId, ...code.into]) if (other) want(own.get(other));
  };
  for (const code of own.values()) {
    if (used.has(code.id) || passIds.has(code.proposedIn)) want(code);
  }
  return [...wanted.values()];
}
