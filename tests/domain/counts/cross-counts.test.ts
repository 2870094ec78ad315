import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossPassages } from '#lib/domain/counts/cell-passages.ts';
import { rowChoices } from '#lib/domain/counts/choices.ts';
import { countColumns, type ColumnsBy, type CountColumn } from '#lib/domain/counts/columns.ts';
import { measures } from '#lib/domain/counts/count-table.ts';
import { crossCounts, type CountRow } from '#lib/domain/counts/cross-counts.ts';
import type { FiguresByVersion, LineFigures } from '#lib/domain/counts/line-figures.ts';
import type { SettledStudy } from '#lib/domain/findings/settled-study.ts';
import { domainA, domainB, interviewsCoded, participant } from '../../fixtures/interviews-coded.ts';
import { lineCount, role, studies } from './random-study.ts';

const nothing = { themes: [], subthemes: [] };
const by: readonly ColumnsBy[] = [
  { by: 'participants' },
  { by: 'transcripts' },
  { by: 'attribute', attributeId: role.id },
];

/** Line n has n + 1 words. */
function figuresOf({ settled }: SettledStudy): FiguresByVersion {
  const wordsBefore = Uint32Array.from(
    { length: lineCount + 1 },
    (_, line) => (line * (line + 1)) / 2,
  );
  const turnOfLine = Uint32Array.from({ length: lineCount }, (_, line) => line >> 1);
  return new Map(
    settled.map(({ versionId }): [typeof versionId, LineFigures] => [
      versionId,
      { versionId, wordsBefore, turnOfLine },
    ]),
  );
}

/** Counted line by line, as one would with a pencil. */
function recounted(
  rows: readonly CountRow[],
  row: CountRow | null,
  column: CountColumn | null,
  { settled }: SettledStudy,
) {
  const codes = new Set((row ? [row] : rows).flatMap(({ codeIds }) => [...codeIds]));
  const heard = new Set<string>();
  let [passages, lines, words] = [0, 0, 0];
  for (const { transcript, runs, speakerOfLine } of settled) {
    if (column?.is === 'transcript' && column.transcriptId !== transcript.id) continue;
    const isCoded = (line: number) =>
      [...codes].some((id) => runs.get(id)?.some(({ from, to }) => from <= line && line < to));
    for (let from = 0; from < lineCount; from += 1) {
      if (!isCoded(from) || (from > 0 && isCoded(from - 1))) continue;
      let to = from;
      const voices = new Set<string>();
      for (; to < lineCount && isCoded(to); to += 1) {
        const said = speakerOfLine
          ? [transcript.speakers[speakerOfLine[to] ?? -1]]
          : transcript.speakers;
        for (const one of said) if (one?.participantId) voices.add(one.participantId);
      }
      const meant =
        column?.is === 'people'
          ? [...voices].filter((id) => [...column.people].some((one) => one === id))
          : [...voices];
      if (column?.is === 'people' && meant.length === 0) continue;
      if (column?.is === 'nobody' && voices.size > 0) continue;
      passages += 1;
      lines += to - from;
      for (let line = from; line < to; line += 1) words += line + 1;
      for (const id of meant) heard.add(id);
    }
  }
  return { people: heard.size, passages, lines, words };
}

describe('counts of codes by people, transcripts and groups', () => {
  it.each(by)('by $by equal those counted line by line, and list as many passages', (columnsBy) => {
    fc.assert(
      fc.property(studies, (settled) => {
        const rows = rowChoices(settled, nothing);
        const { columns } = countColumns(columnsBy, settled);
        const counts = crossCounts(rows, columns, settled, figuresOf(settled));
        for (const measure of measures) {
          const { values, all } = counts.table(measure);
          for (const [y, row] of [...rows, null].entries()) {
            for (const [x, column] of [...counts.columns, null].entries()) {
              const shown = row
                ? column
                  ? values[y]![x]
                  : all!.ofRow[y]
                : column
                  ? all!.ofColumn[x]
                  : all!.whole;
              expect(shown).toBe(recounted(rows, row, column, settled)[measure]);
              if (measure !== 'passages') continue;
              expect(crossPassages(row, column, rows, settled)).toHaveLength(shown!);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('count a person once, however many rows, columns and transcripts they stand in', () => {
    const { settled } = interviewsCoded([
      {
        people: [1],
        codes: [
          [domainA, 1, 2],
          [domainB, 1, 3],
        ],
      },
      { people: [1], codes: [[domainA, 4, 5]] },
      { people: [2], codes: [[domainB, 4, 5]] },
    ]);
    const rows = rowChoices(settled, nothing);
    const { columns } = countColumns({ by: 'transcripts' }, settled);
    const { all, values } = crossCounts(rows, columns, settled, null).table('people');
    expect(values).toEqual([
      [1, 1, 0],
      [1, 0, 1],
    ]);
    expect(all).toEqual({ ofRow: [1, 2], ofColumn: [1, 1, 1], whole: 2, of: 2 });
  });

  it('count a transcript once that two have coded, from its consensus', () => {
    const codes = [
      [domainA, 1, 3],
      [domainB, 5, 6],
    ] as const;
    const study = (doubled: number) =>
      interviewsCoded(
        Array.from({ length: 10 }, (_, index) => ({
          codes,
          standing: index < doubled ? ('double' as const) : ('submitted' as const),
        })),
      ).settled;
    const tables = [study(0), study(2)].map((settled) => {
      const { columns } = countColumns({ by: 'participants' }, settled);
      return measures.map((measure) =>
        crossCounts(rowChoices(settled, nothing), columns, settled, null).table(measure),
      );
    });
    expect(
      study(2)
        .settled.map(({ source }) => source)
        .filter((s) => s === 'consensus'),
    ).toHaveLength(2);
    expect(tables[1]!.map(({ values, all }) => [values, all])).toEqual(
      tables[0]!.map(({ values, all }) => [values, all]),
    );
    expect(tables[1]![1]!.all!.ofRow).toEqual([10, 10]);
  });

  it('have a column for those of whom a value is not known, and N for every group', () => {
    const attributes = [{ ...role, type: 'category' as const }];
    const { settled } = interviewsCoded(
      [{ codes: [[domainA, 1, 2]] }, { codes: [[domainA, 1, 2]] }, {}, { standing: 'open' }],
      {
        attributes,
        participants: [1, 2, 3, 4].map((number) => ({
          ...participant(number),
          attributes: number === 3 ? {} : { [role.id]: number === 4 ? 'carer' : 'GP' },
        })),
      },
    );
    const found = countColumns({ by: 'attribute', attributeId: role.id }, settled);
    const counts = crossCounts(rowChoices(settled, nothing), found.columns, settled, null);
    expect(counts.columns.map(({ name, of }) => [name, of])).toEqual([
      ['GP', 2],
      ['not known', 1],
    ]);
    expect(counts.table('people').values[0]).toEqual([2, 0]);
    expect(found.leftOut).toEqual([{ name: 'carer', why: 'not-settled' }]);
  });

  it('leave out whom nothing is settled of, with the reason, and say of whom a part is', () => {
    const { settled } = interviewsCoded(
      [{ people: [1] }, { people: [1], standing: 'open' }, { people: [2] }, { people: [3] }],
      { inHand: [3], participants: [1, 2, 3, 4].map(participant) },
    );
    const { columns, leftOut, inPart } = countColumns({ by: 'participants' }, settled);
    expect(columns.map(({ name }) => name)).toEqual(['P01', 'P03', 'nobody identified']);
    expect(leftOut).toEqual([
      { name: 'P02', why: 'in-hand' },
      { name: 'P04', why: 'no-transcript' },
    ]);
    expect(inPart).toEqual([{ name: 'P01', settled: 1, of: 2 }]);
  });

  it('show passages in which nobody identified speaks in a column of their own', () => {
    const { settled } = interviewsCoded([
      {
        people: [1, 2],
        says: [0, -1, 1, 1, 1, 1, 1, 1, 1, 1],
        codes: [
          [domainA, 0, 1],
          [domainB, 1, 2],
        ],
      },
    ]);
    const { columns } = countColumns({ by: 'participants' }, settled);
    const counts = crossCounts(rowChoices(settled, nothing), columns, settled, null);
    expect(counts.columns.map(({ name }) => name)).toEqual(['P01', 'P02', 'nobody identified']);
    expect(counts.table('passages').values).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
    expect(counts.table('people').all!.whole).toBe(1);
  });

  it('of an empty study are an empty table', () => {
    const { settled } = interviewsCoded([]);
    const { columns } = countColumns({ by: 'participants' }, settled);
    const counts = crossCounts([], columns, settled, null);
    expect(counts.columns).toEqual([]);
    expect(counts.table('people')).toMatchObject({ values: [], all: { whole: 0, of: 0 } });
  });
});
