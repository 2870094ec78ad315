import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Code } from '#lib/domain/model/code.ts';
import type { Decision, DecisionId } from '#lib/domain/model/decision.ts';
import type { Memo } from '#lib/domain/model/memo.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import type { PacketContent } from '#lib/domain/packet/content.ts';
import { review } from '#lib/domain/packet/review.ts';
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
import { corrected } from '../../fixtures/corrected.ts';
import { after, copyOf, order, returnOf } from './packets.ts';

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

/** A coder's copy when the first pass was submitted, and when all were. */
function worked(coderId: typeof tom, seed: number, done: Worked, at: 0 | 1 = 1): StudySnapshot {
  const copy = copyOf(base, coderId);
  const passes = ids.map((_, index) => {
    const [from, to] = done.lines[index]!;
    const code = uuid(22, seed) as Code['id'];
    return blindPass(copy, seed + index, index, coderId, [[code, from, to]], day(index + 1));
  });
  return {
    ...copy,
    passes: at === 0 ? passes.slice(0, 1) : passes,
    codes: [...copy.codes, proposal(seed, done.names[at], coderId, passes[0]!.id)],
    memos: [
      blindMemo(copy, seed, 0, coderId, done.memos[done.isMemoChanged ? at : 0], {
        changedAt: day(done.isMemoChanged ? at + 1 : 1),
      } satisfies Partial<Memo>),
    ],
  };
}

/** A coder's two returns: the first pass, then the rest, a code of theirs renamed in between. */
function returns(coderId: typeof tom, seed: number, done: Worked): PacketContent[] {
  const state = (at: 0 | 1) => worked(coderId, seed, done, at);
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
    fc.property(coders, (done) => {
      for (const packet of returns(tom, 100, done)) {
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
    fc.property(coders, (done) => {
      const packets = returns(tom, 100, done);
      const settled: StudySnapshot = { ...after(leads, packets[0]!), decisions: [decision] };
      const again = packets.reduce((study, packet) => after(study, packet), settled);
      expect(again.decisions).toEqual([decision]);
    }),
    { numRuns: 20 },
  );
});

const first = ids[0]!;
const edits = [
  [['it is new. ', 'it is new. So they say. ']],
  [['It is written down', 'It is all written down']],
] as const;
const sent: StudySnapshot = {
  ...leads,
  packets: leads.packets.map((packet) => ({ ...packet, transcriptIds: ids })),
};
/** The text of the first transcript corrected so many times. */
const correctedBy = (study: StudySnapshot, times: number) =>
  edits
    .slice(0, times)
    .reduce(
      (before, words, at) =>
        corrected(before, first, words, { at: `2025-11-2${at}T10:00:00.000Z`, number: at + 1 }),
      study,
    );

it('it makes no difference when a text is corrected between returns, nor where they were carried', () => {
  fc.assert(
    fc.property(
      coders,
      coders,
      fc.nat({ max: 6 }),
      fc.nat({ max: 6 }),
      fc.nat({ max: 2 }),
      (toms, sofias, one, other, times) => {
        const packets = [...returns(tom, 100, toms), ...returns(sofia, 200, sofias)];
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)];
        let [turned, number] = [sent, 0];
        packets.forEach((packet, at) => {
          for (const moment of [sooner, later]) {
            if (moment !== at) continue;
            turned = corrected(turned, first, edits[number]!, correctionAt(number));
            number += 1;
          }
          turned = after(turned, packet);
        });
        for (; number < edits.length; number += 1) {
          turned = corrected(turned, first, edits[number]!, correctionAt(number));
        }
        const before = packets.reduce(
          (study, packet) => after(study, packet),
          correctedBy(sent, 2),
        );
        expect(comparable(turned)).toEqual(comparable(before));

        // Tom has taken the corrected text in before he returns.
        const text = assignment(correctedBy(sent, times), order(50, amara, tom, day(14)));
        const copy = after(worked(tom, 100, toms), text, tom);
        const carried = after(correctedBy(sent, 2), returnOf(copy, 60, tom, ids));
        const whole = after(correctedBy(sent, 2), returnOf(worked(tom, 100, toms), 60, tom, ids));
        expect(comparable(carried)).toEqual(comparable(whole));
      },
    ),
    { numRuns: 40 },
  );
});

it('any order of texts and reviews gives a coder the same copy', () => {
  fc.assert(
    fc.property(
      coders,
      coders,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (toms, sofias, chance) => {
        const all = [returns(tom, 100, toms)[2]!, returns(sofia, 200, sofias)[2]!].reduce(
          (study, packet) => after(study, packet),
          sent,
        );
        const revealed: StudySnapshot = {
          ...all,
          rounds: all.rounds.map((round) => ({
            ...round,
            revealed: [{ transcriptId: first, at: day(6), coderId: amara }],
          })),
        };
        const packets = [
          review(revealed, order(70, amara, tom, '2025-11-19T10:00:00.000Z')),
          assignment(correctedBy(revealed, 1), order(71, amara, tom, '2025-11-20T11:00:00.000Z')),
          assignment(correctedBy(revealed, 2), order(72, amara, tom, '2025-11-21T11:00:00.000Z')),
          review(correctedBy(revealed, 2), order(73, amara, tom, '2025-11-21T12:00:00.000Z')),
        ];
        const copy = worked(tom, 100, toms);
        const inTurn = packets.reduce((study, packet) => after(study, packet, tom), copy);
        const turned = packets
          .map((packet) => ({ packet, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .reduce((study, { packet }) => after(study, packet, tom), copy);
        expect(comparable(turned)).toEqual(comparable(inTurn));
        expect(new Set(inTurn.passes.map(({ versionId }) => versionId)).size).toBe(ids.length);
      },
    ),
    { numRuns: 40 },
  );
});

const correctionAt = (number: number) => ({
  at: `2025-11-2${number}T10:00:00.000Z`,
  number: number + 1,
});
