import { isOwnProposal } from '../../codebook/leads-codebook.ts';
import { transcriptsInHand } from '../../coding/visible-passes.ts';
import { PacketError } from '../../errors.ts';
import type { Code } from '../../model/code.ts';
import type { Pass } from '../../model/pass.ts';
import { plainChange, type Change } from '../../trail/change.ts';
import type { PacketContent } from '../content.ts';
import type { Ground } from '../ground.ts';
import { merge, never } from './merge.ts';
import { isOutdated, joinedRound } from './newer.ts';
import { newPasses } from './passes-here.ts';
import { countsOf, emptyPreview, receivedPacket, type Incoming, type Receipt } from './preview.ts';
import { requireCodebook, requirePasses, requireRound, requireTexts } from './requirements.ts';
import { isNewerMemo } from './take-in-return.ts';

/**
 * What was revealed at the lead's, taken in by a coder of the round: from now on it is revealed here
 * too, for good, also where the coder has opened their pass again meanwhile: the revealed one takes its
 * place, and what they made of it stays in the trail. Decisions and consensus are the lead's; an older packet never takes a newer one back.
 *
 * @throws {PacketError}
 */
export function takeInReview(ground: Ground, packet: PacketContent, receipt: Receipt): Incoming {
  const { head, records } = packet;
  const round = requireRound(ground, head);
  requireTexts(ground, packet);
  requireCodebook(ground, round, head);
  // Somebody may have joined the round after this copy was made.
  const joined = records.rounds.find(({ id }) => id === round.id)?.coderIds ?? [];
  requirePasses(ground, round, packet, [...round.coderIds, ...joined]);
  const { viewer } = receipt;
  const { emptied, revealed } = newPasses(
    ground,
    records.passes,
    null,
    viewer,
    () => 'packet-own-pass-open',
  );
  const opened = new Set(revealed.map(({ id }) => id));
  requireFinished(ground, packet, receipt);

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
    merge('coders', ground.coders, records.coders, gives),
    merge('rounds', ground.rounds, plans, () => true),
    merge('codes', ground.codes, records.codes, givesCode),
    merge('codebookVersions', ground.codebookVersions, records.codebookVersions, never),
    merge('ruleChanges', ground.ruleChanges, records.ruleChanges, gives),
    merge('passes', ground.passes, records.passes, givesPass),
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
    put: [
      ...merges.flatMap(({ put }) => put),
      { table: 'packets', record: receivedPacket(head, receipt) },
    ],
    removed: [
      ...emptied.map(({ id }) => ({ table: 'passes' as const, id })),
      ...decisionsGone.map(({ id }) => ({ table: 'decisions' as const, id })),
      ...consensusesGone.map(({ id }) => ({ table: 'consensuses' as const, id })),
    ],
  };
  const preview = {
    ...emptyPreview,
    counts: countsOf(merges),
    takenAway: decisionsGone.length,
    openedAgain: revealed.length,
  };
  return { is: 'new', head, preview, change };
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
