import { visibleDecisions } from '../../coding/visible-passes.ts';
import { bothChanges } from '../../correction/carried-layers.ts';
import { newestVersion } from '../../rounds/pin-codebook.ts';
import { plainChange, type Change } from '../../trail/change.ts';
import type { PacketContent } from '../content.ts';
import { merge, never } from './merge.ts';
import { isOutdated, joinedRound, joinedTeam } from './newer.ts';
import {
  countsOf,
  emptyPreview,
  isOneOf,
  receivedPacket,
  textsShown,
  type Incoming,
  type Receipt,
} from './preview.ts';
import { onOneVersion } from './one-version.ts';
import { requireCodebook } from './requirements.ts';
import type { WholeGround } from './versions.ts';

/**
 * A further round for a copy that was made for the same coder. Of the codebook the newer version
 * counts, whichever packet is opened first; the coder's own proposals stay. A transcript that was
 * corrected since comes with its new version, and what the coder did is carried to it.
 */
export function takeInAssignment(
  given: WholeGround,
  packet: PacketContent,
  receipt: Receipt,
): Incoming {
  const { ground, change: corrected, texts, ...now } = onOneVersion(given, packet);
  const { head, records } = now.packet;
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
    merge(
      'coders',
      ground.coders,
      joinedTeam(ground.coders, records.coders, receipt.viewer),
      gives,
    ),
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
    ...bothChanges(corrected, {
      put: [
        ...merges.flatMap(({ put }) => put),
        ...versions.map((record) => ({ table: 'transcriptVersions' as const, record })),
        { table: 'packets', record: receivedPacket(head, receipt) },
      ],
      removed: [],
    }),
  };
  const { viewer } = receipt;
  const decided = visibleDecisions(viewer, given.decisions, given.passes, given.rounds);
  const preview = {
    ...emptyPreview,
    counts: countsOf(merges),
    texts: textsShown(texts, viewer, isOneOf(decided)),
  };
  return { is: 'new', head, preview, change };
}
