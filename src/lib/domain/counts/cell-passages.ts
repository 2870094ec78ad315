import { passageAt, passagesOfCodes, type FindingPassage } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { runsTogether } from './co-occurrence.ts';
import type { CountColumn } from './columns.ts';
import type { CountRow } from './cross-counts.ts';
import type { FiguresByVersion } from './line-figures.ts';
import type { Reach } from './reach.ts';

/**
 * The passages behind a cell of a cross-tabulation, by transcript, then by line.
 * @param row `null`: any of the rows.
 * @param column `null`: all.
 */
export function crossPassages(
  row: CountRow | null,
  column: CountColumn | null,
  rows: readonly CountRow[],
  study: Pick<SettledStudy, 'settled'>,
): readonly FindingPassage[] {
  const codeIds = row?.codeIds ?? new Set(rows.flatMap((one) => [...one.codeIds]));
  if (column?.is === 'people') return passagesOfCodes(codeIds, study, column.people);
  const found = passagesOfCodes(codeIds, study);
  switch (column?.is) {
    case undefined:
      return found;
    case 'transcript':
      return found.filter(({ transcriptId }) => transcriptId === column.transcriptId);
    case 'nobody':
      return found.filter(({ people }) => people.length === 0);
  }
}

/** The passages in which a row and a column stand together, by transcript, then by line. */
export function passagesTogether(
  row: CountRow,
  column: CountRow,
  reach: Reach,
  study: Pick<SettledStudy, 'settled'>,
  figures: FiguresByVersion | null,
): readonly FindingPassage[] {
  return runsTogether(row, column, reach, study, figures).flatMap((runs, index) =>
    Array.from({ length: runs.length / 2 }, (_, at) =>
      passageAt({ from: runs[2 * at]!, to: runs[2 * at + 1]! }, study.settled[index]!),
    ),
  );
}
