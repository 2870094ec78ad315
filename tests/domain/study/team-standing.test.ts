import { describe, expect, it } from 'vitest';
import type { Consensus } from '#lib/domain/model/consensus.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import { teamStanding } from '#lib/domain/study/team-standing.ts';
import {
  amara,
  blindPass,
  blindRound,
  plan,
  proposal,
  teamStudy,
  tom,
  uuid,
} from '../../fixtures/team-study.ts';

const monday = '2025-11-17T10:00:00.000Z';
const study = teamStudy();
const ids = study.transcripts.map(({ id }) => id);
const reveal = (transcriptId: (typeof ids)[number]) => ({
  transcriptId,
  at: monday,
  coderId: amara,
});

function standing(more: Partial<Parameters<typeof teamStanding>[1]> = {}) {
  return teamStanding(amara, {
    coders: study.coders,
    rounds: [plan(ids, { coderIds: [amara, tom], revealed: [reveal(ids[0]!), reveal(ids[1]!)] })],
    passes: [0, 1, 2].map((at) => blindPass(study, 1 + at, at, amara, [], monday)),
    codes: study.codes,
    consensuses: [],
    decisions: [],
    packets: [],
    ...more,
  });
}

describe('where the rounds of several coders stand', () => {
  it('counts open lines without those that are flagged, wherever others are flagged', () => {
    const consensus = {
      id: uuid(8, 1),
      roundId: blindRound,
      transcriptId: ids[0],
      open: Uint32Array.of(1, 2, 3),
    } as unknown as Consensus;
    const flag = (number: number, transcript: number) =>
      ({
        id: uuid(24, number) as DecisionId,
        roundId: blindRound,
        transcriptId: ids[transcript],
        line: number,
        outcome: 'flagged',
      }) as Decision;
    const here = standing({ consensuses: [consensus], decisions: [flag(1, 0)] });
    expect([here.openLines, here.flagged]).toEqual([2, 1]);
    const both = standing({ consensuses: [consensus], decisions: [flag(1, 0), flag(2, 1)] });
    expect([both.openLines, both.flagged]).toEqual([2, 2]);
  });

  it('counts proposals that can be talked over, and no others', () => {
    const own = blindPass(study, 9, 0, tom, [], monday);
    const passes = [0, 1, 2].map((at) => blindPass(study, 1 + at, at, amara, [], monday));
    const proposed = proposal(1, 'Trespassing', tom, own.id);
    const counted = (status: 'active' | 'merged') =>
      standing({ passes: [...passes, own], codes: [{ ...proposed, status }] }).proposals;
    expect(counted('active')).toBe(1);
    expect(counted('merged')).toBe(0);
  });
});
