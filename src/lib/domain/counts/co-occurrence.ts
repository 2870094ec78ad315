import { settledPeople, type SettledStudy } from '../findings/settled-study.ts';
import { codedRuns, type FlatRuns } from './coded-runs.ts';
import type { CountTable, Measure } from './count-table.ts';
import type { CountRow } from './cross-counts.ts';
import type { FiguresByVersion } from './line-figures.ts';
import { together, type Reach } from './reach.ts';
import { addPassages, noTallies, voicesOf } from './tally.ts';

/** Two sets of codes, and in which passages they stand together. */
export interface CoOccurrence {
  readonly rows: readonly CountRow[];
  readonly columns: readonly CountRow[];
  /** In one measure. Words are all 0 where they were not read. */
  readonly table: (measure: Measure) => CountTable;
}

/**
 * How often codes of one set stand together with codes of another: see {@link together}. A code with
 * itself is the code. Rows and columns are taken for the same code by their key.
 *
 * @param figures needed for turns and words; `null` while they are not read.
 */
export function coOccurrence(
  rows: readonly CountRow[],
  columns: readonly CountRow[],
  reach: Reach,
  study: Pick<SettledStudy, 'settled'>,
  figures: FiguresByVersion | null,
): CoOccurrence {
  const people = [...settledPeople(study)];
  const numberOf = new Map(people.map((id, index) => [id, index]));
  const tallies = noTallies(rows.length * columns.length);
  const voices = study.settled.map((one) => voicesOf(one, numberOf));
  const places = new Map<string, number>();

  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) {
      const cell = y * columns.length + x;
      const pair = row.key < column.key ? `${row.key}\n${column.key}` : `${column.key}\n${row.key}`;
      const before = places.get(pair);
      if (before !== undefined) {
        for (const tally of Object.values(tallies)) tally[cell] = tally[before]!;
        continue;
      }
      places.set(pair, cell);
      const heard = new Set<number>();
      for (const [index, runs] of runsTogether(row, column, reach, study, figures).entries()) {
        if (runs.length === 0) continue;
        const { versionId } = study.settled[index]!;
        addPassages(tallies, [cell], runs, figures?.get(versionId) ?? null);
        const { all, always, in: speaking } = voices[index]!;
        if (always) for (const person of all) heard.add(person);
        else {
          for (let at = 0; at < runs.length; at += 2) {
            for (const person of speaking(runs[at]!, runs[at + 1]!)) heard.add(person);
          }
        }
      }
      tallies.people[cell] = heard.size;
    }
  }
  return {
    rows,
    columns,
    table: (measure) => ({
      measure,
      rows,
      columns,
      values: rows.map((_, y) => columns.map((_, x) => tallies[measure][y * columns.length + x]!)),
      all: null,
    }),
  };
}

/** The lines on which a row and a column stand together, by settled transcript in the study's order. */
export function runsTogether(
  row: CountRow,
  column: CountRow,
  reach: Reach,
  study: Pick<SettledStudy, 'settled'>,
  figures: FiguresByVersion | null,
): readonly FlatRuns[] {
  const [a, b] = [codedRuns(row.codeIds, study), codedRuns(column.codeIds, study)];
  if (row.key === column.key) return a;
  return study.settled.map(({ versionId }, index) =>
    together(a[index]!, b[index]!, reach, figures?.get(versionId)?.turnOfLine ?? noTurns),
  );
}

const noTurns = new Uint32Array();
