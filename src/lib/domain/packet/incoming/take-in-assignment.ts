import { newestVersion } from '../../rounds/pin-codebook.ts';
import { plainChange, type Change } from '../../trail/change.ts';
import type { PacketContent } from '../content.ts';
import type { Ground } from '../ground.ts';
import { merge, never } from './merge.ts';
import { isOutdated, joinedRound } from './newer.ts';
import { countsOf, emptyPreview, receivedPacket, type Incoming, type Receipt } from './preview.ts';
import { requireCodebook, requireTexts } from './requirements.ts';

/**
 * A further round for a copy that was made for the same coder. Of the codebook the newer version
 * counts, whichever packet is opened first; the coder's own proposals stay.
 */
export function takeInAssignment(
  ground: Ground,
  packet: PacketContent,
  receipt: Receipt,
): Incoming {
  const { head, records } = packet;
  requireTexts(ground, packet);
  const here = ground.rounds.find(({ id }) => id === head.round.id);
  if (here) requireCodebook(ground, here, head);

  const isOlder = isOutdated(ground, head);
  const gives = () => !isOlder;
  const [newest] = records.codebookVersions;
  const isNewestBook =
    (newest?.number ?? 0) >= (newestVersion(ground.codebookVersions)?.number ?? 0);
  const transcripts = merge('transcripts', ground.transcripts, records.transcripts, never);
  const isNew = new Set(transcripts.put.map(({ record }) => record.id));
  const merges = [
    merge('studies', ground.studies, records.studies, gives),
    merge('coders', ground.coders, records.coders, gives),
    merge(
      'rounds',
      ground.rounds,
      records.rounds.map((there) => joinedRound(here, there, isOlder)),
      () => true,
    ),
    merge('participants', ground.participants, records.participants, never),
    merge('codes', ground.codes, records.codes, () => isNewestBook),
    merge('codebookVersions', ground.codebookVersions, records.codebookVersions, never),
    transcripts,
  ];
  const versions = records.transcriptVersions.filter(({ transcriptId }) => isNew.has(transcriptId));
  const change: Change = {
    ...plainChange,
    kind: 'receive-packet',
    put: [
      ...merges.flatMap(({ put }) => put),
      ...versions.map((record) => ({ table: 'transcriptVersions' as const, record })),
      { table: 'packets', record: receivedPacket(head, receipt) },
    ],
  };
  return { is: 'new', head, preview: { ...emptyPreview, counts: countsOf(merges) }, change };
}
