import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Figure, Group, Mark, TextMark } from '#lib/domain/figures/figure.ts';
import { lettersOf } from '#lib/domain/figures/flow-words.ts';
import { recruitmentFlow } from '#lib/domain/figures/recruitment-flow.ts';
import { textWidth } from '#lib/domain/figures/text-width.ts';
import type { Recruitment } from '#lib/domain/model/recruitment.ts';
import { flowOf, type Flow } from '#lib/domain/recruitment/flow.ts';
import { flowFaultWords } from '#lib/domain/recruitment/sum-words.ts';
import { flowFigures, oneRoute, peopleLog } from '../../fixtures/flow-figures.ts';
import {
  approached,
  logWithGap,
  routeId,
  smallLog,
  stageId,
} from '../../fixtures/recruitment-log.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

const study = { title: 'A study', invented: false };
const sample = sampleSnapshot.recruitments[0]!;

const groupsOf = ({ marks }: Figure): readonly Group[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? [mark] : []));
const textsOf = (marks: readonly Mark[]): readonly TextMark[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? textsOf(mark.marks) : mark.kind === 'text' ? [mark] : [],
  );
const wordsOf = (figure: Figure) => textsOf(figure.marks).map(({ text }) => text);

function flow(log: Recruitment): Flow {
  const answer = flowOf(log);
  if (!answer.adds) throw new RangeError(JSON.stringify(answer.faults));
  return answer.flow;
}

function sentences(log: Recruitment): readonly string[] {
  const answer = recruitmentFlow(study, log);
  return answer.drawn ? [] : answer.faults.map((fault) => flowFaultWords(fault, log));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);

describe('the flow of the sample study', () => {
  it('goes from 65 approached to 8 interviewed, with 57 lost on the way', () => {
    const { stages } = flow(sample);
    expect(stages.map(({ n }) => n)).toEqual([65, 20, 15, 10, 8]);
    expect(stages.map(({ lost }) => sum(lost.map(({ n }) => n)))).toEqual([0, 45, 5, 5, 2]);
    expect(stages[1]?.lost).toEqual([
      { reason: 'No reply after one reminder', n: 21, byRoute: [13, 0, 8] },
      { reason: 'No reply (no reminder was sent to patients)', n: 24, byRoute: [0, 24, 0] },
    ]);
  });

  it('shows every number of the log, each with the letter of its route', () => {
    const words = wordsOf(flowFigures['recruitment-flow']!).join('\n');
    expect(words).toContain('n = 65');
    expect(words).toContain('A 9, B 7, C 4');
    expect(words).toContain('No reply after one reminder (A 13, C 8)');
    expect(words).toContain('Lost before Replied, n = 45');
    for (const { counts, lost } of sample.stages.slice(1)) {
      for (const [route, { n }] of counts.entries())
        expect(words).toContain(`${'ABC'[route]} ${n}`);
      for (const { routeId: id, n } of lost) {
        const route = sample.routes.findIndex((one) => one.id === id);
        expect(words).toMatch(new RegExp(`\\b${'ABC'[route]} ${n}\\b`));
      }
    }
  });

  it('is told in words and in a table, by the names of the routes', () => {
    const { description, table } = flowFigures['recruitment-flow']!;
    expect(description).toContain(
      'Replied: 20 (Letters to general practices 9, Patients and carers, by a letter handed out at two practices and a notice 7,',
    );
    expect(description).toContain('Invented data.');
    expect(table.columns).toHaveLength(5);
    expect(table.rows).toContainEqual(['Replied', 9, 7, 4, 20]);
    expect(table.rows).toContainEqual([
      'lost before Replied: No reply after one reminder',
      13,
      0,
      8,
      21,
    ]);
  });
});

describe('a recruitment flow', () => {
  it('is drawn from people as from counts', () => {
    const { stages } = flow(peopleLog);
    expect(stages.map(({ n }) => n)).toEqual([11, 4, 2]);
    expect(wordsOf(flowFigures['recruitment-flow-people']!)).toContain('Moved abroad (B 1)');
  });

  it('has one box, and no arrow, for one stage', () => {
    const { marks } = flowFigures['recruitment-flow-one-stage']!;
    expect(marks.map(({ kind }) => kind)).toEqual(['group', 'text']);
  });

  it('has no box of those lost where nobody was, and says so in words', () => {
    const figure = flowFigures['recruitment-flow-nobody-lost']!;
    expect(groupsOf(figure).map(({ label }) => label)).toEqual([
      'Invited: 9',
      'Consented: 9',
      'Lost before Interviewed, n = 0: Withdrew afterwards 0',
      'Interviewed: 9',
    ]);
    expect(figure.description).toContain('Nobody lost before Consented.');
  });

  it('counts who is missing over a stage nobody counted, and names the stage', () => {
    const figure = flowFigures['recruitment-flow-gap']!;
    expect(wordsOf(figure)).toEqual(
      expect.arrayContaining(['n = 40', '28', 'not accounted for', 'n = 12']),
    );
    expect(figure.description).toContain('Stages that were not counted: Contacted.');
  });

  it('names a reason nobody wrote down', () => {
    const log = oneRoute([
      ['Asked', 3, {}],
      ['Came', 1, { '': 2 }],
    ]);
    expect(flow(log).stages[1]?.lost).toEqual([{ reason: '', n: 2, byRoute: [2] }]);
    const answer = recruitmentFlow(study, log);
    expect(answer.drawn && wordsOf(answer.figure)).toContain('reason not recorded');
  });

  it('gives the same figure for the same log', () => {
    expect(recruitmentFlow(study, structuredClone(sample))).toEqual(recruitmentFlow(study, sample));
  });

  it('calls routes by letters, also more than the alphabet has', () => {
    expect(lettersOf(Array.from({ length: 28 })).slice(-4)).toEqual(['Y', 'Z', 'AA', 'AB']);
  });
});

describe('a log that does not add up', () => {
  it('is not drawn, and says where and with which numbers', () => {
    const log = smallLog();
    log.stages[2]!.counts[0]!.n = 6;
    expect(sentences(log)).toEqual([
      'Interviewed, Letters to general practices: 9 − 2 = 7, but 6 is written.',
    ]);
  });

  it('is one in which a stage is counted by some routes only', () => {
    const log = smallLog();
    log.stages[1]!.counts = log.stages[1]!.counts.slice(1);
    expect(sentences(log)).toEqual([
      'Consented, Letters to general practices: not counted yet, while the stage is counted by another route.',
    ]);
  });

  it('is one with people lost where nothing is counted on one side', () => {
    const { stages, ...rest } = oneRoute([
      ['Asked', 0, {}],
      ['Replied', 5, { 'No answer': 4 }],
      ['Came', 0, { 'Fell ill': 2 }],
    ]);
    const log = {
      ...rest,
      stages: stages.map((stage, at) => (at === 1 ? stage : { ...stage, counts: [] })),
    };
    expect(sentences(log)).toEqual([
      'Replied: people are lost before it, and how many there were, or are left, is not counted.',
      'Came: people are lost before it, and how many there were, or are left, is not counted.',
    ]);
  });

  it('is one in which nothing is counted', () => {
    expect(sentences({ ...smallLog(), stages: [] })).toEqual([
      'No stage of the recruitment log is counted yet.',
    ]);
    expect(sentences({ ...logWithGap(), stages: logWithGap().stages.slice(1, 2) })).toEqual([
      'No stage of the recruitment log is counted yet.',
    ]);
  });
});

const reason = fc.oneof(
  fc.constantFrom('', 'No reply', 'No time', 'לא השיבו למכתב'),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
/** Logs whose sums are right: what is left at the end, and who was lost before each stage but the first. */
const soundLogs = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 4 }))
  .chain(([routes, steps]) =>
    fc.record({
      end: fc.array(fc.nat(5000), { minLength: routes, maxLength: routes }),
      lost: fc.array(
        fc.array(fc.record({ route: fc.nat(routes - 1), reason, n: fc.nat(900) }), {
          maxLength: 14,
        }),
        { minLength: steps, maxLength: steps },
      ),
      name: fc.string({ unit: 'grapheme', maxLength: 80 }),
    }),
  )
  .map(({ end, lost, name }): Recruitment => {
    const after = (stage: number, route: number) =>
      sum(lost.slice(stage).flatMap((all) => all.map((one) => (one.route === route ? one.n : 0))));
    return {
      ...smallLog(),
      routes: end.map((_, route) => ({ id: routeId(route + 1), name: `${name} ${route}` })),
      stages: [[], ...lost].map((losses, stage) => ({
        id: stageId(stage + 1),
        name: `${name} ${stage}`,
        counts: end.map((n, route) => ({
          routeId: routeId(route + 1),
          n: n + after(stage, route),
        })),
        lost: losses.map(({ route, ...loss }) => ({ routeId: routeId(route + 1), ...loss })),
      })),
    };
  });
const people = fc
  .array(
    fc.record({
      route: fc.integer({ min: 1, max: 2 }),
      stage: fc.integer({ min: 1, max: 3 }),
      reason,
    }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((rows): Recruitment => ({
    ...smallLog(),
    by: 'people',
    people: rows.map(({ route, stage, reason: why }, at) =>
      approached(at + 1, route, stage, { reason: why }),
    ),
  }));

const boxOf = (group: Group): Box => {
  const [frame] = group.marks;
  if (frame?.kind !== 'rect') throw new RangeError('a box has a frame');
  return frame;
};

describe('any sound log', () => {
  it('gives boxes that add up, by every route and by all', () => {
    fc.assert(
      fc.property(fc.oneof(soundLogs, people), (log) => {
        const { stages, routes } = flow(log);
        for (const [index, stage] of stages.entries()) {
          expect(sum(stage.byRoute)).toBe(stage.n);
          const before = stages[index - 1];
          if (!before) continue;
          expect(before.n - sum(stage.lost.map(({ n }) => n))).toBe(stage.n);
          for (const route of routes.keys()) {
            const lost = sum(stage.lost.map(({ byRoute }) => byRoute[route]!));
            expect(before.byRoute[route]! - lost).toBe(stage.byRoute[route]);
          }
        }
      }),
    );
  });

  it('gives boxes that do not overlap, with their words inside them and the figure around all', () => {
    fc.assert(
      fc.property(fc.oneof(soundLogs, people), (log) => {
        const answer = recruitmentFlow(study, log);
        if (!answer.drawn) throw new RangeError('not drawn');
        const groups = groupsOf(answer.figure);
        const boxes = groups.map(boxOf);
        for (const [at, a] of boxes.entries()) {
          expect(a.x + a.width).toBeLessThanOrEqual(answer.figure.width);
          expect(a.y + a.height).toBeLessThanOrEqual(answer.figure.height);
          for (const b of boxes.slice(at + 1)) {
            const apart =
              a.x + a.width <= b.x ||
              b.x + b.width <= a.x ||
              a.y + a.height <= b.y ||
              b.y + b.height <= a.y;
            expect(apart).toBe(true);
          }
        }
        for (const group of groups) {
          const frame = boxOf(group);
          const texts = textsOf(group.marks).filter(({ text }) => text !== '');
          const rooms = texts.map((one) => roomOf(one));
          for (const room of rooms) {
            expect(room.x).toBeGreaterThanOrEqual(frame.x - 0.02);
            expect(room.x + room.width).toBeLessThanOrEqual(frame.x + frame.width + 0.02);
            expect(room.y).toBeGreaterThanOrEqual(frame.y);
            expect(room.y + room.height).toBeLessThanOrEqual(frame.y + frame.height);
          }
          for (const [at, a] of rooms.entries()) {
            for (const b of rooms.slice(at + 1)) {
              const beside = a.x + a.width <= b.x + 0.05 || b.x + b.width <= a.x + 0.05;
              const under = a.y + a.height <= b.y + 0.05 || b.y + b.height <= a.y + 0.05;
              expect(beside || under).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The room that words take, from the height of their letters to under their line. */
function roomOf({ x, y, text, size, anchor, bold = false }: TextMark): Box {
  const width = textWidth(text, { size, bold });
  const left = anchor === 'left' ? x : anchor === 'right' ? x - width : x - width / 2;
  return { x: left, y: y - size, width, height: size * 1.25 };
}
