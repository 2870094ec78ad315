import { describe, expect, it } from 'vitest';
import { packed, unpacked } from '#lib/domain/coding/packed.ts';
import { effectiveCodes, decidedRuns } from '#lib/domain/codebook/effective-codes.ts';
import { decideSplit, undecideSplit } from '#lib/domain/codebook/split-code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { SplitDecision } from '#lib/domain/model/split-decision.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { codeId, ownCode } from './tdf.ts';

const place = {
  transcriptId: '5d000000-0000-4000-8000-000000000001' as TranscriptId,
  roundId: '5e000000-0000-4000-8000-000000000001' as RoundId,
  coderId: '5b000000-0000-4000-8000-000000000001' as CoderId,
};
const [a, b, c, d] = [1, 2, 3, 4].map(codeId) as [
  SplitDecision['codeId'],
  SplitDecision['codeId'],
  SplitDecision['codeId'],
  SplitDecision['codeId'],
];
const decision = (
  number: number,
  from: number,
  to: number,
  chosen: SplitDecision['chosen'],
  more: Partial<SplitDecision> = {},
): SplitDecision => ({
  id: `5f000000-0000-4000-8000-00000000000${number}` as SplitDecision['id'],
  codeId: b,
  ...place,
  from,
  to,
  chosen,
  ...more,
});
const shown = (codings: readonly { codeId: string; from: number; to: number }[]) =>
  codings.map(({ codeId, from, to }) => `${Number(`0x${codeId.slice(-2)}`)}:${from}-${to}`);

describe('merged codes', () => {
  const codes = [
    ownCode(1, 'A', { status: 'merged', into: [b] }),
    ownCode(2, 'B', { status: 'merged', into: [c] }),
    ownCode(3, 'C'),
    ownCode(4, 'D', { status: 'retired' }),
  ];
  const effective = effectiveCodes(codes, []);

  it('count as the end of the chain; retired and unknown codes stay themselves', () => {
    expect([a, b, c, d, codeId(9)].map(effective.merged)).toEqual([c, c, c, d, codeId(9)]);
  });

  it('join with what touches or overlaps them', () => {
    const codings = [
      { codeId: a, from: 1, to: 3 },
      { codeId: c, from: 3, to: 5 },
      { codeId: b, from: 4, to: 6 },
      { codeId: c, from: 8, to: 9 },
    ];
    expect(shown(effective.joined(codings, place))).toEqual(['3:1-6', '3:8-9']);
  });

  it('take their quotations with them, each once', () => {
    const made = packed({
      codings: [
        { codeId: a, from: 0, to: 1 },
        { codeId: c, from: 0, to: 1 },
      ],
      quotations: [
        { codeId: a, from: 2, to: 6 },
        { codeId: c, from: 2, to: 6 },
      ],
    });
    const counted = unpacked(effective.packed(made, place, { lineFrom: Uint32Array.of(0, 10) }));
    expect(shown(counted.codings)).toEqual(['3:0-1']);
    expect(shown(counted.quotations)).toEqual(['3:2-6']);
  });

  it('in a circle, which only a damaged file can hold, count as coded', () => {
    const circle = [
      ownCode(1, 'A', { status: 'merged', into: [b] }),
      ownCode(2, 'B', { status: 'merged', into: [a] }),
    ];
    expect(effectiveCodes(circle, []).merged(a)).toBe(a);
  });
});

describe('split codes', () => {
  const codes = [
    ownCode(1, 'A', { status: 'merged', into: [b] }),
    ownCode(2, 'B', { status: 'split', into: [c, d] }),
    ownCode(3, 'C'),
    ownCode(4, 'D'),
  ];
  const coding = { codeId: b, from: 2, to: 8 };
  const counted = (decisions: readonly SplitDecision[], one = coding) =>
    shown(effectiveCodes(codes, decisions).of(one, place));

  it('count as themselves until something is decided', () => {
    expect(counted([])).toEqual(['2:2-8']);
  });

  it('count line by line as what was decided, one part or several', () => {
    expect(counted([decision(1, 2, 8, [d])])).toEqual(['4:2-8']);
    expect(counted([decision(1, 3, 5, [c, d])])).toEqual(['2:2-3', '3:3-5', '4:3-5', '2:5-8']);
  });

  it('reach through a merge', () => {
    expect(counted([decision(1, 0, 9, [c])], { codeId: a, from: 2, to: 4 })).toEqual(['3:2-4']);
  });

  it('take no notice of decisions of another coder, of the consensus, or for a part that is gone', () => {
    expect(counted([decision(1, 2, 8, [c], { coderId: null })])).toEqual(['2:2-8']);
    expect(counted([decision(1, 2, 8, [codeId(9)])])).toEqual(['2:2-8']);
  });

  it('let the decision about fewer lines hold', () => {
    const decisions = [decision(1, 2, 8, [c]), decision(2, 4, 5, [d])];
    expect(counted(decisions)).toEqual(['3:2-4', '4:4-5', '3:5-8']);
    expect(decidedRuns(coding, decisions).map(({ from, to }) => [from, to])).toEqual([
      [2, 4],
      [4, 5],
      [5, 8],
    ]);
  });
});

describe('deciding about a split', () => {
  const codes = [
    ownCode(2, 'B', { status: 'split', into: [c, d] }),
    ownCode(3, 'C'),
    ownCode(4, 'D'),
  ];
  const after = (decisions: readonly SplitDecision[], next: SplitDecision) => {
    const change = decideSplit(codes, decisions, [next]);
    const gone = new Set(change.removed.map(({ id }) => id));
    const put = change.put.map(({ record }) => record as SplitDecision);
    const replaced = new Set(put.map(({ id }) => id));
    return [...decisions.filter(({ id }) => !gone.has(id) && !replaced.has(id)), ...put];
  };

  it('replaces what was decided for the same lines and leaves the rest', () => {
    const first = [decision(1, 2, 8, [c])];
    expect(after(first, decision(2, 2, 8, [d]))).toEqual([decision(2, 2, 8, [d])]);
    expect(after(first, decision(2, 6, 9, [d]))).toEqual([
      decision(1, 2, 6, [c]),
      decision(2, 6, 9, [d]),
    ]);
    expect(after(first, decision(2, 0, 3, [d]))).toEqual([
      decision(1, 3, 8, [c]),
      decision(2, 0, 3, [d]),
    ]);
    expect(after(first, decision(2, 4, 5, [d]))).toHaveLength(2);
  });

  it('needs one of the parts, so that no coding is lost', () => {
    expect(() => decideSplit(codes, [], [decision(1, 2, 8, [])])).toThrow(RangeError);
    expect(() => decideSplit(codes, [], [decision(1, 2, 8, [b])])).toThrow(RangeError);
  });

  it('decides for a pass and the consensus at once', () => {
    const settled = decision(2, 2, 8, [c], { coderId: null });
    const change = decideSplit(codes, [decision(3, 2, 8, [d])], [decision(1, 2, 8, [c]), settled]);
    expect(change.put.map(({ record }) => record)).toEqual([decision(1, 2, 8, [c]), settled]);
    expect(change.removed).toEqual([{ table: 'splitDecisions', id: decision(3, 2, 8, [d]).id }]);
  });

  it('can be taken back', () => {
    expect(undecideSplit([decision(1, 2, 8, [c])])).toMatchObject({
      kind: 'decide-split',
      removed: [{ table: 'splitDecisions', id: decision(1, 2, 8, [c]).id }],
    });
  });
});
