import { unpacked } from '../coding/packed.ts';
import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed, type PassHead } from '../coding/visible-passes.ts';
import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Coder } from '../model/coder.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { codeWithId, freeName, putCodes } from './codebook.ts';
import { mergeCodes } from './merge-codes.ts';
import { retireCode } from './retire-code.ts';

/** Where a code was put on lines [from, to). */
export interface ProposalPassage {
  readonly transcriptId: TranscriptId;
  readonly coderId: Pass['coderId'];
  readonly from: number;
  readonly to: number;
}

/** A code that a coder made in a blind pass and that the team can talk over now. */
export interface Proposal {
  readonly code: Code;
  /** The pass it was made in. */
  readonly pass: Pick<Pass, 'id' | 'coderId' | 'transcriptId' | 'roundId'>;
  /** Everywhere it was used, of what can be seen. */
  readonly passages: readonly ProposalPassage[];
}

type RevealedRound = Pick<Round, 'id' | 'revealed' | 'coderIds' | 'calibration'>;

/**
 * The proposed codes whose pass was revealed, or is blind to nobody, in the order they were made. `passes` are those the reader
 * may see.
 */
export function proposals(
  codes: readonly Code[],
  passes: readonly Pass[],
  rounds: readonly RevealedRound[],
): readonly Proposal[] {
  return codes
    .filter(({ proposedIn, status }) => proposedIn !== null && status === 'active')
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
    .flatMap((code) => {
      const pass = openPassOf(code.proposedIn, passes, rounds);
      return pass ? [{ code, pass, passages: passagesWith(code.id, passes) }] : [];
    });
}

/** What taking or refusing a proposal rests on. */
export interface ProposalGround {
  readonly codes: readonly Code[];
  readonly passes: readonly Pass[];
  readonly rounds: readonly RevealedRound[];
  readonly coder: Pick<Coder, 'role'>;
}

/**
 * Makes a proposed code a code of the study. What it stood under is not seen by everybody while that is
 * still a proposal: it then takes its place beside it.
 *
 * @throws {ActError} 'needs-the-lead', 'not-revealed', 'code-not-active', 'code-name-taken' or
 * 'code-not-found'.
 */
export function adoptCode(ground: ProposalGround, id: CodeId): Change {
  const code = proposalWithId(ground, id);
  freeName(ground.codes, code.name, { id, proposedIn: null });
  const adopted: Code = { ...code, parentId: seenAbove(code, ground.codes), proposedIn: null };
  return { ...plainChange, kind: 'adopt-code', codeIds: [id], put: putCodes([adopted]) };
}

/**
 * Lets a proposed code count as a code the study has.
 *
 * @throws {ActError} as {@link adoptCode}, and 'code-in-its-own-branch'.
 */
export function mergeProposal(ground: ProposalGround, id: CodeId, intoId: CodeId): Change {
  proposalWithId(ground, id);
  if (codeWithId(ground.codes, intoId).proposedIn !== null) {
    throw new RangeError('a proposal is merged into a code of the study');
  }
  return settledProposal({ ...mergeCodes(ground.codes, id, intoId), kind: 'merge-proposal' }, id);
}

/**
 * Drops a proposed code: it is offered to nobody. What carries it keeps it until the lines are settled.
 *
 * @throws {ActError} as {@link adoptCode}.
 */
export function dropCode(ground: ProposalGround, id: CodeId): Change {
  proposalWithId(ground, id);
  return settledProposal({ ...retireCode(ground.codes, id), kind: 'drop-code' }, id);
}

/** The change, with the code a proposal no more. */
function settledProposal(change: Change, id: CodeId): Change {
  return {
    ...change,
    put: change.put.map((placed) =>
      placed.table === 'codes' && placed.record.id === id
        ? { table: 'codes', record: { ...placed.record, proposedIn: null } }
        : placed,
    ),
  };
}

/** The nearest code above that is no proposal, under which everybody finds the code. */
function seenAbove({ parentId }: Code, codes: readonly Code[]): CodeId | null {
  if (parentId === null) return null;
  const parent = codeWithId(codes, parentId);
  return parent.proposedIn === null ? parentId : seenAbove(parent, codes);
}

function proposalWithId({ codes, passes, rounds, coder }: ProposalGround, id: CodeId): Code {
  const code = codeWithId(codes, id);
  if (coder.role !== 'lead') throw new ActError('needs-the-lead');
  if (code.proposedIn === null || code.status !== 'active') throw new ActError('code-not-active');
  if (!openPassOf(code.proposedIn, passes, rounds)) throw new ActError('not-revealed');
  return code;
}

/** The pass a code was proposed in, once everybody may read it: one coded alone or together is never revealed. */
export function openPassOf<Head extends PassHead>(
  proposedIn: Code['proposedIn'],
  passes: readonly Head[],
  rounds: readonly RevealedRound[],
): Head | undefined {
  const pass = passes.find(({ id }) => id === proposedIn);
  const round = pass && rounds.find(({ id }) => id === pass.roundId);
  if (!pass || !round) return undefined;
  const isOpen = isBlindRound(round)
    ? isRevealed(round, pass.transcriptId)
    : round.calibration || pass.submitted !== null;
  return isOpen ? pass : undefined;
}

function passagesWith(codeId: CodeId, passes: readonly Pass[]): readonly ProposalPassage[] {
  return passes.flatMap((pass) =>
    unpacked(pass)
      .codings.filter((coding) => coding.codeId === codeId)
      .map(({ from, to }) => ({
        transcriptId: pass.transcriptId,
        coderId: pass.coderId,
        from,
        to,
      })),
  );
}
