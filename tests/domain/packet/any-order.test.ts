import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Code } from '#lib/domain/model/code.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import type { Memo } from '#lib/domain/model/memo.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { PacketContent } from '#lib/domain/packet/content.ts';
import {
  amara,
  blindMemo,
  blindPass,
  environment,
  inOrder,
  knowledge,
  proposal,
  sentOut,
  sofia,
  teamStudy,
  tom,
  uuid,
} from '../../fixtures/team-study.ts';
import { after, copyOf, returnOf } from './packets.ts';

const base = teamStudy();
const leads: StudySnapshot = {
  ...base,
  packets: [sentOut(1, tom), sentOut(2, sofia)],
  passes: [0, 1, 2].map((at) =>
    blindPass(base, 1 + at, at, amara, [[knowledge, 1, 2]], '2025-11-17T08:00:00.000Z'),
  ),
};
const ids = base.transcripts.map(({ id }) => id);
const day = (number: number) => `2025-11-${10 + number}T10:00:00.000Z`;

/** What a coder did between two returns: later words for the same code and memo, and more passes. */
const lines = fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 3, max: 4 }));
const words = fc.string({ minLength: 1, maxLength: 12 });
const coders = fc.record({
  lines: fc.array(lines, { minLength: 3, maxLength: 3 }),
  names: fc.tuple(words, words),
  memos: fc.tuple(words, words),
  isMemoChanged: fc.boolean(),
});

interface Worked {
  readonly lines: readonly (readonly [number, number])[];
  readonly names: readonly [string, string];
  readonly memos: readonly [string, string];
  readonly isMemoChanged: boolean;
}

/** A coder's two returns: the first pass, then the rest, a code of theirs renamed in between. */
function returns(coderId: typeof tom, seed: number, worked: Worked): PacketContent[] {
  const copy = copyOf(base, coderId);
  const passes = ids.map((_, at) => {
    const [from, to] = worked.lines[at]!;
    const code = uuid(22, seed) as Code['id'];
    return blindPass(copy, seed + at, at, coderId, [[code, from, to]], day(at + 1));
  });
  const state = (at: 0 | 1): StudySnapshot => ({
    ...copy,
    passes: at === 0 ? passes.slice(0, 1) : passes,
    codes: [...copy.codes, proposal(seed, worked.names[at], coderId, passes[0]!.id)],
    memos: [
      blindMemo(copy, seed, 0, coderId, worked.memos[worked.isMemoChanged ? at : 0], {
        changedAt: day(worked.isMemoChanged ? at + 1 : 1),
      } satisfies Partial<Memo>),
    ],
  });
  return [
    returnOf(state(0), seed, coderId, ids.slice(0, 1)),
    returnOf(state(1), seed + 1, coderId, ids.slice(1)),
    // All of them once more, as after a lost mail.
    returnOf(state(1), seed + 2, coderId, ids),
  ];
}

const comparable = (study: StudySnapshot) => inOrder({ ...study, packets: [] });

it('any order of returns, with any of them repeated, gives the same study', () => {
  fc.assert(
    fc.property(
      coders,
      coders,
      fc.array(fc.nat({ max: 5 }), { maxLength: 6 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (toms, sofias, repeats, chance) => {
        const packets = [...returns(tom, 100, toms), ...returns(sofia, 200, sofias)];
        const inTurn = packets.reduce((study, packet) => after(study, packet), leads);
        const shuffled = [...packets, ...repeats.map((at) => packets[at]!)]
          .map((packet) => ({ packet, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at);
        const turned = shuffled.reduce((study, { packet }) => after(study, packet), leads);
        expect(comparable(turned)).toEqual(comparable(inTurn));
        expect(inOrder(turned).packets).toEqual(inOrder(inTurn).packets);
      },
    ),
    { numRuns: 60 },
  );
});

it('taking a packet in twice is taking it in once', () => {
  fc.assert(
    fc.property(coders, (worked) => {
      for (const packet of returns(tom, 100, worked)) {
        const once = after(leads, packet);
        expect(after(once, packet)).toBe(once);
      }
    }),
    { numRuns: 20 },
  );
});

it('decisions survive any return taken in again', () => {
  const decision: Decision = {
    id: uuid(24, 1) as DecisionId,
    roundId: base.rounds[0]!.id,
    transcriptId: ids[0]!,
    versionId: base.transcripts[0]!.versionId,
    line: 1,
    readings: [],
    outcome: 'other',
    coderId: null,
    keep: [environment],
    reason: 'missed',
    words: 'We looked again',
    rule: '',
    ruleCodeIds: [],
    asked: null,
    by: [amara, tom],
    at: day(5),
  };
  fc.assert(
    fc.property(coders, (worked) => {
      const packets = returns(tom, 100, worked);
      const settled: StudySnapshot = { ...after(leads, packets[0]!), decisions: [decision] };
      const again = packets.reduce((study, packet) => after(study, packet), settled);
      expect(again.decisions).toEqual([decision]);
    }),
    { numRuns: 20 },
  );
});
