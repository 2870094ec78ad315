import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WriterId } from '#lib/domain/model/operation.ts';
import { actsBeyond, clockOf, compareClocks, countedActs } from '#lib/domain/trail/clock.ts';
import { amara, openP03, settledP01, tom, uuid } from '../../fixtures/small-study.ts';

const [here, there] = [uuid(9, 1), uuid(9, 2)] as [WriterId, WriterId];

function acts(writer: WriterId, from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ writer, counter: from + index }));
}

describe('the clock of a study', () => {
  it('is the highest counter of every writer', () => {
    expect(clockOf([...acts(here, 1, 3), ...acts(there, 1, 1)])).toEqual({ [here]: 3, [there]: 1 });
    expect(clockOf([])).toEqual({});
  });

  it('tells copies that went on from copies that stayed behind', () => {
    expect(compareClocks({ [here]: 2 }, { [here]: 2 })).toBe('same');
    expect(compareClocks({ [here]: 3 }, { [here]: 2 })).toBe('descendant');
    expect(compareClocks({ [here]: 2 }, { [here]: 2, [there]: 1 })).toBe('ancestor');
    expect(compareClocks({ [here]: 3 }, { [here]: 2, [there]: 1 })).toBe('diverged');
  });

  it('compares two copies the same way from either side', () => {
    const clock = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 3 }));
    const mirrored = {
      same: 'same',
      descendant: 'ancestor',
      ancestor: 'descendant',
      diverged: 'diverged',
    };
    fc.assert(
      fc.property(clock, clock, (a, b) => {
        expect(compareClocks(b, a)).toBe(mirrored[compareClocks(a, b)]);
        expect(compareClocks(a, a)).toBe('same');
      }),
    );
  });
});

describe('what one copy knows beyond another', () => {
  it('is every act above the other’s counters', () => {
    const mine = [...acts(here, 1, 5), ...acts(there, 1, 2)];
    expect(actsBeyond(mine, { [here]: 3, [there]: 2 })).toEqual(acts(here, 4, 5));
    expect(actsBeyond(mine, {})).toEqual(mine);
  });

  it('is counted by transcript, coder and kind, the most frequent first', () => {
    const act = (
      transcriptId: typeof openP03 | null,
      coderId: typeof amara,
      kind: string,
      day: number,
    ) => ({
      transcriptId,
      coderId,
      kind,
      at: `2025-11-${day}T10:00:00.000Z`,
    });
    expect(
      countedActs([
        act(null, amara, 'rename-code', 10),
        act(openP03, amara, 'code', 12),
        act(openP03, amara, 'code', 14),
        act(openP03, amara, 'code', 11),
        act(settledP01, tom, 'code', 13),
      ]),
    ).toEqual([
      {
        transcriptId: openP03,
        coderId: amara,
        kind: 'code',
        count: 3,
        last: '2025-11-14T10:00:00.000Z',
      },
      {
        transcriptId: settledP01,
        coderId: tom,
        kind: 'code',
        count: 1,
        last: '2025-11-13T10:00:00.000Z',
      },
      {
        transcriptId: null,
        coderId: amara,
        kind: 'rename-code',
        count: 1,
        last: '2025-11-10T10:00:00.000Z',
      },
    ]);
  });
});
