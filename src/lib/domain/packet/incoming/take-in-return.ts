import { visiblePasses } from '../../coding/visible-passes.ts';
import { PacketError } from '../../errors.ts';
import type { Code } from '../../model/code.ts';
import type { Memo } from '../../model/memo.ts';
import type { Pass } from '../../model/pass.ts';
import type { Round } from '../../model/round.ts';
import { submissionCode } from '../../rounds/submission-code.ts';
import { plainChange, type Change, type Placed } from '../../trail/change.ts';
import type { PacketContent, PacketHead } from '../content.ts';
import { codingLead, type Ground } from '../ground.ts';
import { merge, never } from './merge.ts';
import { completedBy } from './newer.ts';
import { newPasses, passWithForms } from './passes-here.ts';
import { onOneVersion } from './one-version.ts';
import {
  emptyPreview,
  receivedPacket,
  type Incoming,
  type LeadCode,
  type Receipt,
} from './preview.ts';
import { requireCodebook, requirePasses, requireRound, requireTexts } from './requirements.ts';
import { withReturnedForms } from './returned-forms.ts';
import type { WholeGround } from './versions.ts';
import { waitsFor } from './waits-for.ts';

/**
 * A coder's return at the lead's. While anybody here still codes one of its transcripts, it is kept as
 * it came, sealed, and nothing of it is shown.
 *
 * @throws {PacketError}
 */
export function takeInReturn(
  ground: WholeGround,
  packet: PacketContent,
  receipt: Receipt,
): Incoming {
  const { head } = packet;
  const round = requireRound(ground, head);
  if (!round.coderIds.includes(head.fromId)) {
    throw new PacketError('packet-no-round', `Round ${round.number}`);
  }
  requireTexts(ground, packet);
  requireCodebook(ground, round, head);
  requirePasses(ground, round, packet, [head.fromId]);
  requireOwn(packet);
  // Nothing here is older than a packet that brings no text.
  const { packet: carried, texts } = onOneVersion(ground, withReturnedForms(ground, packet));
  const { records } = carried;
  const { added, emptied, again, outdated } = newPasses(
    ground,
    records.passes,
    records.reopenings,
    null,
    () => 'packet-coder-open-here',
  );

  const waiting = waitsFor(ground, head, receipt.viewer);
  if (waiting.length > 0) return sealedReturn(ground, head, receipt, waiting);

  const sent = new Set(records.memos.map(({ id }) => id));
  const memos = records.memos.filter((memo) => !isBeside(memo, outdated));
  const memosGone = ground.memos.filter((memo) => isBeside(memo, again) && !sent.has(memo.id));

  const leadCode = leadCodeOf(ground, round, head);
  const comes = new Set(added.map(({ id }) => id));
  const put: Placed[] = [
    ...added.map((record): Placed => ({ table: 'passes', record })),
    ...records.earlierPasses
      .filter(({ passId }) => comes.has(passId))
      .map((record): Placed => ({ table: 'earlierPasses', record })),
    ...frozen(ground, head, receipt.at),
    ...merge(
      'coders',
      ground.coders,
      completedBy(ground.coders, records.coders, head.fromId),
      () => true,
    ).put,
    ...merge('reopenings', ground.reopenings, records.reopenings, never).put,
    ...merge('memos', ground.memos, memos, isNewerMemo).put,
    ...merge('codes', ground.codes, records.codes, isLaterProposal(ground, records.passes)).put,
    {
      table: 'packets',
      record: receivedPacket(head, receipt, {
        leadCode: head.leadCode,
        leadCodeMatched: leadCode?.matched ?? null,
      }),
    },
  ];
  const change: Change = {
    ...plainChange,
    kind: 'receive-packet',
    put,
    removed: [
      ...emptied.flatMap((pass) => passWithForms(ground, pass)),
      ...memosGone.map(({ id }) => ({ table: 'memos' as const, id })),
    ],
  };
  const passes = transcriptsInOrder(ground).flatMap(({ id: transcriptId, name }) => {
    const pass = records.passes.find((one) => one.transcriptId === transcriptId);
    if (!pass?.submitted) return [];
    return [{ transcriptId, name, submittedAt: pass.submitted.at, isKnown: !comes.has(pass.id) }];
  });
  const readable = visiblePasses(
    receipt.viewer,
    [...ground.passes.filter(({ id }) => !comes.has(id)), ...added],
    ground.rounds,
  );
  const open = new Set(readable.map(({ id }) => id));
  const preview = {
    ...emptyPreview,
    passes,
    leadCode,
    texts: texts.map((text) => ({
      ...text,
      anchors: records.passes.every(
        ({ id, transcriptId }) => transcriptId !== text.transcriptId || open.has(id),
      )
        ? text.anchors
        : null,
    })),
  };
  return { is: 'new', head, preview, change };
}

function transcriptsInOrder({ transcripts }: Ground) {
  return transcripts.toSorted((a, b) => a.order - b.order);
}

function sealedReturn(
  { packets }: Ground,
  head: PacketHead,
  receipt: Receipt,
  waiting: Extract<Incoming, { is: 'sealed' }>['waitsFor'],
): Incoming {
  const isKept = packets.some(({ id }) => id === head.id);
  const record = receivedPacket(head, receipt, { sealed: receipt.file });
  return {
    is: 'sealed',
    head,
    waitsFor: waiting,
    change: isKept
      ? null
      : { ...plainChange, kind: 'keep-sealed', put: [{ table: 'packets', record }] },
  };
}

/**
 * Whether the return carries a code of the lead's passes as they were submitted: over its transcripts
 * alone, or together with others that were submitted up to some moment. `null` where the lead does not
 * code in the round.
 */
function leadCodeOf(ground: Ground, round: Round, head: PacketHead): LeadCode | null {
  const lead = codingLead(ground, round);
  if (!lead || lead.id === head.fromId) return null;
  const about = new Set(head.transcripts.map(({ id }) => id));
  const own = ground.passes
    .filter((pass) => pass.coderId === lead.id && pass.roundId === round.id)
    .flatMap((pass) => (pass.submitted ? [{ ...pass, at: pass.submitted.at }] : []))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const over = own.filter(({ transcriptId }) => about.has(transcriptId));
  const covers = (passes: typeof own) => over.every((pass) => passes.includes(pass));
  const matched =
    over.length === about.size &&
    [over, ...own.map((_, index) => own.slice(0, index + 1))]
      .filter(covers)
      .some((passes) => submissionCode(passes) === head.leadCode);
  return { matched, leadId: lead.id, submittedAt: over.at(-1)?.at ?? null };
}

/** Everything beside the passes is the sender's own too. @throws {PacketError} 'packet-damaged' */
function requireOwn({ head, records }: PacketContent): void {
  const passIds = new Set(records.passes.map(({ id }) => id));
  const own =
    records.memos.every(({ coderId }) => coderId === head.fromId) &&
    records.earlierPasses.every(({ coderId }) => coderId === head.fromId) &&
    records.codes.every(({ createdBy }) => createdBy === head.fromId) &&
    records.coders.every(({ id }) => id === head.fromId) &&
    records.reopenings.every(
      ({ coderId, passId }) => coderId === head.fromId && passIds.has(passId),
    );
  if (!own) throw new PacketError('packet-damaged', 'records of somebody else');
}

/** What has been coded stays as it is: text, speakers and cutting. */
function frozen({ transcripts }: Ground, head: PacketHead, at: string): readonly Placed[] {
  const about = new Set(head.transcripts.map(({ id }) => id));
  return transcripts
    .filter(({ id, frozenAt }) => about.has(id) && frozenAt === null)
    .map((transcript) => ({ table: 'transcripts', record: { ...transcript, frozenAt: at } }));
}

/** Whether a memo belongs to one of the passes. */
function isBeside({ coderId, transcriptId, roundId }: Memo, passes: readonly Pass[]): boolean {
  return passes.some(
    (pass) =>
      pass.coderId === coderId && pass.transcriptId === transcriptId && pass.roundId === roundId,
  );
}

export function isNewerMemo(here: Memo, there: Memo): boolean {
  if (here.coderId !== there.coderId) return false;
  if (here.changedAt !== there.changedAt) return here.changedAt < there.changedAt;
  return here.text < there.text;
}

/**
 * A proposal that still is one here gives way to the wording that goes with the later pass, so that it
 * does not matter which of two returns is opened first. One that was adopted, merged or dropped stays.
 */
function isLaterProposal({ passes }: Ground, returned: readonly Pass[]) {
  return (here: Code, there: Code): boolean => {
    if (here.createdBy !== there.createdBy) return false;
    if (here.proposedIn === null || here.status !== 'active') return false;
    const [ours, theirs] = [lastUse(here, passes), lastUse(there, returned)];
    return ours === theirs ? wording(here) < wording(there) : ours < theirs;
  };
}

function lastUse({ id, proposedIn, createdBy }: Code, passes: readonly Pass[]): string {
  return passes
    .filter((pass) => pass.coderId === createdBy)
    .filter((pass) => pass.id === proposedIn || pass.codes.includes(id))
    .reduce((last, { submitted }) => (submitted && submitted.at > last ? submitted.at : last), '');
}

function wording(code: Code): string {
  return JSON.stringify(Object.entries(code).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
