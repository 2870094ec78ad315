import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAssignedCopy,
  isOwnProposal,
  requireOwnProposals,
} from '#lib/domain/codebook/leads-codebook.ts';
import { makesProposals, passForProposal } from '#lib/domain/codebook/propose-code.ts';
import type { Code } from '#lib/domain/model/code.ts';
import type { Packet } from '#lib/domain/model/packet.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { plainChange, type Change } from '#lib/domain/trail/change.ts';
import {
  amara,
  openP03,
  round1,
  settledP01,
  singleP02,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';

const study = smallStudy();
const transcriptIds = study.transcripts.map(({ id }) => id);
const { passes, rounds } = study;
const at = (day: number) => `2026-01-0${day}T10:00:00.000Z`;
const visited = (...ids: TranscriptId[]) =>
  ids.map((transcriptId, index) => ({ transcriptId, at: at(index + 1) }));

describe('a code made while coding', () => {
  const [blind, alone] = rounds as [(typeof rounds)[0], (typeof rounds)[0]];

  it('is a proposal in a round of several until the transcript is revealed', () => {
    expect(makesProposals(blind, openP03, false)).toBe(true);
    expect(makesProposals(blind, settledP01, false)).toBe(false);
    expect(makesProposals(alone, singleP02, false)).toBe(false);
    expect(makesProposals({ ...blind, calibration: true }, openP03, false)).toBe(false);
  });

  it('is always one in a copy made for one coder', () => {
    expect(makesProposals(alone, singleP02, true)).toBe(true);
  });
});

describe('a code made outside any transcript', () => {
  const work = { passes, rounds, places: visited(), transcriptIds, isAssignedCopy: false };

  it('is proposed in the blind pass in hand', () => {
    expect(passForProposal(amara, work)).toMatchObject({
      transcriptId: openP03,
      round: { id: round1 },
    });
  });

  it('is proposed in the transcript worked on last, of several in hand', () => {
    const both = rounds.map((round) =>
      round.id === round1
        ? { ...round, transcriptIds: [settledP01, openP03, singleP02], revealed: [] }
        : round,
    );
    const open = passes.map((pass) => ({ ...pass, submitted: null }));
    const of = (places: ReturnType<typeof visited>) =>
      passForProposal(amara, { ...work, passes: open, rounds: both, places })?.transcriptId;
    expect(of(visited(settledP01, openP03))).toBe(openP03);
    expect(of(visited(openP03, settledP01))).toBe(settledP01);
    expect(of(visited(openP03, singleP02))).toBe(singleP02);
  });

  it('is proposed in the pass submitted last, until the round is revealed', () => {
    const submitted = { at: at(1), hash: 'f'.repeat(64), counted: null };
    const done = passes.map((pass) => ({ ...pass, submitted }));
    const given = { ...work, passes: done };
    expect(passForProposal(amara, given)).toMatchObject({ transcriptId: openP03 });
    expect(passForProposal(amara, { ...given, isAssignedCopy: true })).toBeNull();
    const hidden = rounds.map((round) => ({ ...round, revealed: [] }));
    const later = done.map((pass) =>
      pass.transcriptId === settledP01 ? { ...pass, submitted: { ...submitted, at: at(2) } } : pass,
    );
    expect(passForProposal(amara, { ...given, passes: later, rounds: hidden })).toMatchObject({
      transcriptId: settledP01,
    });
    const revealed = [settledP01, openP03].map((transcriptId) => ({
      transcriptId,
      at: at(2),
      coderId: amara,
    }));
    const shown = rounds.map((round) => ({ ...round, revealed }));
    expect(passForProposal(amara, { ...given, rounds: shown })).toBeNull();
  });

  it('is no proposal where the coder has no part in anything blind', () => {
    expect(passForProposal(uuid(1, 9) as typeof amara, work)).toBeNull();
  });

  it('is proposed in a transcript coded alone, in a copy made for one coder', () => {
    const singles = { ...work, passes: [], rounds: [rounds[1]!], isAssignedCopy: true };
    expect(passForProposal(amara, singles)?.round.id).toBe(rounds[1]!.id);
  });
});

describe('the codebook of a copy made for one coder', () => {
  const proposal = (createdBy: Code['createdBy']): Code => ({
    ...study.codes.find(({ id }) => id === tenMinutes)!,
    id: uuid(5, 50) as Code['id'],
    proposedIn: passes[3]!.id,
    createdBy,
  });
  const putting = (...codes: Code[]): Change => ({
    ...plainChange,
    kind: 'change-code',
    put: codes.map((record) => ({ table: 'codes', record })),
  });

  it('is known by an assignment or a review that came in', () => {
    const packet = (kind: Packet['kind'], direction: Packet['direction']) => ({
      kind,
      direction,
      toId: amara,
    });
    expect(isAssignedCopy([packet('assignment', 'out'), packet('return', 'in')])).toBe(false);
    expect(isAssignedCopy([packet('assignment', 'in')])).toBe(true);
    expect(isAssignedCopy([packet('review', 'in')])).toBe(true);
  });

  it('lets own proposals be made, changed and taken back', () => {
    const own = proposal(amara);
    const codes = [...study.codes, own];
    expect(isOwnProposal(own, amara)).toBe(true);
    expect(() => requireOwnProposals(putting(own), study.codes, amara)).not.toThrow();
    expect(() => requireOwnProposals(putting({ ...own, name: 'x' }), codes, amara)).not.toThrow();
    const removing: Change = {
      ...plainChange,
      kind: 'change-code',
      removed: [{ table: 'codes', id: own.id }],
    };
    expect(() => requireOwnProposals(removing, codes, amara)).not.toThrow();
  });

  it('refuses any change that touches a code that is not an own proposal', () => {
    fc.assert(
      fc.property(fc.subarray([...study.codes], { minLength: 1 }), fc.boolean(), (some, remove) => {
        const change: Change = remove
          ? {
              ...plainChange,
              kind: 'retire-code',
              removed: some.map(({ id }) => ({ table: 'codes' as const, id })),
            }
          : putting(...some, proposal(amara));
        expect(() => requireOwnProposals(change, study.codes, amara)).toThrow(
          'codebook-is-the-leads',
        );
      }),
    );
  });

  it('refuses to make a code of the study its own proposal, or the reverse', () => {
    const codes = [...study.codes, proposal(amara)];
    const taken = { ...study.codes[0]!, proposedIn: passes[3]!.id, createdBy: amara };
    const adopted = { ...proposal(amara), proposedIn: null };
    for (const code of [taken, adopted, proposal(tom)]) {
      expect(() => requireOwnProposals(putting(code), codes, amara)).toThrow(
        'codebook-is-the-leads',
      );
    }
  });
});
