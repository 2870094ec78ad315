import { isOwnProposal } from '../../codebook/leads-codebook.ts';
import { transcriptsInHand, visibleDecisions } from '../../coding/visible-passes.ts';
import { bothChanges } from '../../correction/carried-layers.ts';
import { PacketError } from '../../errors.ts';
import type { Code } from '../../model/code.ts';
import type { Pass } from '../../model/pass.ts';
import { plainChange, type Change } from '../../trail/change.ts';
import type { PacketContent } from '../content.ts';
import type { Ground } from '../ground.ts';
import { merge, never } from './merge.ts';
import { isOutdated, joinedRound, joinedTeam } from './newer.ts';
import { newPasses, passWithForms } from './passes-here.ts';
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
import { requireCodebook, requirePasses, requireRound, requireTexts } from './requirements.ts';
import { isNewerMemo } from './take-in-return.ts';
import type { WholeGround } from './versions.ts';

/**
 * What was revealed at the lead's, taken in by a coder of the round: from now on it is revealed here
 * too, for good, also where the coder has opened their pass again meanwhile: the revealed one takes its
 * place, and what they made of it stays in the trail. Decisions and consensus are the lead's; an older packet never takes a newer one back.
 *
 * @throws {PacketError}
 */
export function takeInReview(
  given: WholeGround,
  packet: PacketContent,
  receipt: Receipt,
): Incoming {
  const { head } = packet;
  const round = requireRound(given, head);
  requireTextsHere(given, packet);
  requireCodebook(given, round, head);
  // Somebody may have joined the round after this copy was made.
  const joined = packet.records.rounds.find(({ id }) => id === round.id)?.coderIds ?? [];
  requirePasses(given, round, packet, [...round.coderIds, ...joined]);
  const { ground, change: corrected, texts, ...now } = onOneVersion(given, packet);
  const { records } = now.packet;
  const { viewer } = receipt;
  const { emptied, revealed } = newPasses(
    ground,
    records.passes,
    null,
    viewer,
    () => 'packet-own-pass-open',
  );
  const opened = new Set(revealed.map(({ id }) => id));
  requireFinished(ground, now.packet, receipt);

  const isOlder = isOutdated(ground, head);
  const gives = () => !isOlder;
  // The packet knows a proposal as it was returned; whoever made it may have gone on writing it.
  const givesCode = (here: Code, there: Code) =>
    !isOlder && !(there.proposedIn !== null && isOwnProposal(here, viewer));
  const givesPass = ({ id, submitted }: Pass) => submitted === null || opened.has(id);
  const plans = records.rounds
    .filter(({ id }) => id === round.id)
    .map((there) => joinedRound(round, there, isOlder));
  const about = new Set<string>(head.transcripts.map(({ id }) => id));
  const [decided, settled] = [
    new Set(records.decisions.map(({ id }) => id)),
    new Set(records.consensuses.map(({ id }) => id)),
  ];
  const goes = <Layer extends { readonly roundId: string; readonly transcriptId: string }>(
    layer: Layer,
  ) => !isOlder && layer.roundId === round.id && about.has(layer.transcriptId);
  const decisionsGone = ground.decisions.filter((one) => goes(one) && !decided.has(one.id));
  const consensusesGone = ground.consensuses.filter((one) => goes(one) && !settled.has(one.id));

  const merges = [
    merge(
      'coders',
      ground.coders,
      joinedTeam(ground.coders, records.coders, receipt.viewer),
      gives,
    ),
    merge('rounds', ground.rounds, plans, () => true),
    merge('participants', ground.participants, records.participants, never),
    merge('codes', ground.codes, records.codes, givesCode),
    merge('codebookVersions', ground.codebookVersions, records.codebookVersions, never),
    merge('ruleChanges', ground.ruleChanges, records.ruleChanges, gives),
    merge('passes', ground.passes, records.passes, givesPass),
    merge('earlierPasses', ground.earlierPasses, records.earlierPasses, ({ passId }) =>
      opened.has(passId),
    ),
    merge('reopenings', ground.reopenings, records.reopenings, never),
    ...(isOlder
      ? []
      : [
          merge('decisions', ground.decisions, records.decisions, gives),
          merge('consensuses', ground.consensuses, records.consensuses, gives),
          merge('splitDecisions', ground.splitDecisions, records.splitDecisions, gives),
        ]),
    merge('memos', ground.memos, records.memos, isNewerMemo),
  ];
  const change: Change = {
    ...plainChange,
    kind: 'receive-review',
    ...bothChanges(corrected, {
      put: [
        ...merges.flatMap(({ put }) => put),
        { table: 'packets', record: receivedPacket(head, receipt) },
      ],
      removed: [
        ...emptied.flatMap((pass) => passWithForms(ground, pass)),
        ...decisionsGone.map(({ id }) => ({ table: 'decisions' as const, id })),
        ...consensusesGone.map(({ id }) => ({ table: 'consensuses' as const, id })),
      ],
    }),
  };
  const known = visibleDecisions(viewer, given.decisions, given.passes, given.rounds);
  const preview = {
    ...emptyPreview,
    counts: countsOf(merges),
    takenAway: decisionsGone.length,
    openedAgain: revealed.length,
    texts: textsShown(texts, viewer, isOneOf([...known, ...records.decisions])),
  };
  return { is: 'new', head, preview, change };
}

/** A review brings corrected texts along, and no transcript that is not here. */
function requireTextsHere(ground: WholeGround, packet: PacketContent): void {
  const known = new Set(ground.transcripts.map(({ id }) => id));
  const transcripts = packet.records.transcripts.filter(({ id }) => known.has(id));
  requireTexts(ground, { ...packet, records: { ...packet.records, transcripts } });
}

/**
 * Nobody looks at another's pass while their own is open. A pass of theirs that the packet brings back
 * counts as submitted.
 *
 * @throws {PacketError} 'packet-own-pass-open', naming the transcript
 */
export function requireFinished(
  ground: Ground,
  { head, records }: PacketContent,
  { viewer }: Pick<Receipt, 'viewer'>,
): void {
  const brought = new Set(records.passes.map(({ id }) => id));
  const passes = [...ground.passes.filter(({ id }) => !brought.has(id)), ...records.passes];
  const held = passes.filter(
    (pass) =>
      pass.submitted !== null ||
      pass.code.length + pass.quoteCode.length + pass.flags.length > 0 ||
      !records.passes.some(
        ({ transcriptId, coderId }) =>
          transcriptId === pass.transcriptId && coderId === pass.coderId,
      ),
  );
  const inHand = transcriptsInHand(viewer, held, ground.rounds);
  const open = head.transcripts.find(({ id }) => inHand(id));
  if (!open) return;
  const name = ground.transcripts.find(({ id }) => id === open.id)?.name ?? '';
  throw new PacketError('packet-own-pass-open', name);
}
