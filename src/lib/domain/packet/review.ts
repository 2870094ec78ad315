import { visibleRuleChanges } from '../coding/visible-checks.ts';
import {
  visibleCodes,
  visibleDecisions,
  visibleMemos,
  visiblePasses,
} from '../coding/visible-passes.ts';
import { ActError } from '../errors.ts';
import { bareTranscripts } from './bare-transcripts.ts';
import { noRecords, type PacketContent } from './content.ts';
import {
  packetOf,
  roundOfOrder,
  transcriptsOfRound,
  type PacketOrder,
  type Source,
} from './ground.ts';

/**
 * What a coder of the round may look at together with the others once it was revealed: all passes of
 * the revealed transcripts, what was decided about them and why, and the codebook as it is now. It
 * starts from what that coder may see, so a transcript they have in hand in another round stays out.
 * Texts that were corrected come along, with passes as they stood on what the coder has of them.
 *
 * @throws {ActError} 'no-part-in-it', 'nothing-revealed'
 */
export function review(source: Source, order: PacketOrder): PacketContent {
  const { passes, rounds } = source;
  const round = roundOfOrder(source, order.roundId);
  if (!round.coderIds.includes(order.toId)) throw new ActError('no-part-in-it');

  const revealed = new Set<string | null>(round.revealed.map(({ transcriptId }) => transcriptId));
  const shown = visiblePasses(order.toId, passes, rounds).filter(
    (pass) =>
      pass.roundId === round.id && pass.submitted !== null && revealed.has(pass.transcriptId),
  );
  const others = shown.filter(({ coderId }) => coderId !== order.toId);
  const about = new Set<string | null>(others.map(({ transcriptId }) => transcriptId));
  if (about.size === 0) throw new ActError('nothing-revealed');

  const here = <
    Record extends { readonly transcriptId: string | null; readonly roundId: string | null },
  >(
    records: readonly Record[],
  ) => records.filter((one) => one.roundId === round.id && about.has(one.transcriptId));
  const transcripts = transcriptsOfRound(source, round).filter(({ id }) => about.has(id));
  const corrected = new Set(
    source.transcriptVersions.filter((one) => one.corrected !== null).map(({ id }) => id),
  );
  const texts = bareTranscripts(
    source,
    transcripts.filter(({ versionId }) => corrected.has(versionId)),
    round,
    order.toId,
  );
  const sent = new Set(texts.transcriptVersions.map(({ id }) => id));
  const passesShown = here(shown);
  const ids = new Set(passesShown.map(({ id }) => id));
  return packetOf(source, 'review', order, transcripts, {
    ...noRecords,
    ...texts,
    coders: source.coders,
    rounds: [{ ...round, revealed: round.revealed.filter((one) => about.has(one.transcriptId)) }],
    codes: visibleCodes(order.toId, source.codes, passes, rounds),
    codebookVersions: source.codebookVersions,
    ruleChanges: visibleRuleChanges(order.toId, source.ruleChanges, source).map((change) => ({
      ...change,
      checked: change.checked.filter(({ transcriptId }) => about.has(transcriptId)),
    })),
    passes: passesShown,
    earlierPasses: source.earlierPasses.filter(
      ({ passId, versionId }) => ids.has(passId) && sent.has(versionId),
    ),
    reopenings: here(source.reopenings),
    decisions: here(visibleDecisions(order.toId, source.decisions, passes, rounds)),
    consensuses: here(source.consensuses),
    memos: here(visibleMemos(order.toId, source.memos, passes, rounds)),
    splitDecisions: here(source.splitDecisions),
  });
}
