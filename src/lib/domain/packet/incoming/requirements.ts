import { isAsSubmitted } from '../../coding/pass-hash.ts';
import { PacketError } from '../../errors.ts';
import type { CoderId } from '../../model/coder.ts';
import type { Pass } from '../../model/pass.ts';
import type { Round } from '../../model/round.ts';
import { assignedCoder } from '../../rounds/assigned-copy.ts';
import type { PacketContent, PacketHead } from '../content.ts';
import type { Ground } from '../ground.ts';
import { knownVersions, textsBetween, versionIdIn, type WholeGround } from './versions.ts';

/**
 * The packet is of this study, was made elsewhere, and is for who is at the keyboard. Returns and
 * decisions are for whoever leads the study.
 *
 * @throws {PacketError} 'packet-other-study', 'packet-own', 'packet-not-for-you'; 'packet-codes-here' for
 * an assignment of a study that was not made from one
 */
export function requireOurs(ground: Ground, head: PacketHead, viewer: CoderId): void {
  if (ground.studies[0]?.id !== head.study.id) {
    throw new PacketError('packet-other-study', head.study.title);
  }
  const wentOut = ground.packets.some(({ id, direction }) => id === head.id && direction === 'out');
  if (wentOut || head.fromId === viewer) throw new PacketError('packet-own');
  if (head.kind === 'assignment' && assignedCoder(ground.packets) === null) {
    throw new PacketError('packet-codes-here');
  }
  const leads = ground.coders.some(({ id, role }) => id === viewer && role === 'lead');
  const forLead = head.kind === 'return' || head.kind === 'decisions';
  if (head.toId !== viewer && !(forLead && leads)) {
    const name = ground.coders.find(({ id }) => id === head.toId)?.name;
    throw new PacketError('packet-not-for-you', name ?? '');
  }
}

/** @throws {PacketError} 'packet-no-round' */
export function requireRound({ rounds }: Pick<Ground, 'rounds'>, head: PacketHead): Round {
  const round = rounds.find(({ id }) => id === head.round.id);
  if (!round) throw new PacketError('packet-no-round', `Round ${head.round.number}`);
  return round;
}

/**
 * The packet was made with the codebook that the round pins here.
 * @throws {PacketError} 'packet-other-codebook'
 */
export function requireCodebook(ground: Ground, round: Round, { codebook }: PacketHead): void {
  const version = ground.codebookVersions.find(({ id }) => id === round.codebookVersionId);
  const same =
    (codebook?.versionId ?? null) === round.codebookVersionId &&
    (codebook?.hash ?? null) === (version?.hash ?? null);
  if (!same) throw new PacketError('packet-other-codebook', `Round ${round.number}`);
}

/**
 * Every transcript the packet speaks of is here, with the same words and lines or with corrections in
 * between that are known; told by hashes and versions, never by a name. Where the packet brings
 * transcripts along, those that are not here are no fault.
 *
 * @throws {PacketError} 'packet-other-text', naming the transcript
 */
export function requireTexts(ground: WholeGround, packet: PacketContent): void {
  textsBetween(ground, packet);
}

/**
 * Every pass is of this round and one of its coders, over the transcripts the packet names, and still
 * is what was submitted.
 *
 * @throws {PacketError} 'packet-pass-changed', 'packet-other-text'
 */
export function requirePasses(
  ground: WholeGround,
  round: Round,
  packet: PacketContent,
  coderIds: readonly CoderId[],
): void {
  const { head, records } = packet;
  const named = new Set(head.transcripts.map(({ id }) => id));
  for (const pass of records.passes) {
    const transcript = ground.transcripts.find(({ id }) => id === pass.transcriptId);
    const name = transcript?.name ?? '';
    const belongs =
      pass.roundId === round.id &&
      coderIds.includes(pass.coderId) &&
      named.has(pass.transcriptId) &&
      pass.submitted !== null;
    if (!belongs || !isAsSubmitted(pass)) throw new PacketError('packet-pass-changed', name);
    const version = transcript && knownVersions(ground, packet, transcript).get(pass.versionId);
    if (!version || versionIdIn(records, transcript) !== pass.versionId) {
      throw new PacketError('packet-other-text', name);
    }
    const isSound = liesWithin(pass, version.lineFrom.length);
    if (!isSound) throw new PacketError('packet-pass-changed', name);
  }
}

/** Whether the columns of a pass fit each other and the lines of its transcript. */
export function liesWithin(pass: Omit<Pass, 'id'>, lineCount: number): boolean {
  const { codes, code, from, to, quoteCode, quoteFrom, quoteTo, flags } = pass;
  const one = (a: Uint32Array, b: Uint32Array, c: Uint32Array) =>
    a.length === b.length && b.length === c.length && a.every((index) => index < codes.length);
  return (
    one(code, from, to) &&
    one(quoteCode, quoteFrom, quoteTo) &&
    from.every((line, row) => line < to[row]! && to[row]! <= lineCount) &&
    flags.every((line) => line < lineCount)
  );
}
