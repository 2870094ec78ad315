import { isBlindRound } from '../../coding/round-of.ts';
import { isRevealed } from '../../coding/visible-passes.ts';
import { PacketError } from '../../errors.ts';
import type { CoderId } from '../../model/coder.ts';
import type { Pass } from '../../model/pass.ts';
import type { Reopening } from '../../model/reopening.ts';
import type { Change } from '../../trail/change.ts';
import type { Ground } from '../ground.ts';

/** Passes of a packet that are not here, and what has to go to make room for them. */
export interface NewPasses {
  readonly added: readonly Pass[];
  /** Passes begun here and left empty, in whose place one comes. */
  readonly emptied: readonly Pass[];
  /** Those of `added` that take the place of what was submitted before. */
  readonly again: readonly Pass[];
  /** Passes of the packet that were opened again since: what is here is later. */
  readonly outdated: readonly Pass[];
  /** Passes of the packet that take the place of what their coder opened again here. */
  readonly revealed: readonly Pass[];
}

/**
 * One coder has one pass over a transcript in a round, and a submitted one stays as it is, unless its
 * coder has opened it again since and nobody has seen it: then the later one takes its place. What was
 * revealed elsewhere stands for good: it takes the place of what its coder opened again here, not knowing.
 *
 * @param again what the packet tells of passes opened again; `null` where none may take another's place.
 * @param revealedTo whoever gets to know that their passes were revealed; `null` where none were.
 * @param open what is thrown where a pass is open here that holds something.
 * @throws {PacketError} that, or 'packet-pass-otherwise'
 */
export function newPasses(
  ground: Pick<Ground, 'passes' | 'transcripts' | 'rounds' | 'reopenings'>,
  passes: readonly Pass[],
  again: readonly Reopening[] | null,
  revealedTo: CoderId | null,
  open: (pass: Pass) => 'packet-coder-open-here' | 'packet-own-pass-open',
): NewPasses {
  const added: Pass[] = [];
  const emptied: Pass[] = [];
  const later: Pass[] = [];
  const outdated: Pass[] = [];
  const revealed: Pass[] = [];
  for (const pass of passes) {
    const name = ground.transcripts.find(({ id }) => id === pass.transcriptId)?.name ?? '';
    const here = ground.passes.find(
      ({ transcriptId, coderId, roundId }) =>
        transcriptId === pass.transcriptId && coderId === pass.coderId && roundId === pass.roundId,
    );
    const same = here?.id === pass.id && here.submitted?.hash === pass.submitted?.hash;
    if (here?.submitted && same) continue;
    const isOwn = here?.id === pass.id && pass.coderId === revealedTo;
    if (isOwn && wasOpened(pass, ground.reopenings)) {
      added.push(pass);
      revealed.push(pass);
      continue;
    }
    if (here?.submitted) {
      if (again && wasOpened(pass, ground.reopenings)) {
        outdated.push(pass);
        continue;
      }
      if (!again || !wasOpened(here, again) || isSeen(ground, here)) {
        throw new PacketError('packet-pass-otherwise', name);
      }
      added.push(pass);
      later.push(pass);
      continue;
    }
    if (here && !isEmpty(here)) throw new PacketError(open(here), name);
    if (here && here.id !== pass.id) emptied.push(here);
    added.push(pass);
  }
  return { added, emptied, again: later, outdated, revealed };
}

/** What goes with a pass that is taken away. */
export function passWithForms(
  { earlierPasses }: Pick<Ground, 'earlierPasses'>,
  { id }: Pick<Pass, 'id'>,
): Change['removed'] {
  const forms = earlierPasses.filter(({ passId }) => passId === id);
  return [
    { table: 'passes', id },
    ...forms.map((form) => ({ table: 'earlierPasses' as const, id: form.id })),
  ];
}

/** Whether the pass, as it was submitted then, was opened again by its coder. */
function wasOpened({ id, submitted }: Pass, reopenings: readonly Reopening[]): boolean {
  return reopenings.some((one) => one.passId === id && one.submitted.hash === submitted?.hash);
}

function isSeen({ rounds }: Pick<Ground, 'rounds'>, { roundId, transcriptId }: Pass): boolean {
  const round = rounds.find(({ id }) => id === roundId);
  return round === undefined || !isBlindRound(round) || isRevealed(round, transcriptId);
}

function isEmpty({ code, quoteCode, flags }: Pass): boolean {
  return code.length === 0 && quoteCode.length === 0 && flags.length === 0;
}
