import { visibleCodes } from '../coding/visible-passes.ts';
import { ActError } from '../errors.ts';
import type { Memo } from '../model/memo.ts';
import { bareTranscripts } from './bare-transcripts.ts';
import { noRecords, type PacketContent } from './content.ts';
import { packetOf, roundOfOrder, type PacketOrder, type Source } from './ground.ts';

/**
 * What the adjudicator is asked: the flagged lines with what each coder had there, the words they stand
 * in, and the memos on them. No pass, no other decision, no other transcript. It holds what is needed
 * to begin a copy of the study.
 *
 * @throws {ActError} 'nothing-flagged'
 */
export function adjudication(source: Source, order: PacketOrder): PacketContent {
  const round = roundOfOrder(source, order.roundId);
  const revealed = round.revealed.map(({ transcriptId }) => transcriptId);
  const flagged = source.decisions.filter(
    ({ roundId, outcome, transcriptId }) =>
      roundId === round.id && outcome === 'flagged' && revealed.includes(transcriptId),
  );
  if (flagged.length === 0) throw new ActError('nothing-flagged');

  const about = new Set(flagged.map(({ transcriptId }) => transcriptId));
  const transcripts = source.transcripts
    .filter(({ id }) => about.has(id))
    .toSorted((a, b) => a.order - b.order);
  const isOnFlaggedLine = (memo: Memo) =>
    memo.about === 'line' &&
    memo.roundId === round.id &&
    round.coderIds.includes(memo.coderId) &&
    flagged.some(
      ({ transcriptId, line }) =>
        memo.transcriptId === transcriptId &&
        memo.from !== null &&
        memo.to !== null &&
        memo.from <= line &&
        line < memo.to,
    );
  const read = new Set(
    flagged.flatMap(({ readings, ruleCodeIds }) => [
      ...readings.flatMap(({ codeIds }) => codeIds),
      ...ruleCodeIds,
    ]),
  );
  const version = source.codebookVersions.filter(({ id }) => id === round.codebookVersionId);
  return packetOf(source, 'review', order, transcripts, {
    ...noRecords,
    studies: source.studies,
    coders: source.coders,
    rounds: [
      {
        ...round,
        transcriptIds: transcripts.map(({ id }) => id),
        drawn: null,
        revealed: round.revealed.filter(({ transcriptId }) => about.has(transcriptId)),
      },
    ],
    // With no pass of theirs at hand, the adjudicator sees a proposal only where a flagged line has it.
    codes: [
      ...visibleCodes(order.toId, source.codes, [], []),
      ...source.codes.filter(({ id, proposedIn }) => proposedIn !== null && read.has(id)),
    ],
    codebookVersions: version,
    ...bareTranscripts(source, transcripts, round, order.toId),
    decisions: flagged,
    memos: source.memos.filter(isOnFlaggedLine),
  });
}
