import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recruitment } from '#lib/domain/model/recruitment.ts';
import { countedStages, fromPeople, stillOnTheWay } from '#lib/domain/recruitment/from-people.ts';
import { sumsOf, totalsOf, wrongSums } from '#lib/domain/recruitment/sums.ts';
import { approached, routeId, smallLog, stageId } from '../../fixtures/recruitment-log.ts';

/** A log in which every route begins with some people and loses some before every later stage. */
const logs = fc
  .record({ routes: fc.integer({ min: 1, max: 4 }), stages: fc.integer({ min: 2, max: 5 }) })
  .chain(({ routes, stages }) =>
    fc.record({
      end: fc.array(fc.nat(40), { minLength: routes, maxLength: routes }),
      lost: fc.array(
        fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }), {
          minLength: routes,
          maxLength: routes,
        }),
        { minLength: stages - 1, maxLength: stages - 1 },
      ),
    }),
  )
  .map(({ end, lost }) => logOf(end, lost));

function logOf(end: readonly number[], lost: readonly (readonly (readonly number[])[])[]) {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const lostAfter = (stage: number, route: number) =>
    sum(lost.slice(stage).map((routes) => sum(routes[route] ?? [])));
  return {
    ...smallLog(),
    routes: end.map((_, route) => ({ id: routeId(route + 1), name: `Route ${route + 1}` })),
    stages: [null, ...lost].map((losses, stage) => ({
      id: stageId(stage + 1),
      name: `Stage ${stage + 1}`,
      counts: end.map((n, route) => ({
        routeId: routeId(route + 1),
        n: n + lostAfter(stage, route),
      })),
      lost: (losses ?? []).flatMap((reasons, route) =>
        reasons.map((n, index) => ({ routeId: routeId(route + 1), reason: `${index}`, n })),
      ),
    })),
  } satisfies Recruitment;
}

describe('the sums of the recruitment log', () => {
  it('add up for a log built from any losses', () => {
    fc.assert(
      fc.property(logs, (log) => {
        expect(wrongSums(log)).toEqual([]);
        expect(sumsOf(log)).toHaveLength(log.routes.length * log.stages.length);
      }),
    );
  });

  it('find any one count that is changed, at its stage or the next, on its route and no other', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 }), (log, a, b, more) => {
        const [stage, route] = [a % log.stages.length, b % log.routes.length];
        const changed = structuredClone(log);
        changed.stages[stage]!.counts[route]!.n += more;
        const wrong = wrongSums(changed);
        const places = [log.stages[stage]?.id, log.stages[stage + 1]?.id].filter(Boolean);
        expect(wrong.length).toBeGreaterThan(0);
        expect(wrong.every((sum) => sum.routeId === routeId(route + 1))).toBe(true);
        expect(wrong.every((sum) => places.includes(sum.stageId))).toBe(true);
        if (stage > 0) expect(wrong[0]?.stageId).toBe(log.stages[stage]?.id);
      }),
    );
  });

  it('find any one loss that is changed, at the very stage', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.integer({ min: 1, max: 5 }), (log, a, more) => {
        const losses = log.stages.flatMap((stage, index) =>
          stage.lost.map((_, at) => [index, at] as const),
        );
        fc.pre(losses.length > 0);
        const [stage, at] = losses[a % losses.length]!;
        const changed = structuredClone(log);
        const loss = changed.stages[stage]!.lost[at]!;
        loss.n += more;
        const wrong = wrongSums(changed);
        expect(wrong.map((sum) => [sum.stageId, sum.routeId])).toEqual([
          [log.stages[stage]?.id, loss.routeId],
        ]);
        expect(wrong[0]?.expected).toBe(wrong[0]!.written! - more);
      }),
    );
  });

  it('say what was expected and what is written', () => {
    const log = smallLog();
    log.stages[2]!.counts[0]!.n = 6;
    expect(wrongSums(log)).toEqual([
      {
        stageId: stageId(3),
        routeId: routeId(1),
        before: 9,
        lost: 2,
        expected: 7,
        written: 6,
        exact: true,
        adds: false,
      },
    ]);
  });

  it('take a missing number for not counted yet, and still refuse a stage larger than one before it', () => {
    const log = smallLog();
    log.stages[1]!.counts = log.stages[1]!.counts.slice(1);
    expect(wrongSums(log)).toEqual([]);
    log.stages[2]!.counts[0]!.n = 3;
    expect(wrongSums(log)).toEqual([]);
    log.stages[2]!.counts[0]!.n = 8;
    expect(wrongSums(log)).toMatchObject([{ expected: 7, written: 8, exact: false }]);
    expect(totalsOf(log)[1]).toEqual({ stageId: stageId(2), n: 4, notCounted: 1, lost: 14 });
  });

  it('know that more cannot be lost than there were, and nobody before the first stage', () => {
    const log = smallLog();
    log.stages[1]!.counts = [];
    log.stages[2]!.counts = [];
    log.stages[1]!.lost[1]!.n = 6;
    expect(wrongSums(log)).toMatchObject([
      { stageId: stageId(2), routeId: routeId(2), expected: -1 },
      { stageId: stageId(3), routeId: routeId(2), expected: -1 },
    ]);
    const moved = smallLog();
    moved.stages[0]!.lost.push({ routeId: routeId(1), reason: 'Moved away', n: 1 });
    expect(wrongSums(moved)).toMatchObject([{ stageId: stageId(1), before: null, lost: 1 }]);
  });
});

describe('counting from people', () => {
  const people = [
    approached(1, 1, 1, { reason: 'No reply' }),
    approached(2, 1, 1, { reason: 'No reply' }),
    approached(3, 1, 2),
    approached(4, 1, 3),
    approached(5, 2, 3),
  ];

  it('counts each person in every stage they reached and loses them before the next', () => {
    const stages = fromPeople({ ...smallLog(), people });
    expect(stages.map(({ counts }) => counts.map(({ n }) => n))).toEqual([
      [4, 1],
      [2, 1],
      [1, 1],
    ]);
    expect(stages.map(({ lost }) => lost.map(({ reason, n }) => [reason, n]))).toEqual([
      [],
      [['No reply', 2]],
      [[stillOnTheWay, 1]],
    ]);
  });

  it('always adds up', () => {
    const anybody = fc
      .array(
        fc.record({
          route: fc.constantFrom(1, 2),
          stage: fc.constantFrom(1, 2, 3),
          reason: fc.constantFrom('', 'ill', 'no time'),
        }),
      )
      .map((rows) =>
        rows.map((row, index) => approached(index, row.route, row.stage, { reason: row.reason })),
      );
    fc.assert(
      fc.property(anybody, (people) => {
        const log = smallLog();
        expect(wrongSums({ ...log, stages: [...fromPeople({ ...log, people })] })).toEqual([]);
      }),
    );
  });

  it('keeps the counts that were written until somebody is entered', () => {
    const log: Recruitment = { ...smallLog(), by: 'people' };
    expect(countedStages(log)).toEqual(log.stages);
    expect(countedStages({ ...log, people })[0]?.counts[0]?.n).toBe(4);
    expect(countedStages({ ...log, people, by: 'counts' })).toEqual(log.stages);
  });
});
