import { PacketError } from '../errors.ts';
import { noFindings, type StudySnapshot } from '../model/snapshot.ts';
import type { PacketContent } from './content.ts';
import { receivedPacket, type Receipt } from './incoming/preview.ts';
import { withSoundMemos } from './incoming/sound-memos.ts';
import { isForAdjudicator } from './incoming/take-in.ts';

/**
 * The copy of a study that an assignment, or a review for the adjudicator, begins on another machine.
 * @throws {PacketError} 'packet-no-study-here' for any other packet; 'packet-damaged'.
 */
export function studyFromPacket(packet: PacketContent, receipt: Receipt): StudySnapshot {
  const { head, records } = packet;
  if (head.kind !== 'assignment' && !isForAdjudicator(packet)) {
    throw new PacketError('packet-no-study-here', head.study.title);
  }
  const knows =
    records.studies[0]?.id === head.study.id &&
    records.coders.some(({ id }) => id === head.toId) &&
    records.rounds.some(({ id }) => id === head.round.id);
  if (!knows) throw new PacketError('packet-damaged', 'the plan is missing');
  return {
    ...withSoundMemos({ transcripts: [] }, packet).records,
    attributes: [],
    recruitments: [],
    guideVersions: [],
    interviews: [],
    readings: [],
    ...noFindings,
    packets: [receivedPacket(head, receipt)],
    places: [],
    operations: [],
    imprints: [],
  };
}
