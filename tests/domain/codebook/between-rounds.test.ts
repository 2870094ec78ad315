import { describe, expect, it } from 'vitest';
import { addCode } from '#lib/domain/codebook/add-code.ts';
import {
  applyRule,
  changeRule,
  concernsRule,
  proposedRules,
} from '#lib/domain/codebook/change-rule.ts';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { moveCode } from '#lib/domain/codebook/move-code.ts';
import { adoptCode, dropCode, mergeProposal, proposals } from '#lib/domain/codebook/proposals.ts';
import {
  foundStillRight,
  rechecks,
  rechecksByCode,
  type SettledLayer,
} from '#lib/domain/codebook/recheck.ts';
import { splitCode } from '#lib/domain/codebook/split-code.ts';
import { codebookDifferences, currentCodebook } from '#lib/domain/codebook/versions.ts';
import { packed } from '#lib/domain/coding/packed.ts';
import { visibleCodes } from '#lib/domain/coding/visible-passes.ts';
import type { Decision } from '#lib/domain/model/decision.ts';
import type { Pass } from '#lib/domain/model/pass.ts';
import type { RuleChange, RuleChangeId } from '#lib/domain/model/rule-change.ts';
import {
  a,
  b,
  code,
  decisionId,
  passOf,
  roundId,
  transcriptId,
  versionId,
} from '../reconciliation/two-coders.ts';
import { at, codeId, domainId, ownCode, withPut } from './tdf.ts';

const later = '2026-03-01T10:00:00.000Z';
const ruleId = (number: number) => `7${decisionId(number).slice(1)}` as unknown as RuleChangeId;
const stamp = (number = 1) => {
  let next = number - 1;
  return { newId: () => ruleId((next += 1)), at: later, by: a };
};
const ruleChange = (more: Partial<RuleChange> = {}): RuleChange => ({
  id: ruleId(1),
  codeId: codeId(1),
  at: later,
  coderId: a,
  note: 'Only where the line says so.',
  decisionId: null,
  checked: [],
  ...more,
});
const changesOf = (change: { put: readonly { table: string; record: unknown }[] }) =>
  change.put
    .filter(({ table }) => table === 'ruleChanges')
    .map(({ record }) => record as RuleChange);

describe('two versions of a codebook', () => {
  const before = [
    ownCode(1, 'Time', { definition: 'Minutes.' }),
    ownCode(2, 'Slot', { include: 'Ten minutes.' }),
    ownCode(3, 'Locum'),
    ownCode(4, 'Lists'),
    ownCode(5, 'Proud'),
    ownCode(6, 'Gone'),
    ownCode(7, 'Same', { order: 7 }),
    ownCode(8, 'Back', { status: 'retired' }),
  ];
  const after = [
    ownCode(1, 'Time', { definition: 'Minutes, spoken of.' }),
    ownCode(2, 'Ten-minute slot', { include: 'Ten minutes or fewer.', parentId: codeId(1) }),
    ownCode(3, 'Locum', { status: 'merged', into: [codeId(1)] }),
    ownCode(4, 'Lists', { status: 'split', into: [codeId(9), codeId(10)] }),
    ownCode(5, 'Proud', { status: 'retired', domainIds: [domainId('emotion')] }),
    ownCode(7, 'Same', { order: 1, colour: '#112233', shortcut: 'q' }),
    ownCode(8, 'Back'),
    ownCode(9, 'Own lists'),
    ownCode(10, 'Their lists'),
  ];
  const found = codebookDifferences({ at, codes: before }, { at: later, codes: after }, [
    ruleChange({ codeId: codeId(2) }),
    ruleChange({ id: ruleId(2), codeId: codeId(1), at: '2026-03-02T10:00:00.000Z' }),
  ]);
  const kindsOf = (number: number) =>
    found.find((one) => one.code.id === codeId(number))?.differences.map(({ kind }) => kind);

  it('tell wording from a change of the rule by what the team said between the two', () => {
    expect(kindsOf(1)).toEqual(['wording']);
    expect(kindsOf(2)).toEqual(['renamed', 'rule', 'moved']);
    const rule = found.find((one) => one.code.id === codeId(2))!.differences[1];
    expect(rule).toEqual({
      kind: 'rule',
      words: [{ field: 'include', before: 'Ten minutes.', after: 'Ten minutes or fewer.' }],
      notes: ['Only where the line says so.'],
    });
  });

  it('name what was merged, split, retired, brought back, classified, new and taken out', () => {
    expect([3, 4, 5, 6, 8, 9].map(kindsOf)).toEqual([
      ['merged'],
      ['split'],
      ['retired', 'classified'],
      ['removed'],
      ['restored'],
      ['new'],
    ]);
  });

  it('leave out what changes nothing of the meaning, such as order, colour and key', () => {
    expect(kindsOf(7)).toBeUndefined();
  });

  it('leave proposals out of the codebook that is worked with', () => {
    const proposed = ownCode(11, 'Proposed', { proposedIn: passOf(a, 'x').id });
    expect(currentCodebook([...after, proposed], []).codes).toEqual(after);
  });
});

describe('a change of a rule', () => {
  const codes = [ownCode(1, 'Time', { include: 'Minutes.' }), ownCode(2, 'Slot')];

  it('is asked about only where the words of the rule are others', () => {
    expect(concernsRule(codes[0]!, { include: 'Minutes.' })).toBe(false);
    expect(concernsRule(codes[0]!, { example: 'New.', shortcut: 'q' })).toBe(false);
    expect(concernsRule(codes[0]!, { exclude: 'Hours.' })).toBe(true);
  });

  it('keeps the new words with what changed, and must say it', () => {
    const change = changeRule(codes, codeId(1), { include: 'Hours.' }, ' Hours now. ', stamp());
    expect(change.kind).toBe('change-rule');
    expect(withPut(codes, change)[0]?.include).toBe('Hours.');
    expect(changesOf(change)).toEqual([ruleChange({ note: 'Hours now.' })]);
    expect(() => changeRule(codes, codeId(1), { include: 'Hours.' }, ' ', stamp())).toThrow(
      'reason-missing',
    );
  });

  it('comes from a decision with its id, into every code the rule is about, once', () => {
    const decision = {
      id: decisionId(1),
      at,
      rule: 'Both where the line says both.',
      ruleCodeIds: [codeId(1), codeId(2)],
    } as Decision;
    const [proposed] = proposedRules([decision], []);
    expect(proposed?.codeIds).toEqual([codeId(1), codeId(2)]);
    const change = applyRule(codes, decision, proposed!.codeIds, stamp());
    expect(withPut(codes, change).map(({ include }) => include)).toEqual([
      'Minutes.\nBoth where the line says both.',
      'Both where the line says both.',
    ]);
    expect(changesOf(change).map((one) => [one.codeId, one.decisionId])).toEqual([
      [codeId(1), decision.id],
      [codeId(2), decision.id],
    ]);
    expect(proposedRules([decision], changesOf(change))).toEqual([]);
    // The line settled again, in the same words.
    const again = { ...decision, id: decisionId(2) };
    expect(proposedRules([again], changesOf(change))).toEqual([]);
    expect(proposedRules([decision], changesOf(change).slice(0, 1))[0]?.codeIds).toEqual([
      codeId(2),
    ]);
  });
});

describe('what has to be looked at again', () => {
  const codes = [ownCode(1, 'Time'), ownCode(2, 'Slot')];
  const codings = packed({
    codings: [
      { codeId: codeId(1), from: 0, to: 4 },
      { codeId: codeId(1), from: 6, to: 7 },
      { codeId: codeId(2), from: 1, to: 2 },
    ],
    quotations: [],
  });
  const layer: SettledLayer = {
    transcriptId,
    coding: {
      source: 'consensus',
      coderId: null,
      roundId,
      versionId,
      codings,
      openLines: new Uint32Array(),
    },
    codedAt: at,
    decidedAt: new Map([[1, '2026-03-05T10:00:00.000Z']]),
  };
  const due = (changes: readonly RuleChange[], inCodes = codes, layers = [layer]) =>
    rechecks(changes, inCodes, layers, effectiveCodes(inCodes, []));
  const linesOf = (found: ReturnType<typeof due>) => found.map(({ from, to }) => [from, to]);

  it('are passages of the code that were coded before, without lines decided since', () => {
    expect(linesOf(due([ruleChange()]))).toEqual([
      [0, 1],
      [2, 4],
      [6, 7],
    ]);
    expect(due([ruleChange({ at: '2025-01-01T10:00:00.000Z' })])).toEqual([]);
    expect(rechecksByCode(due([ruleChange()]))).toEqual(new Map([[codeId(1), 3]]));
  });

  it('leave the list one by one as they are found still right', () => {
    const change = foundStillRight(
      ruleChange(),
      { transcriptId, from: 2, to: 4 },
      { coderId: a, at: later },
    );
    expect(change).toMatchObject({ kind: 'recheck', from: 2, to: 4, codeIds: [codeId(1)] });
    expect(linesOf(due(changesOf(change)))).toEqual([
      [0, 1],
      [6, 7],
    ]);
  });

  it('come back with the next change of the rule', () => {
    const [first] = changesOf(
      foundStillRight(ruleChange(), { transcriptId, from: 0, to: 7 }, { coderId: a, at: later }),
    );
    const next = ruleChange({ id: ruleId(2), at: '2026-03-08T10:00:00.000Z' });
    expect(due([first!])).toEqual([]);
    expect(linesOf(due([first!, next]))).toEqual([
      [0, 4],
      [6, 7],
    ]);
  });

  it('go by what codes count as now, and ask nothing of codes set aside', () => {
    const merged = [
      ownCode(1, 'Time'),
      ownCode(2, 'Slot', { status: 'merged', into: [codeId(1)] }),
    ];
    expect(linesOf(due([ruleChange()], merged))).toEqual([
      [0, 1],
      [2, 4],
      [6, 7],
    ]);
    expect(due([ruleChange({ codeId: codeId(2) })], merged)).toEqual([]);
  });
});

describe('a proposed code', () => {
  const pass: Pass = passOf(b, 'x - x');
  const codes = [
    ownCode(1, 'Time'),
    ownCode(2, 'Slot', { id: code('x'), proposedIn: pass.id, createdBy: b }),
  ];
  const revealed = [{ transcriptId, at, coderId: a }];
  const round = {
    id: roundId,
    number: 1,
    coderIds: [a, b],
    transcriptIds: [transcriptId],
    calibration: false,
  };
  const ground = {
    codes,
    passes: [pass],
    rounds: [{ ...round, revealed }],
    coder: { role: 'lead' as const },
  };
  const proposed = code('x');

  it('is talked over with who proposed it and its passages, once its pass was revealed', () => {
    expect(proposals(codes, [pass], ground.rounds)).toMatchObject([
      {
        code: { name: 'Slot' },
        pass: { coderId: b },
        passages: [
          { from: 0, to: 1 },
          { from: 2, to: 3 },
        ],
      },
    ]);
    expect(proposals(codes, [pass], [{ ...round, revealed: [] }])).toEqual([]);
    expect(proposals(codes, [], ground.rounds)).toEqual([]);
  });

  it('is adopted, and seen by everybody from then on', () => {
    const after = withPut(codes, adoptCode(ground, proposed));
    expect(after[1]).toMatchObject({ status: 'active', proposedIn: null });
    const unrevealed = [{ ...round, revealed: [] }];
    const seenBy = (all: readonly (typeof codes)[number][]) =>
      visibleCodes(a, all, [pass], unrevealed).map(({ name }) => name);
    expect(seenBy(codes)).toEqual(['Time']);
    expect(seenBy(after)).toEqual(['Time', 'Slot']);
  });

  it('is merged into a code of the study, or dropped, and never rewrites the pass', () => {
    const merged = withPut(codes, mergeProposal(ground, proposed, codeId(1)));
    expect(merged[1]).toMatchObject({ status: 'merged', into: [codeId(1)], proposedIn: null });
    expect(effectiveCodes(merged, []).merged(proposed)).toBe(codeId(1));
    const dropped = withPut(codes, dropCode(ground, proposed));
    expect(dropped[1]).toMatchObject({ status: 'retired', proposedIn: null });
    expect(
      mergeProposal(ground, proposed, codeId(1)).put.every(({ table }) => table === 'codes'),
    ).toBe(true);
  });

  it('is adopted out of a copy whose round reveals nothing: one coded alone, or together', () => {
    const alone = { ...round, coderIds: [b], revealed: [] };
    const submitted = { at, hash: 'a'.repeat(64), counted: null };
    const settled = { ...ground, rounds: [alone], passes: [{ ...pass, submitted }] };
    expect(proposals(codes, settled.passes, settled.rounds)).toHaveLength(1);
    expect(withPut(codes, adoptCode(settled, proposed))[1]).toMatchObject({ proposedIn: null });
    const open = { ...ground, rounds: [alone], passes: [{ ...pass, submitted: null }] };
    expect(() => adoptCode(open, proposed)).toThrow('not-revealed');
    const together = { ...open, rounds: [{ ...round, calibration: true, revealed: [] }] };
    expect(withPut(codes, adoptCode(together, proposed))[1]).toMatchObject({ proposedIn: null });
  });

  it('adopted before the proposal it stands under takes its place beside that one', () => {
    const under = ownCode(3, 'Under', { parentId: proposed, proposedIn: pass.id, createdBy: b });
    const all = [...codes, under];
    const adopted = withPut(all, adoptCode({ ...ground, codes: all }, under.id));
    expect(adopted[2]).toMatchObject({ parentId: null, proposedIn: null });
    const first = withPut(all, adoptCode({ ...ground, codes: all }, proposed));
    const then = withPut(first, adoptCode({ ...ground, codes: first }, under.id));
    expect(then[2]).toMatchObject({ parentId: proposed, proposedIn: null });
  });

  it('holds no code that others see: neither under it, nor as a part of what is split', () => {
    const parentId = proposed;
    const stamp = { id: codeId(8), at, by: b };
    for (const act of [
      () => moveCode(codes, codeId(1), { parentId, position: 0 }),
      () => addCode(codes, { name: 'New', parentId }, stamp),
      () =>
        splitCode(codes, codeId(1), [{ existing: proposed }, { id: codeId(8), name: 'Else' }], {
          at,
          by: b,
        }),
    ]) {
      expect(act).toThrow('code-still-proposed');
    }
    expect(addCode(codes, { name: 'New', parentId, proposedIn: pass.id }, stamp).put).toHaveLength(
      1,
    );
  });

  it('is settled by the lead alone, after the reveal, once, and under a name of its own', () => {
    for (const act of [adoptCode, dropCode]) {
      expect(() => act({ ...ground, coder: { role: 'coder' } }, proposed)).toThrow(
        'needs-the-lead',
      );
      const hidden = { ...ground, rounds: [{ ...round, revealed: [] }] };
      expect(() => act(hidden, proposed)).toThrow('not-revealed');
      const settled = { ...ground, codes: withPut(codes, adoptCode(ground, proposed)) };
      expect(() => act(settled, proposed)).toThrow('code-not-active');
    }
    const taken = { ...ground, codes: [ownCode(1, 'slot'), codes[1]!] };
    expect(() => adoptCode(taken, proposed)).toThrow('code-name-taken');
  });
});
