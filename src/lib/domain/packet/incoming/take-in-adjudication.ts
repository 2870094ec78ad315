import { bothChanges } from '../../correction/carried-layers.ts';
import type { Decision } from '../../model/decision.ts';
import { plainChange, type Change } from '../../trail/change.ts';
import type { PacketContent } from '../content.ts';
import { merge, never } from './merge.ts';
import { isOutdated, joinedRound, joinedTeam, joinedTranscripts } from './newer.ts';
import { onOneVersion } from './one-version.ts';
import {
  countsOf,
  emptyPreview,
  isOneOf,
  receivedPacket,
  textsShown,
  type Incoming,
  type Receipt,
} from './preview.ts';
import { isNewerMemo } from './take-in-return.ts';
import { requireFinished } from './take-in-review.ts';
import type { WholeGround } from './versions.ts';

/**
 * Flagged lines, taken in by the adjudicator. A line they have settled here already stays settled.
 * @throws {PacketError}
 */
export function takeInAdjudication(
  given: WholeGround,
  packet: PacketContent,
  receipt: Receipt,
): Incoming {
  const { ground, change: corrected, texts, ...now } = onOneVersion(given, packet);
  const { head, records } = now.packet;
  requireFinished(ground, now.packet, receipt);
  const isOlder = isOutdated(ground, head);
  const gives = () => !isOlder;
  const plans = records.rounds.map((there) => {
    const here = ground.rounds.find(({ id }) => id === there.id);
    return joinedTranscripts(here, joinedRound(here, there, isOlder));
  });

  const standing = records.decisions.map((there) => ({
    there,
    here: ground.decisions.filter((one) => isAboutSameLine(one, there) && one.id !== there.id),
  }));
  const isOwn = ({ by, outcome }: Decision) => outcome !== 'flagged' && by.includes(receipt.viewer);
  const open = standing.filter(({ here }) => !here.some(isOwn));
  const transcripts = merge('transcripts', ground.transcripts, records.transcripts, never);
  const isNew = new Set(transcripts.put.map(({ record }) => record.id));
  const merges = [
    merge(
      'coders',
      ground.coders,
      joinedTeam(ground.coders, records.coders, receipt.viewer),
      gives,
    ),
    merge('rounds', ground.rounds, plans, () => true),
    merge('participants', ground.participants, records.participants, never),
    merge('codes', ground.codes, records.codes, gives),
    merge('codebookVersions', ground.codebookVersions, records.codebookVersions, never),
    transcripts,
    merge(
      'decisions',
      ground.decisions,
      open.map(({ there }) => there),
      never,
    ),
    merge('memos', ground.memos, records.memos, isNewerMemo),
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
      removed: open.flatMap(({ here }) =>
        here.map(({ id }) => ({ table: 'decisions' as const, id })),
      ),
    }),
  };
  const settledMeanwhile = standing.length - open.length;
  const preview = {
    ...emptyPreview,
    counts: countsOf(merges),
    settledMeanwhile,
    texts: textsShown(texts, receipt.viewer, isOneOf([...given.decisions, ...records.decisions])),
  };
  return { is: 'new', head, preview, change };
}

export function isAboutSameLine(a: Decision, b: Decision): boolean {
  return a.roundId === b.roundId && a.transcriptId === b.transcriptId && a.line === b.line;
}
