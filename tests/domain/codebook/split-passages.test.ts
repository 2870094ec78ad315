import { expect, it } from 'vitest';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { passagesByCode } from '#lib/domain/codebook/passage-counts.ts';
import { splitPassages } from '#lib/domain/codebook/split-passages.ts';
import { packed } from '#lib/domain/coding/packed.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { SplitDecision } from '#lib/domain/model/split-decision.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { codeId, ownCode } from './tdf.ts';

const transcriptId = '5d000000-0000-4000-8000-000000000001' as TranscriptId;
const roundId = '5e000000-0000-4000-8000-000000000001' as RoundId;
const coderId = '5b000000-0000-4000-8000-000000000001' as CoderId;
const [merged, split, one, two] = [1, 2, 3, 4].map(codeId) as [CodeId, CodeId, CodeId, CodeId];
const codes = [
  ownCode(1, 'Merged', { status: 'merged', into: [split] }),
  ownCode(2, 'Split', { status: 'split', into: [one, two] }),
  ownCode(3, 'One'),
  ownCode(4, 'Two'),
];
const layer = (coder: CoderId | null, codings: readonly (readonly [CodeId, number, number])[]) => ({
  place: { transcriptId, roundId, coderId: coder },
  codings: packed({
    codings: codings.map(([id, from, to]) => ({ codeId: id, from, to })),
    quotations: [],
  }),
});
const layers = [
  layer(coderId, [
    [split, 1, 3],
    [merged, 3, 4],
    [split, 8, 9],
    [one, 8, 9],
  ]),
  layer(null, [[split, 8, 9]]),
];
const decision: SplitDecision = {
  id: '5f000000-0000-4000-8000-000000000001' as SplitDecision['id'],
  codeId: split,
  transcriptId,
  coderId,
  roundId,
  from: 1,
  to: 3,
  chosen: [two],
};
const shown = (decisions: readonly SplitDecision[]) =>
  splitPassages(split, layers, codes, decisions).map(({ places, from, to, chosen }) => [
    places.map((place) => (place.coderId === null ? 'settled' : 'own')).join(),
    from,
    to,
    ...chosen,
  ]);

it('lists the passages of a split code; a pass and the consensus that agree share one', () => {
  expect(shown([])).toEqual([
    ['own', 1, 4],
    ['own,settled', 8, 9],
  ]);
});

it('cuts a passage where it was decided about, and says what was decided', () => {
  expect(shown([decision])).toEqual([
    ['own', 1, 3, two],
    ['own', 3, 4],
    ['own,settled', 8, 9],
  ]);
  const aboutOwn = { ...decision, from: 8, to: 9 };
  expect(shown([aboutOwn]).slice(1)).toEqual([
    ['own', 8, 9, two],
    ['settled', 8, 9],
  ]);
});

it('counts passages of what each coding counts as now', () => {
  const counts = (decisions: readonly SplitDecision[]) =>
    Object.fromEntries(passagesByCode(layers.slice(0, 1), effectiveCodes(codes, decisions)));
  expect(counts([])).toEqual({ [split]: 2, [one]: 1 });
  expect(counts([decision])).toEqual({ [two]: 1, [split]: 2, [one]: 1 });
});
