import { ActError } from '../errors.ts';
import { noRecords, type PacketContent } from './content.ts';
import { packetOf, roundOfOrder, type PacketOrder, type Source } from './ground.ts';

/**
 * What the adjudicator sends back: the lines they settled, and nothing else.
 * @throws {ActError} 'nothing-decided'
 */
export function decided(source: Source, order: PacketOrder): PacketContent {
  const round = roundOfOrder(source, order.roundId);
  const decisions = source.decisions.filter(
    ({ roundId, outcome, by }) =>
      roundId === round.id && outcome !== 'flagged' && by.includes(order.fromId),
  );
  if (decisions.length === 0) throw new ActError('nothing-decided');
  const about = new Set(decisions.map(({ transcriptId }) => transcriptId));
  const transcripts = source.transcripts.filter(({ id }) => about.has(id));
  return packetOf(source, 'decisions', order, transcripts, { ...noRecords, decisions });
}
