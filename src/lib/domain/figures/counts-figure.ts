import { chosenRows, rowChoices, type RowChoice } from '../counts/choices.ts';
import { usuallyAsked } from '../counts/asked.ts';
import { countColumns } from '../counts/columns.ts';
import type { CountHeading, CountTable } from '../counts/count-table.ts';
import { crossCounts } from '../counts/cross-counts.ts';
import { countNotes, countsName, leftOutWords } from '../counts/words.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { Themes } from '../findings/targets.ts';
import { titled } from '../reporting/study-frame.ts';
import type { Figure, NoFigure } from './figure.ts';
import { heatMap, type HeatMapHeading } from './heat-map.ts';
import { figureNotes } from './notes.ts';
import { domainWithPattern } from './patterns.ts';

/** Counts as they were asked for. */
export interface CountedRows {
  readonly table: CountTable;
  readonly rows: readonly RowChoice[];
  /** Codes where codes were counted by codes; else the table's own columns. */
  readonly columns: readonly (RowChoice | CountHeading)[];
  /** What it is of: "codes by participants". */
  readonly name: string;
  /** How it was counted. */
  readonly notes: readonly string[];
}

/** Counts as a heat map: every number, shaded. */
export function countsFigure(
  { table, rows, columns, name, notes }: CountedRows,
  settled: Pick<SettledStudy, 'study' | 'settled' | 'unsettled'>,
): Figure {
  return heatMap({
    ...titled(settled.study, `${name}, ${table.measure}`),
    rowsAre: rows.every(({ kind }) => kind === 'domains') ? 'Domain' : 'Code',
    rows: rows.map(heading),
    columns: columns.map(heading),
    unit: table.measure,
    values: table.values,
    notes: [...notes, ...figureNotes(settled)],
  });
}

/** What the page of counts shows where nothing else is asked for: domains by people, in passages. */
export function domainsByCase(settled: SettledStudy, records: Themes): Figure | NoFigure {
  if (settled.settled.length === 0) return { none: 'No transcript has a settled coding yet.' };
  const rows = chosenRows(usuallyAsked.rows, rowChoices(settled, records));
  const columns = countColumns(usuallyAsked.columns, settled);
  const counted = crossCounts(rows, columns.columns, settled, null);
  if (rows.length === 0) return { none: 'The codebook has no domains.' };
  if (counted.columns.every(({ is }) => is === 'nobody')) {
    return { none: 'Nobody who speaks in a settled transcript is linked to a participant.' };
  }
  return countsFigure(
    {
      table: counted.table(usuallyAsked.measure),
      rows,
      columns: counted.columns,
      name: countsName(usuallyAsked, rows, usuallyAsked.columns.by),
      notes: [...countNotes(usuallyAsked, settled), ...leftOutWords(columns)],
    },
    settled,
  );
}

function heading(one: RowChoice | CountHeading): HeatMapHeading {
  const key = 'code' in one ? (one.code?.frameworkKey ?? null) : null;
  return { label: one.name, domain: domainWithPattern(key) };
}
