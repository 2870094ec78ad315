import { roundOf } from '../../coding/round-of.ts';
import { transcriptsInHand } from '../../coding/visible-passes.ts';
import type { CoderId } from '../../model/coder.ts';
import type { PacketHead } from '../content.ts';
import type { Ground } from '../ground.ts';

/**
 * Who must finish before a return may be opened on this machine: everybody but its sender who has a
 * pass over one of its transcripts in hand here. That is an open pass, or one still to be made by
 * whoever is at the keyboard or by a coder to whom no assignment went out, who can only code here.
 *
 * `viewer` is who is at the keyboard; whoever that is, the answer rests on all passes of the machine.
 */
export function waitsFor(ground: Ground, head: PacketHead, viewer: CoderId): readonly CoderId[] {
  const { passes, rounds, packets } = ground;
  const codeElsewhere = new Set(
    packets
      .filter(({ kind, direction }) => kind === 'assignment' && direction === 'out')
      .map(({ roundId, toId }) => `${roundId} ${toId}`),
  );
  const coders = new Set([...rounds.flatMap(({ coderIds }) => coderIds), viewer]);
  coders.delete(head.fromId);
  return [...coders].filter((coderId) => {
    const inHand = transcriptsInHand(coderId, passes, rounds);
    return head.transcripts.some(({ id }) => {
      if (!inHand(id)) return false;
      if (coderId === viewer) return true;
      const isOpen = passes.some(
        (pass) => pass.coderId === coderId && pass.transcriptId === id && pass.submitted === null,
      );
      const round = roundOf(rounds, id, coderId);
      return isOpen || (round !== undefined && !codeElsewhere.has(`${round.id} ${coderId}`));
    });
  });
}
