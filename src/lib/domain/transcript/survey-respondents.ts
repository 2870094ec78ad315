import { labelKey } from '../participants/changes.ts';
import type { ColumnMap } from './columns.ts';

import { surveyHeadings } from './survey-headings.ts';

/** One row of a survey. */
export interface Respondent {
  readonly id: string;
  /** The id was made, since the row has none. */
  readonly isMade: boolean;
  /** Row of the table, its heading counted, from one. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** An id that stands in several rows. */
export interface SameId {
  readonly id: string;
  readonly rows: readonly number[];
}

/** The rows of a survey that hold anything, each with an id; one that is missing is made: "R001". */
export function respondentsOf(
  all: readonly (readonly string[])[],
  { roles, headerRow }: ColumnMap,
  madeAfter: number,
): Respondent[] {
  const column = roles.indexOf('participant');
  const { firstRow } = surveyHeadings(all, headerRow);
  const rows = all
    .map((cells, index) => ({ cells, row: index + 1 }))
    .slice(firstRow)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const idIn = (cells: readonly string[]) =>
    column < 0 ? '' : (cells[column] ?? '').trim().replace(/\s+/g, ' ');
  const taken = new Set(rows.map(({ cells }) => labelKey(idIn(cells))));
  let number = madeAfter;
  const made = () => {
    do number += 1;
    while (taken.has(labelKey(madeId(number))));
    return madeId(number);
  };
  return rows.map(({ cells, row }) => {
    const id = idIn(cells);
    return { id: id || made(), isMade: id === '', row, cells };
  });
}

function madeId(number: number): string {
  return `R${String(number).padStart(3, '0')}`;
}

/** The highest number among ids like those that are made; 0 where there is none. */
export function lastMade(labels: readonly string[]): number {
  const numbers = labels.map((label) => /^r(\d{1,7})$/i.exec(label.trim())?.[1] ?? '0');
  return numbers.reduce((most, number) => Math.max(most, Number(number)), 0);
}

/** Ids that several rows have: whose answers are whose cannot be told. */
export function sameIds(respondents: readonly Respondent[]): SameId[] {
  const byId = new Map<string, { id: string; rows: number[] }>();
  for (const { id, row } of respondents) {
    const key = labelKey(id);
    const known = byId.get(key);
    if (known) known.rows.push(row);
    else byId.set(key, { id, rows: [row] });
  }
  return [...byId.values()].filter(({ rows }) => rows.length > 1);
}
