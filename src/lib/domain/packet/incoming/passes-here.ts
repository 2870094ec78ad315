import { PacketError } from '../../errors.ts';
import type { Pass } from '../../model/pass.ts';
import type { Ground } from '../ground.ts';

/** Passes of a packet that are not here, and what has to go to make room for them. */
export interface NewPasses {
  readonly added: readonly Pass[];
  /** Passes begun here and left empty, in whose place one comes. */
  readonly emptied: readonly Pass[];
}

/**
 * One coder has one pass over a transcript in a round, and a submitted one stays as it is.
 *
 * @param open what is thrown where a pass is open here that holds something.
 * @throws {PacketError} that, or 'packet-pass-otherwise'
 */
export function newPasses(
  ground: Pick<Ground, 'passes' | 'transcripts'>,
  passes: readonly Pass[],
  open: (pass: Pass) => 'packet-coder-open-here' | 'packet-own-pass-open',
): NewPasses {
  const added: Pass[] = [];
  const emptied: Pass[] = [];
  for (const pass of passes) {
    const name = ground.transcripts.find(({ id }) => id === pass.transcriptId)?.name ?? '';
    const here = ground.passes.find(
      ({ transcriptId, coderId, roundId }) =>
        transcriptId === pass.transcriptId && coderId === pass.coderId && roundId === pass.roundId,
    );
    if (here?.submitted) {
      const same = here.id === pass.id && here.submitted.hash === pass.submitted?.hash;
      if (!same) throw new PacketError('packet-pass-otherwise', name);
      continue;
    }
    if (here && !isEmpty(here)) throw new PacketError(open(here), name);
    if (here && here.id !== pass.id) emptied.push(here);
    added.push(pass);
  }
  return { added, emptied };
}

function isEmpty({ code, quoteCode, flags }: Pass): boolean {
  return code.length === 0 && quoteCode.length === 0 && flags.length === 0;
}
