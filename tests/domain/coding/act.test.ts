import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesNothing,
  inverse,
  withAct,
  withoutChange,
  type CodingAct,
} from '#lib/domain/coding/act.ts';
import { noCodings, packed, unpacked } from '#lib/domain/coding/packed.ts';
import { ActError } from '#lib/domain/errors.ts';
import type { CodeId } from '#lib/domain/model/code.ts';

const [goals, skills, merged] = ['goals', 'skills', 'merged'] as [CodeId, CodeId, CodeId];
const empty = { ...noCodings, flags: new Uint32Array() };

/** Twelve lines of ten characters; the fourth and the ninth are the interviewer's. */
const version = {
  text: 'One thing.'.repeat(12),
  lineFrom: Uint32Array.from({ length: 12 }, (_, line) => line * 10),
};
const codable = Uint8Array.from({ length: 12 }, (_, line) => (line === 3 || line === 8 ? 0 : 1));

const on = (codeId: CodeId, from: number, to: number): CodingAct => ({
  kind: 'code',
  codeId,
  from,
  to,
});
const after = (...acts: CodingAct[]) =>
  acts.reduce((pass, act) => withAct(pass, act, codable, version).pass, empty);
const codingsOf = (pass: typeof empty) =>
  unpacked(pass).codings.map(({ codeId, from, to }) => `${codeId} ${from}–${to}`);

describe('an act of coding', () => {
  it('joins codings of one code that overlap or touch', () => {
    expect(codingsOf(after(on(goals, 0, 1), on(goals, 2, 3), on(goals, 1, 2)))).toEqual([
      'goals 0–3',
    ]);
  });

  it('leaves lines that are not codable without a code', () => {
    expect(codingsOf(after(on(goals, 2, 6)))).toEqual(['goals 2–3', 'goals 4–6']);
  });

  it('refuses lines of which none is codable', () => {
    expect(() => withAct(empty, on(goals, 3, 4), codable, version)).toThrow(ActError);
  });

  it('takes a code off where every codable line carries it, and else puts it on', () => {
    const toggle: CodingAct = { kind: 'toggle', codeId: goals, from: 2, to: 6 };
    const half = after(on(goals, 2, 3));
    const full = withAct(half, toggle, codable, version);
    expect(full.kind).toBe('code');
    expect(codingsOf(full.pass)).toEqual(['goals 2–3', 'goals 4–6']);
    const none = withAct(full.pass, toggle, codable, version);
    expect(none.kind).toBe('uncode');
    expect(codingsOf(none.pass)).toEqual([]);
  });

  it('cuts a coding in two when its middle is taken off', () => {
    const pass = after(on(goals, 4, 8), { kind: 'uncode', codeId: goals, from: 5, to: 6 });
    expect(codingsOf(pass)).toEqual(['goals 4–5', 'goals 6–8']);
  });

  it('codes the lines a quotation stands in and replaces quotations it overlaps', () => {
    const pass = after(
      { kind: 'quote', codeId: goals, start: 12, end: 18 },
      { kind: 'quote', codeId: goals, start: 15, end: 24 },
    );
    expect(codingsOf(pass)).toEqual(['goals 1–3']);
    expect(unpacked(pass).quotations).toEqual([{ codeId: goals, from: 15, to: 24 }]);
  });

  it('takes quotations off with the lines they stand in', () => {
    const pass = after(
      { kind: 'quote', codeId: goals, start: 12, end: 18 },
      { kind: 'uncode', codeId: goals, from: 1, to: 2 },
    );
    expect(unpacked(pass).quotations).toEqual([]);
  });

  it('takes off what counts as the code since a merge', () => {
    const pass = after(on(merged, 0, 2), on(goals, 2, 3));
    const countsAs = (codeId: CodeId) => (codeId === merged ? goals : codeId);
    const act: CodingAct = { kind: 'toggle', codeId: goals, from: 0, to: 3 };
    const taken = withAct(pass, act, codable, version, countsAs);
    expect(taken.kind).toBe('uncode');
    expect(codingsOf(taken.pass)).toEqual([]);
  });

  it('flags lines, and takes the flags off where all have one', () => {
    const act: CodingAct = { kind: 'flag', from: 1, to: 3 };
    expect([...after(act).flags]).toEqual([1, 2]);
    expect([...after(act, act).flags]).toEqual([]);
  });

  it('says when it changed nothing', () => {
    const pass = after(on(goals, 0, 2));
    expect(changesNothing(withAct(pass, on(goals, 0, 1), codable, version).change)).toBe(true);
  });
});

const act = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom('toggle' as const, 'code' as const, 'uncode' as const),
      codeId: fc.constantFrom(goals, skills, merged),
      from: fc.nat(10),
      length: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ kind, codeId, from, length }): CodingAct => ({
      kind,
      codeId,
      from,
      to: Math.min(12, from + length),
    })),
  fc
    .record({
      kind: fc.constantFrom('quote' as const, 'unquote' as const),
      codeId: fc.constantFrom(goals, skills),
      start: fc.nat(115),
      length: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ kind, codeId, start, length }): CodingAct => ({
      kind,
      codeId,
      start,
      end: Math.min(120, start + length),
    })),
  fc
    .record({ from: fc.nat(10), length: fc.integer({ min: 1, max: 3 }) })
    .map(({ from, length }): CodingAct => ({
      kind: 'flag',
      from,
      to: Math.min(12, from + length),
    })),
);

describe('any sequence of acts', () => {
  it('is restored to the same bytes by undoing and by redoing each', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        let pass = empty;
        const steps: { before: typeof empty; after: typeof empty; change: never }[] = [];
        for (const each of acts) {
          try {
            const done = withAct(pass, each, codable, version);
            steps.push({ before: pass, after: done.pass, change: done.change as never });
            pass = done.pass;
          } catch (error) {
            if (!(error instanceof ActError)) throw error;
          }
        }
        for (const { before, change } of steps.toReversed()) {
          pass = withoutChange(pass, change);
          expect(pass).toEqual(before);
        }
        for (const step of steps) {
          pass = withoutChange(pass, inverse(step.change));
          expect(pass).toEqual(step.after);
        }
      }),
    );
  });

  it('leaves codings of one code apart, on codable lines, with every quotation inside them', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const pass = acts.reduce((before, each) => {
          try {
            return withAct(before, each, codable, version).pass;
          } catch (error) {
            if (error instanceof ActError) return before;
            throw error;
          }
        }, empty);
        const { codings, quotations } = unpacked(pass);
        for (const one of codings) {
          for (let line = one.from; line < one.to; line += 1) expect(codable[line]).toBe(1);
          const others = codings.filter((each) => each !== one && each.codeId === one.codeId);
          expect(others.every(({ from, to }) => to < one.from || from > one.to)).toBe(true);
        }
        expect(packed({ codings, quotations })).toEqual({ ...pass, flags: undefined });
      }),
    );
  });
});
