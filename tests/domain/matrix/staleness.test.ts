import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixGrid } from '#lib/domain/matrix/cells.ts';
import { chartingWith } from '#lib/domain/matrix/chart-cell.ts';
import { cellRight } from '#lib/domain/matrix/judge-cell.ts';
import { basisNow, linesWithout } from '#lib/domain/matrix/staleness.ts';
import type { Charting, ChartingId } from '#lib/domain/model/charting.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { domainA, domainB, interviewsCoded, person } from '../../fixtures/interviews-coded.ts';
import { charting, first, frameOf, lines, onCode, twoColumns } from '../../fixtures/matrices.ts';
import { uuid } from '../../fixtures/small-study.ts';

const people = 4;
const lineCount = 10;
const columns = [domainA, domainB];

/** Which lines carry which column's code, for each interview. */
type Codings = readonly (readonly (readonly boolean[])[])[];

const codings: fc.Arbitrary<Codings> = fc.array(
  fc.tuple(
    ...columns.map(() => fc.array(fc.boolean(), { minLength: lineCount, maxLength: lineCount })),
  ),
  { minLength: people, maxLength: people },
);

/** A line of one interview on which one code is put or taken off. */
const edit = fc.record({
  interview: fc.nat(people - 1),
  column: fc.nat(columns.length - 1),
  line: fc.nat(lineCount - 1),
});

function frame(marks: Codings, chartings: readonly Charting[] = []) {
  const interviews = marks.map((byColumn) => ({
    codes: byColumn.flatMap((onLines, column) =>
      onLines.flatMap((on, line): [CodeId, number, number][] =>
        on ? [[columns[column]!, line, line + 1]] : [],
      ),
    ),
  }));
  return frameOf(interviewsCoded(interviews), { chartings });
}

/** Every cell of the study, charted for what is coded. */
function chartedAll(marks: Codings): readonly Charting[] {
  const before = frame(marks);
  let count = 0;
  return matrixGrid(twoColumns(), before).rows.flatMap((row) =>
    row.cells.flatMap((cell, index) => {
      const found = {
        case: row.case.about,
        column: onCode(columns[index]!),
        stored: undefined,
        coded: cell.passages,
        settled: before.settled,
      };
      const said = { kind: 'summary', summary: 'Said so.' } as const;
      return chartingWith(found, said, first, () => uuid(32, ++count) as ChartingId) ?? [];
    }),
  );
}

describe('staleness', () => {
  it('holds of exactly the cells whose codings changed, and says which lines', () => {
    fc.assert(
      fc.property(codings, fc.array(edit, { maxLength: 12 }), (marks, edits) => {
        const chartings = chartedAll(marks);
        const after = marks.map((byColumn) => byColumn.map((onLines) => [...onLines]));
        for (const { interview, column, line } of edits) {
          const onLines = after[interview]![column]!;
          onLines[line] = !onLines[line];
        }
        const grid = matrixGrid(twoColumns(), frame(after, chartings));
        for (const [row, { cells }] of grid.rows.entries()) {
          for (const [column, { staleness, state }] of cells.entries()) {
            const [was, is] = [marks[row]![column]!, after[row]![column]!];
            const changed = (to: boolean) =>
              is.flatMap((on, line) => (on === to && was[line] !== to ? [line] : []));
            const linesOf = (ranges: readonly { from: number; to: number }[] = []) =>
              ranges.flatMap(({ from, to }) =>
                Array.from({ length: to - from }, (_, at) => from + at),
              );
            expect(linesOf(staleness?.added)).toEqual(changed(true));
            expect(linesOf(staleness?.removed)).toEqual(changed(false));
            const isStale = changed(true).length + changed(false).length > 0;
            expect(state.kind).toBe(isStale ? 'stale' : 'charted');
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ends when somebody says that the cell is right for what is coded now', () => {
    fc.assert(
      fc.property(codings, codings, (before, after) => {
        const stale = chartedAll(before);
        const grid = matrixGrid(twoColumns(), frame(after, stale));
        const right = grid.rows.flatMap(({ cells }) =>
          cells.flatMap(({ charting: stored, passages: coded }) => {
            const change = cellRight(
              { stored: stored ?? undefined, coded, settled: { unsettled: [] } },
              first,
            );
            return change.put.map(({ record }) => record as Charting);
          }),
        );
        const again = matrixGrid(twoColumns(), frame(after, right));
        expect(again.coverage).toMatchObject({ charted: people * columns.length, stale: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it('takes runs that were joined or cut at the same lines for the same', () => {
    const joined = [lines(1, 1, 4)];
    const cut = [lines(1, 1, 2), lines(1, 2, 4)];
    expect(linesWithout(joined, cut)).toEqual([]);
    expect(linesWithout(cut, joined)).toEqual([]);
    expect(linesWithout([lines(1, 0, 9)], [lines(1, 2, 3), lines(2, 0, 9)])).toEqual([
      lines(1, 0, 2),
      lines(1, 3, 9),
    ]);
  });

  it('keeps what is open again in what a cell rests on', () => {
    const { settled } = interviewsCoded([
      { people: [1], codes: [[domainA, 1, 2]] },
      { people: [1], standing: 'open' },
    ]);
    const stored = charting({ basis: [lines(1, 5, 6), lines(2, 4, 5)] });
    const passage = { ...lines(1, 1, 2), people: [person(1)], unidentified: 0 };
    expect(basisNow(stored, [passage], settled)).toEqual([lines(1, 1, 2), lines(2, 4, 5)]);
  });
});
