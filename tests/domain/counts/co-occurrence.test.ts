import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesTogether } from '#lib/domain/counts/cell-passages.ts';
import { rowChoices } from '#lib/domain/counts/choices.ts';
import { coOccurrence } from '#lib/domain/counts/co-occurrence.ts';
import type { FiguresByVersion, LineFigures } from '#lib/domain/counts/line-figures.ts';
import { together, type Reach } from '#lib/domain/counts/reach.ts';
import { linesCovered, peopleOf } from '#lib/domain/findings/passages.ts';
import type { SettledStudy } from '#lib/domain/findings/settled-study.ts';
import { domainA, domainB, interviewsCoded } from '../../fixtures/interviews-coded.ts';
import { lineCount, studies } from './random-study.ts';

const nothing = { themes: [], subthemes: [] };
const turns = Uint32Array.from([0, 0, 0, 1, 1, 2, 2, 2, 2, 3]);
const reaches: readonly Reach[] = [
  { within: 'line' },
  { within: 'turn' },
  { within: 'lines', lines: 0 },
  { within: 'lines', lines: 1 },
  { within: 'lines', lines: 2 },
  { within: 'lines', lines: 3 },
  { within: 'lines', lines: 9 },
];

function figuresOf({ settled }: SettledStudy): FiguresByVersion {
  const wordsBefore = Uint32Array.from({ length: lineCount + 1 }, (_, line) => line * 2);
  return new Map(
    settled.map(({ versionId }): [typeof versionId, LineFigures] => [
      versionId,
      { versionId, wordsBefore, turnOfLine: turns },
    ]),
  );
}

const marks = (runs: ArrayLike<number>) =>
  Array.from({ length: lineCount }, (_, line) => {
    for (let at = 0; at < runs.length; at += 2) {
      if (runs[at]! <= line && line < runs[at + 1]!) return true;
    }
    return false;
  });

/** Every pair of lines looked at. */
function lookedAt(a: readonly boolean[], b: readonly boolean[], reach: Reach): boolean[] {
  const found = a.map(() => false);
  const lines = [...a.keys()];
  for (const x of lines.filter((line) => a[line])) {
    for (const y of lines.filter((line) => b[line])) {
      const isNear =
        reach.within === 'turn'
          ? turns[x] === turns[y]
          : Math.abs(x - y) <= (reach.within === 'line' ? 0 : reach.lines);
      if (isNear) found.fill(true, Math.min(x, y), Math.max(x, y) + 1);
    }
  }
  return found;
}

const flat = fc.array(fc.boolean(), { minLength: lineCount, maxLength: lineCount }).map((on) => {
  const runs: number[] = [];
  on.forEach((is, line) => {
    if (is && !on[line - 1]) runs.push(line, line + 1);
    else if (is) runs[runs.length - 1] = line + 1;
  });
  return Uint32Array.from(runs);
});

describe('where two codes stand together', () => {
  it.each(reaches)(
    '%j is what looking at every pair of lines finds, whichever comes first',
    (reach) => {
      fc.assert(
        fc.property(flat, flat, (a, b) => {
          const found = together(a, b, reach, turns);
          expect(marks(found)).toEqual(lookedAt(marks(a), marks(b), reach));
          expect(together(b, a, reach, turns)).toEqual(found);
          for (let at = 2; at < found.length; at += 2) {
            // Turns are told apart even where they touch.
            if (reach.within === 'turn') expect(found[at]).toBeGreaterThanOrEqual(found[at - 1]!);
            else expect(found[at]).toBeGreaterThan(found[at - 1]!);
          }
        }),
      );
    },
  );

  it('in a turn is one passage for each turn, even where turns touch', () => {
    const both = Uint32Array.of(1, 5);
    expect(together(both, Uint32Array.of(0, 10), { within: 'turn' }, turns)).toEqual(
      Uint32Array.of(0, 3, 3, 5),
    );
  });
});

describe('the table of codes that stand together', () => {
  it.each(reaches)(
    '%j is symmetric, has the codes on its diagonal, and lists what it counts',
    (reach) => {
      fc.assert(
        fc.property(studies, (settled) => {
          const rows = rowChoices(settled, nothing);
          const figures = figuresOf(settled);
          const counted = coOccurrence(rows, rows, reach, settled, figures);
          const [people, passages, lines, words] = (
            ['people', 'passages', 'lines', 'words'] as const
          ).map((measure) => counted.table(measure).values);
          for (const [y, row] of rows.entries()) {
            for (const [x, column] of rows.entries()) {
              expect(passages![y]![x]).toBe(passages![x]![y]);
              const listed = passagesTogether(row, column, reach, settled, figures);
              expect(listed).toHaveLength(passages![y]![x]!);
              expect(linesCovered(listed)).toBe(lines![y]![x]);
              expect(2 * linesCovered(listed)).toBe(words![y]![x]);
              expect(peopleOf(listed, settled).size).toBe(people![y]![x]);
            }
            const alone =
              [...row.codeIds].length === 1 &&
              settled.settled.map(({ runs }) => (runs.get([...row.codeIds][0]!) ?? []).length);
            if (alone) expect(passages![y]![y]).toBe(alone.reduce((sum, each) => sum + each, 0));
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('may have two sets of codes', () => {
    const { settled } = interviewsCoded([
      {
        codes: [
          [domainA, 0, 2],
          [domainB, 4, 5],
        ],
      },
    ]);
    const [a, b] = rowChoices(settled, nothing);
    const within = (lines: number) =>
      coOccurrence([a!], [b!], { within: 'lines', lines }, settled, null).table('lines');
    expect(within(2).values).toEqual([[0]]);
    expect(within(3).values).toEqual([[4]]);
    expect(within(3).all).toBeNull();
  });
});
