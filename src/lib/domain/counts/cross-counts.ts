import { settledPeople, type SettledStudy } from '../findings/settled-study.ts';
import type { CodeId } from '../model/code.ts';
import { codedRuns, type FlatRuns } from './coded-runs.ts';
import type { CountColumn } from './columns.ts';
import type { CountHeading, CountTable, Measure } from './count-table.ts';
import type { FiguresByVersion } from './line-figures.ts';
import { addPassages, noTallies, voicesOf } from './tally.ts';

/** A row of a cross-tabulation: what it is called and the codes that count for it. */
export interface CountRow extends CountHeading {
  readonly codeIds: ReadonlySet<CodeId>;
}

/** A cross-tabulation in every measure. */
export interface CrossCounts {
  readonly rows: readonly CountRow[];
  readonly columns: readonly CountColumn[];
  /** In one measure. Words are all 0 where they were not read. */
  readonly table: (measure: Measure) => CountTable;
}

/**
 * Codes by people, transcripts or groups. A passage is a maximal run of lines that carry any code of the
 * row; it stands in the column of everybody who speaks in it, whole. What is said of all is counted
 * anew, never added up: people, lines and words once each, and for all rows together passages of any of
 * their codes, those that touch being one. The column in which nobody identified speaks goes where it
 * counts nothing.
 *
 * @param figures `null` while words are not asked for.
 */
export function crossCounts(
  rows: readonly CountRow[],
  columns: readonly CountColumn[],
  study: Pick<SettledStudy, 'settled'>,
  figures: FiguresByVersion | null,
): CrossCounts {
  const { settled } = study;
  const people = [...settledPeople(study)];
  const numberOf = new Map(people.map((id, index) => [id, index]));
  const width = columns.length + 1;
  const whole = columns.length;
  const nobodys = columns.findIndex(({ is }) => is === 'nobody');
  const columnsOf = people.map((id) =>
    [...columns.keys()].filter((at) => {
      const column = columns[at]!;
      return column.is === 'people' && column.people.has(id);
    }),
  );
  const columnOfTranscript = new Map(
    columns.flatMap((one, at) => (one.is === 'transcript' ? [[one.transcriptId, at]] : [])),
  );
  const tallies = noTallies((rows.length + 1) * width);
  const runsOfRows = [
    ...rows.map(({ codeIds }) => codedRuns(codeIds, study)),
    codedRuns(new Set(rows.flatMap(({ codeIds }) => [...codeIds])), study),
  ];
  const heard = runsOfRows.map(() => new Uint8Array(people.length));

  for (const [index, one] of settled.entries()) {
    const voices = voicesOf(one, numberOf);
    const ofVersion = figures?.get(one.versionId) ?? null;
    const transcriptColumn = columnOfTranscript.get(one.transcript.id);
    const touchedBy = (voiced: readonly number[]): readonly number[] => {
      const touched = new Set([whole]);
      if (transcriptColumn !== undefined) touched.add(transcriptColumn);
      if (voiced.length === 0 && nobodys >= 0) touched.add(nobodys);
      for (const person of voiced) for (const at of columnsOf[person]!) touched.add(at);
      return [...touched];
    };
    const touchedByAll = touchedBy(voices.all);
    for (const [row, ofRow] of runsOfRows.entries()) {
      const runs = ofRow[index]!;
      if (runs.length === 0) continue;
      const add = (passages: FlatRuns, voiced: readonly number[], touched: readonly number[]) => {
        const cells = touched.map((at) => row * width + at);
        addPassages(tallies, cells, passages, ofVersion);
        for (const person of voiced) heard[row]![person] = 1;
      };
      if (voices.always) {
        add(runs, voices.all, touchedByAll);
        if (transcriptColumn !== undefined) {
          tallies.people[row * width + transcriptColumn]! += voices.all.length;
        }
        continue;
      }
      const here = new Set<number>();
      for (let at = 0; at < runs.length; at += 2) {
        const voiced = voices.in(runs[at]!, runs[at + 1]!);
        for (const person of voiced) here.add(person);
        add(runs.subarray(at, at + 2), voiced, touchedBy(voiced));
      }
      if (transcriptColumn !== undefined) {
        tallies.people[row * width + transcriptColumn]! += here.size;
      }
    }
  }
  for (const [row, voiced] of heard.entries()) {
    for (const [person, columnsHere] of columnsOf.entries()) {
      if (voiced[person] === 0) continue;
      tallies.people[row * width + whole]! += 1;
      for (const at of columnsHere) tallies.people[row * width + at]! += 1;
    }
  }

  const lastRow = rows.length;
  const shown = [...columns.keys()].filter(
    (at) => at !== nobodys || runsOfRows.some((_, row) => tallies.passages[row * width + at]! > 0),
  );
  const shownColumns = shown.map((at) => columns[at]!);
  return {
    rows,
    columns: shownColumns,
    table: (measure) => {
      const at = (row: number, column: number) => tallies[measure][row * width + column]!;
      return {
        measure,
        rows,
        columns: shownColumns,
        values: rows.map((_, row) => shown.map((column) => at(row, column))),
        all: {
          ofRow: rows.map((_, row) => at(row, whole)),
          ofColumn: shown.map((column) => at(lastRow, column)),
          whole: at(lastRow, whole),
          of: people.length,
        },
      };
    },
  };
}
