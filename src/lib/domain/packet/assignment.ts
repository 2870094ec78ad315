import { ActError } from '../errors.ts';
import type { PacketContent } from './content.ts';
import { noRecords } from './content.ts';
import { bareTranscripts } from './bare-transcripts.ts';
import {
  packetOf,
  roundOfOrder,
  transcriptsOfRound,
  type PacketOrder,
  type Source,
} from './ground.ts';

/**
 * What a coder needs to code their part of a round on another machine: the plan, the transcripts, the
 * codebook the round pins. It is put together from these alone, so that nothing of what anybody has
 * coded, written, proposed or decided can be in it, nor how much of it there is.
 *
 * @throws {ActError} 'no-part-in-it', 'round-needs-transcripts', 'round-pins-no-codebook'
 */
export function assignment(source: Source, order: PacketOrder): PacketContent {
  const round = roundOfOrder(source, order.roundId);
  if (!round.coderIds.includes(order.toId)) throw new ActError('no-part-in-it');
  const transcripts = transcriptsOfRound(source, round);
  if (transcripts.length === 0) throw new ActError('round-needs-transcripts');
  const version = source.codebookVersions.find(({ id }) => id === round.codebookVersionId);
  if (!version) throw new ActError('round-pins-no-codebook');

  return packetOf(source, 'assignment', order, transcripts, {
    ...noRecords,
    studies: source.studies,
    coders: source.coders,
    rounds: [{ ...round, revealed: [] }],
    codes: version.codes,
    codebookVersions: [version],
    ...bareTranscripts(source, transcripts, round, order.toId),
  });
}
