import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { acceptAgreements, agreements } from '#lib/domain/reconciliation/agreements.ts';
import { afterwards } from '#lib/domain/reconciliation/afterwards.ts';
import { consensusOf } from '#lib/domain/reconciliation/consensus.ts';
import {
  codesInQuestion,
  differenceCounts,
  differencesOf,
} from '#lib/domain/reconciliation/differences.ts';
import { byCode, nextOpen, queueFor } from '#lib/domain/reconciliation/queue-order.ts';
import { settledBefore } from '#lib/domain/reconciliation/settled-before.ts';
import { settleAgain } from '#lib/domain/reconciliation/settle-again.ts';
import { settleLine, unsettleLine, type Verdict } from '#lib/domain/reconciliation/settle.ts';
import type { Settling } from '#lib/domain/reconciliation/settling.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { SplitDecision } from '#lib/domain/model/split-decision.ts';
import { ownCode } from '../codebook/tdf.ts';
import {
  a,
  adjudicator,
  after,
  at,
  b,
  c,
  code,
  consensusId,
  decisionId,
  lead,
  passOf,
  plain,
  roundId,
  settling,
  transcriptId,
  version,
  wordsOf,
} from './two-coders.ts';

const base = settling([passOf(a, 'x xy x - xy -'), passOf(b, 'x x y z zy -')]);
const settle = (
  before: Settling,
  line: number,
  verdict: Partial<Verdict>,
  id = line + 1,
  settler: Parameters<typeof settleLine>[4] = lead,
) => {
  const earlier = before.decisions.find((decision) => decision.line === line);
  const seen = { line, decisionId: earlier?.id ?? null };
  const stamp = { id: decisionId(id), at };
  const change = settleLine(before, version, seen, { ...plain, ...verdict }, settler, stamp);
  return { change, now: after(before, change) };
};
const decided = (before: Settling, line: number) =>
  before.decisions.find((decision) => decision.line === line)!;
const consensus = (given: Settling) => consensusOf(given, version, consensusId);

describe('the differences of a round', () => {
  it('are the lines on which its coders do not have the same codes, in order', () => {
    const found = differencesOf(base);
    expect(found.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(found.map(({ state }) => state)).toEqual(Array(4).fill('open'));
    expect(codesInQuestion(found[3]!)).toEqual([code('x'), code('z')]);
    expect(differenceCounts(found)).toEqual({
      lines: 4,
      codes: 6,
      open: 4,
      settled: 0,
      flagged: 0,
      stale: 0,
    });
  });

  it('are none before the reveal, nor where a pass is missing or open', () => {
    const { round, passes } = base;
    expect(differencesOf({ ...base, round: { ...round, revealed: [] } })).toEqual([]);
    expect(differencesOf({ ...base, passes: passes.slice(0, 1) })).toEqual([]);
    const [first, second] = passes;
    expect(differencesOf({ ...base, passes: [first!, { ...second!, submitted: null }] })).toEqual(
      [],
    );
  });

  it('go by what codes count as now', () => {
    const codes = [
      ownCode(1, 'x', { id: code('x') }),
      ownCode(2, 'y', { id: code('y'), status: 'merged', into: [code('x')] }),
    ];
    const merged = settling(base.passes, { codes });
    expect(differencesOf(merged).map(({ line }) => line)).toEqual([3, 4]);
  });

  it('are read from the decisions alone where the passes are not here', () => {
    const { now } = settle(base, 2, { outcome: 'flagged', words: 'Which is it?' });
    const copy = { ...now, passes: [], consensuses: [] };
    expect(differencesOf(copy)).toMatchObject([
      { line: 2, state: 'flagged', standing: { is: 'differs' }, stale: false },
    ]);
    expect(differencesOf(copy)[0]?.readings).toEqual([
      { coderId: a, codeIds: [code('x')] },
      { coderId: b, codeIds: [code('y')] },
    ]);
  });
});

describe('settling a line', () => {
  it('keeps one coder’s codes, all, those shared, or others', () => {
    const keeps = (line: number, verdict: Partial<Verdict>) =>
      decided(settle(base, line, verdict).now, line).keep;
    expect(keeps(4, { outcome: 'coder', coderId: b })).toEqual([code('y'), code('z')]);
    expect(keeps(4, { outcome: 'all' })).toEqual([code('x'), code('y'), code('z')]);
    expect(keeps(4, { outcome: 'neither', reason: 'over-coded' })).toEqual([code('y')]);
    const other = { outcome: 'other', codeIds: [code('w')], reason: 'new-idea' } as const;
    expect(keeps(4, other)).toEqual([code('w'), code('y')]);
    expect(keeps(4, { ...other, off: [code('y')] })).toEqual([code('w')]);
    expect(keeps(4, { outcome: 'flagged', words: 'Not sure.' })).toEqual([]);
  });

  it('asks for a reason where nobody’s reading stands', () => {
    for (const outcome of ['neither', 'other', 'flagged'] as const) {
      expect(() => settle(base, 1, { outcome, words: '  ' })).toThrow('reason-missing');
      expect(settle(base, 1, { outcome, words: 'Because.' }).now.decisions).toHaveLength(1);
      expect(settle(base, 1, { outcome, reason: 'boundary' }).now.decisions).toHaveLength(1);
    }
    expect(settle(base, 1, { outcome: 'coder', coderId: a }).now.decisions).toHaveLength(1);
  });

  it('refuses a line that agrees, one settled meanwhile, one unrevealed, one still blind', () => {
    expect(() => settle(base, 0, {})).toThrow('line-agrees');
    const { now } = settle(base, 1, {});
    const stamp = { id: decisionId(99), at };
    const unseen = { line: 1, decisionId: null };
    expect(() => settleLine(now, version, unseen, plain, lead, stamp)).toThrow('settled-meanwhile');
    const hidden = { ...base, round: { ...base.round, revealed: [] } };
    expect(() => settle(hidden, 1, {})).toThrow('not-revealed');
    expect(() => settle(base, 1, {}, 1, { ...lead, inHand: () => true })).toThrow('still-blind');
  });

  it('replaces the decision about the line and takes it away again', () => {
    const first = settle(base, 1, {}).now;
    const again = settle(first, 1, { outcome: 'coder', coderId: b }, 50);
    expect(again.change.removed).toEqual([{ table: 'decisions', id: decisionId(2) }]);
    expect(again.now.decisions.map(({ id }) => id)).toEqual([decisionId(50)]);
    const seen = { line: 1, decisionId: decisionId(50) };
    const open = after(again.now, unsettleLine(again.now, version, seen, lead));
    expect(open.decisions).toEqual([]);
    expect(() => unsettleLine(open, version, { line: 1, decisionId: null }, lead)).toThrow(
      'settled-meanwhile',
    );
  });

  it('lets the adjudicator settle what was flagged, alone, and nothing else', () => {
    const outside = {
      coder: { id: adjudicator, role: 'adjudicator' as const },
      inHand: () => false,
    };
    expect(() => settle(base, 1, {}, 1, outside)).toThrow('no-part-in-it');
    const flagged = settle(base, 1, { outcome: 'flagged', words: '?' }).now;
    expect(decided(flagged, 1).by).toEqual([a, b]);
    const settled = settle(flagged, 1, { outcome: 'coder', coderId: a }, 20, outside).now;
    expect(decided(settled, 1).asked).toMatchObject({ words: '?', by: [a, b] });
    const anew = settle(settled, 1, { outcome: 'coder', coderId: b }, 21, outside).now;
    expect(decided(anew, 1).asked?.words).toBe('?');
    expect(decided(settled, 1)).toMatchObject({ by: [adjudicator], keep: [code('x'), code('y')] });
    expect(
      queueFor(differencesOf(settled), settled.round, outside.coder).map(({ line }) => line),
    ).toEqual([1]);
    expect(queueFor(differencesOf(settled), settled.round, lead.coder)).toHaveLength(4);
    const stranger = { coder: { id: c, role: 'coder' as const }, inHand: () => false };
    expect(() => settle(base, 1, {}, 1, stranger)).toThrow('no-part-in-it');
    // The coders may settle a flagged line after all.
    expect(decided(settle(flagged, 1, {}, 21).now, 1).by).toEqual([a, b]);
  });

  it('names what codes a merge has since made one as about something else', () => {
    const { now } = settle(base, 2, { outcome: 'coder', coderId: a });
    const merged = (into: CodeId) =>
      settling(base.passes, {
        decisions: now.decisions,
        codes: [
          ownCode(1, 'x', { id: code('x') }),
          ownCode(2, 'y', { id: code('y'), status: 'merged', into: [into] }),
        ],
      });
    const stale = (given: Settling) => differencesOf(given).find(({ line }) => line === 2)?.stale;
    expect(stale(now)).toBe(false);
    expect(stale(merged(code('x')))).toBe(true);
    expect(stale(merged(code('w')))).toBe(false);
  });

  it('is not undone because one coder gave their passages to the parts of a split code', () => {
    const codes = [
      ownCode(1, 'x', { id: code('x'), status: 'split', into: [code('v'), code('w')] }),
    ];
    const splits: SplitDecision[] = [
      {
        id: decisionId(70) as unknown as SplitDecision['id'],
        codeId: code('x'),
        transcriptId,
        coderId: a,
        roundId,
        from: 0,
        to: 1,
        chosen: [code('w')],
      },
    ];
    const { now } = settle(base, 2, { outcome: 'coder', coderId: a });
    const split = settling(base.passes, { decisions: now.decisions, codes, splits });
    expect(differencesOf(split)).toEqual(differencesOf(now));
    const made = consensus(split);
    expect(wordsOf(made, 6)).toBe('x ? x ? ? -');
    const place = { ...made, coderId: null };
    const forConsensus = splits.map((one) => ({ ...one, coderId: null }));
    const read = effectiveCodes(codes, forConsensus).packed(made, place, version);
    expect(wordsOf({ ...made, ...read }, 6)).toBe('w ? x ? ? -');
  });
});

describe('the consensus', () => {
  it('carries what was agreed and what was decided; open and flagged lines carry nothing', () => {
    expect(wordsOf(consensus(base), 6)).toBe('x ? ? ? ? -');
    const settled = settle(base, 1, { outcome: 'coder', coderId: a }).now;
    const flagged = settle(settled, 2, { outcome: 'flagged', words: '?' }).now;
    expect(wordsOf(consensus(flagged), 6)).toBe('x xy ? ? ? -');
  });

  it('joins neighbouring lines of one code, and keeps quotations whose code stands', () => {
    const quoted = settling([
      passOf(a, 'x x xy', [
        { codeId: code('x'), from: 2, to: 6 },
        { codeId: code('y'), from: 21, to: 24 },
      ]),
      passOf(b, 'x x x', [
        { codeId: code('x'), from: 4, to: 8 },
        { codeId: code('x'), from: 12, to: 15 },
      ]),
    ]);
    const { now } = settle(quoted, 2, { outcome: 'coder', coderId: b });
    const made = consensus(now);
    expect([...made.from, ...made.to]).toEqual([0, 3]);
    expect([...made.quoteFrom]).toEqual([2, 12]);
    expect([...made.quoteTo]).toEqual([6, 15]);
  });

  it('is made by accepting the agreements, whose number is known before', () => {
    const codable = Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 1);
    expect(agreements(base, version, codable)).toEqual({
      transcriptId,
      lines: 1,
      codes: 1,
      uncoded: 2,
      differing: 4,
      accepted: false,
    });
    const accept = (given: Settling) =>
      after(
        given,
        acceptAgreements([{ settling: given, version, newId: consensusId }], () => false),
      );
    const accepted = accept(base);
    expect(agreements(accepted, version, codable)?.accepted).toBe(true);
    const settled = settle(accepted, 3, { outcome: 'coder', coderId: b }).now;
    expect(wordsOf(settled.consensuses[0]!, 6)).toBe('x ? ? z ? -');
    expect(agreements(settled, version, codable)?.accepted).toBe(true);
    const again = accept(settled);
    expect(again.decisions).toEqual(settled.decisions);
    expect(again.consensuses).toEqual(settled.consensuses);
    expect(() =>
      acceptAgreements([{ settling: base, version, newId: consensusId }], () => true),
    ).toThrow('still-blind');
  });

  it('is offered again once a code it counts as another is brought back, and only then', () => {
    const codes = [ownCode(1, 'x', { id: code('x') }), ownCode(2, 'y', { id: code('y') })];
    const merged = effectiveCodes(
      codes.map((one) =>
        one.id === code('y') ? { ...one, status: 'merged', into: [code('x')] } : one,
      ),
      [],
    );
    const restored = effectiveCodes(codes, []);
    const quotation = [{ codeId: code('y'), from: 12, to: 15 }];
    const passes = [passOf(a, 'x y - z', quotation), passOf(b, 'x y - -')];
    const codable = new Uint8Array(8).fill(1);
    const isAccepted = (given: Settling) => agreements(given, version, codable)?.accepted;
    const accept = (given: Settling) =>
      after(
        given,
        acceptAgreements([{ settling: given, version, newId: consensusId }], () => false),
      );

    const whileMerged = accept(settling(passes, { effective: merged }));
    expect(isAccepted(whileMerged)).toBe(true);
    expect(wordsOf(whileMerged.consensuses[0]!, 4)).toBe('x x - ?');
    const broughtBack = { ...whileMerged, effective: restored };
    expect(isAccepted(broughtBack)).toBe(false);
    const again = accept(broughtBack);
    expect(wordsOf(again.consensuses[0]!, 4)).toBe('x y - ?');
    expect(isAccepted(again)).toBe(true);
    expect(isAccepted({ ...again, effective: merged })).toBe(true);
  });

  it('changes on second thoughts, agreed lines too, each with a decision and its reason', () => {
    const accepted = after(
      base,
      acceptAgreements([{ settling: base, version, newId: consensusId }], () => false),
    );
    let id = 100;
    const thought = {
      from: 0,
      to: 3,
      off: [code('x')],
      on: [code('w')],
      reason: null,
      words: 'Rule.',
    };
    const stamp = { newId: () => decisionId((id += 1)), at };
    const now = after(accepted, settleAgain(accepted, version, thought, lead, stamp));
    expect(wordsOf(now.consensuses[0]!, 6)).toBe('w ? ? ? ? -');
    expect(now.decisions).toMatchObject([{ line: 0, outcome: 'other', keep: [code('w')] }]);
    expect(differencesOf(now)[0]).toMatchObject({ line: 0, state: 'settled', stale: false });
    expect(() => settleAgain(accepted, version, { ...thought, words: '' }, lead, stamp)).toThrow(
      'reason-missing',
    );
  });

  it('keeps on second thoughts the rule that was proposed with the decision before', () => {
    const verdict = {
      outcome: 'coder' as const,
      coderId: b,
      rule: 'Both.',
      ruleCodeIds: [code('z')],
    };
    const ruled = settle(base, 3, verdict).now;
    const thought = { from: 3, to: 4, off: [], on: [code('w')], reason: null, words: 'Rule.' };
    const stamp = { newId: () => decisionId(100), at };
    const now = after(ruled, settleAgain(ruled, version, thought, lead, stamp));
    expect(now.decisions).toMatchObject([
      { id: decisionId(100), rule: 'Both.', ruleCodeIds: [code('z')] },
    ]);
  });
});

describe('the queue', () => {
  const codes = ['z', 'x', 'y'].map((letter, order) =>
    ownCode(order, letter, { id: code(letter), order }),
  );

  it('goes by code in the order of the codebook, each line once', () => {
    const groups = byCode(differencesOf(base), codes);
    expect(
      groups.map(({ codeId, differences }) => [codeId, differences.map(({ line }) => line)]),
    ).toEqual([
      [code('z'), [3, 4]],
      [code('x'), [2]],
      [code('y'), [1]],
    ]);
  });

  it('goes on to the next open line, round its end', () => {
    const found = differencesOf(settle(base, 3, {}).now);
    expect(nextOpen(found, 1)).toBe(3);
    expect(nextOpen(found, 3)).toBe(0);
    expect(
      nextOpen(
        found.filter(({ state }) => state === 'settled'),
        0,
      ),
    ).toBeNull();
  });

  it('tells what was settled before where the same codes were in question', () => {
    const { now } = settle(base, 2, { outcome: 'coder', coderId: a });
    const twice = settling([passOf(a, 'x xy x - xy y'), passOf(b, 'x x y z zy x')], {
      decisions: now.decisions,
    });
    const last = differencesOf(twice).at(-1)!;
    expect(settledBefore(last, now.decisions, twice.effective)).toMatchObject([
      { decision: { line: 2 }, stood: [code('x')] },
    ]);
    const own = differencesOf(twice).find(({ line }) => line === 2)!;
    expect(settledBefore(own, now.decisions, twice.effective)).toEqual([]);
  });
});

describe('afterwards', () => {
  it('each coder sees where the consensus differs from them, and why', () => {
    let now = settle(base, 1, { outcome: 'coder', coderId: a, words: 'She says both.' }).now;
    now = settle(now, 2, { outcome: 'flagged', words: '?' }).now;
    now = settle(now, 3, { outcome: 'neither', reason: 'over-coded' }).now;
    expect(afterwards(now.decisions, a)).toEqual([]);
    expect(afterwards(now.decisions, b)).toMatchObject([
      { decision: { line: 1, words: 'She says both.' }, came: [code('y')], went: [] },
      { decision: { line: 3, reason: 'over-coded' }, came: [], went: [code('z')] },
    ]);
  });
});

/** Passes of three coders over five lines, and what is decided about each line. */
const lineOf = fc.subarray(['x', 'y', 'z']).map((letters) => letters.join('') || '-');
const passWords = fc.array(lineOf, { minLength: 5, maxLength: 5 }).map((lines) => lines.join(' '));
const outcome = fc.constantFrom('open', 'coder', 'all', 'neither', 'flagged');
const cases = fc.record({
  words: fc.tuple(passWords, passWords, passWords),
  outcomes: fc.array(outcome, { minLength: 5, maxLength: 5 }),
  order: fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
});

function worked(
  { words, outcomes }: { words: readonly string[]; outcomes: readonly string[] },
  order: readonly number[],
) {
  const coders = [a, b, c];
  let now = settling(order.map((place) => passOf(coders[place]!, words[place]!)));
  for (const { line } of differencesOf(now)) {
    const what = outcomes[line];
    if (what === undefined || what === 'open') continue;
    const verdict = { outcome: what as Verdict['outcome'], coderId: b, words: 'Because.' };
    now = settle(now, line, verdict).now;
  }
  return now;
}

describe('whatever coders code and decide', () => {
  it('the order of the coders changes neither the consensus nor a count', () => {
    fc.assert(
      fc.property(cases, ({ order, ...given }) => {
        const [straight, turned] = [worked(given, [0, 1, 2]), worked(given, order)];
        expect(consensus(turned)).toEqual(consensus(straight));
        expect(differenceCounts(differencesOf(turned))).toEqual(
          differenceCounts(differencesOf(straight)),
        );
        const shuffled = { ...straight, passes: turned.passes };
        expect(consensus(shuffled)).toEqual(consensus(straight));
      }),
    );
  });

  it('decisions survive making the consensus again, and the passes stay as they are', () => {
    fc.assert(
      fc.property(cases, ({ order, ...given }) => {
        const before = worked(given, order);
        const kept = structuredClone(before.passes);
        const accept = (from: Settling) =>
          after(
            from,
            acceptAgreements([{ settling: from, version, newId: consensusId }], () => false),
          );
        const once = accept(before);
        const twice = accept(once);
        expect(twice.decisions).toEqual(before.decisions);
        expect(twice.consensuses).toEqual(once.consensuses);
        expect(before.passes).toEqual(kept);
      }),
    );
  });

  it('the consensus holds no code that no pass and no decision holds, and none on open lines', () => {
    fc.assert(
      fc.property(cases, ({ order, ...given }) => {
        const now = worked(given, order);
        const made = consensus(now);
        const found = differencesOf(now);
        const held = new Set([
          ...now.passes.flatMap(({ codes }) => codes),
          ...now.decisions.flatMap(({ keep }) => keep),
        ]);
        for (const codeId of made.codes) expect(held).toContain(codeId);
        expect([...made.open]).toEqual(
          found.filter(({ state }) => state !== 'settled').map(({ line }) => line),
        );
        const words = wordsOf(made, 5).split(' ');
        for (const { line, keep } of now.decisions.filter((one) => one.outcome !== 'flagged')) {
          expect([...words[line]!.replace('-', '')].map(code)).toEqual(keep);
        }
      }),
    );
  });
});
