import type { Coder, CoderId } from '../../model/coder.ts';
import type { Round } from '../../model/round.ts';
import type { Particulars } from '../../rounds/team.ts';
import { particulars } from '../../study/plan-items.ts';
import type { PacketHead } from '../content.ts';
import type { Ground } from '../ground.ts';

/** Whether a packet of this kind and round that was made later has been taken in already. */
export function isOutdated({ packets }: Pick<Ground, 'packets'>, head: PacketHead): boolean {
  return packets.some(
    ({ kind, direction, roundId, madeAt }) =>
      kind === head.kind && direction === 'in' && roundId === head.round.id && madeAt > head.madeAt,
  );
}

/**
 * The team as it comes in, but that what the person at the keyboard has said of themselves here stays; of
 * them the packet adds only what is not said here.
 */
export function joinedTeam(
  here: readonly Coder[],
  there: readonly Coder[],
  viewer: CoderId,
): readonly Coder[] {
  const own = here.find(({ id }) => id === viewer);
  if (!own) return there;
  return there.map((record) => (record.id === viewer ? { ...record, ...saidOf(own) } : record));
}

/**
 * The record of whoever sends a return, where it says of them what is not said here; name, role and what
 * is said here stay the lead's.
 */
export function completedBy(
  here: readonly Coder[],
  there: readonly Coder[],
  senderId: CoderId,
): readonly Coder[] {
  const sent = there.find(({ id }) => id === senderId);
  const own = here.find(({ id }) => id === senderId);
  if (!sent || !own) return [];
  return [{ ...own, ...saidOf(sent), ...saidOf(own) }];
}

/** The particulars of a person that are said. */
function saidOf(coder: Coder): Partial<Particulars> {
  return Object.fromEntries(
    particulars.flatMap((key) => (coder[key] === '' ? [] : [[key, coder[key]]])),
  );
}

/** The plan of a round as it comes in, with what is revealed in either. */
export function joinedRound(here: Round | undefined, there: Round, isOlder: boolean): Round {
  if (!here) return there;
  const plan = isOlder ? here : there;
  const known = new Set(here.revealed.map(({ transcriptId }) => transcriptId));
  return {
    ...plan,
    revealed: [
      ...here.revealed,
      ...there.revealed.filter(({ transcriptId }) => !known.has(transcriptId)),
    ],
  };
}

/** A round of which an adjudicator has only the transcripts with flagged lines. */
export function joinedTranscripts(here: Round | undefined, round: Round): Round {
  if (!here?.transcriptIds || !round.transcriptIds) return round;
  return { ...round, transcriptIds: [...new Set([...here.transcriptIds, ...round.transcriptIds])] };
}
