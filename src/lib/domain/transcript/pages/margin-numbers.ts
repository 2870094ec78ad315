import type { Row } from './rows.ts';

/** Rows with the numbers in the margin taken from the text, and how many there were. */
export interface NumberedRows {
  readonly rows: Row[][];
  readonly numbers: readonly string[];
  /** Numbers that stand beside no text. */
  readonly alone: readonly Row[];
}

/**
 * Numbers at the beginning of rows are those of lines when they stand under each other, left of the
 * text, and count upwards down the page.
 */
export function withMarginNumbers(pages: readonly (readonly Row[])[]): NumberedRows {
  const candidates = pages.map((rows) => rows.filter(startsWithNumber));
  const edge = usual(candidates.flat().map(numberRight));
  const inMargin = (row: Row) => Math.abs(numberRight(row) - edge) <= 1.2 * row.size;
  const chosen = candidates.map((rows) => rows.filter(inMargin));
  const isSeries = Math.max(0, ...chosen.map((rows) => rows.length)) >= 3 && countsUp(chosen);
  if (!isSeries || !isBesideText(chosen.flat())) {
    return { rows: pages.map((rows) => [...rows]), numbers: [], alone: [] };
  }
  const numbers: string[] = [];
  const alone: Row[] = [];
  const rows = pages.map((all, page) => {
    const numbered = new Set(chosen[page]);
    const kept = all.flatMap((row): Row[] => {
      if (!numbered.has(row)) return [row];
      const pieces = row.pieces.slice(1);
      return pieces.length > 0 ? [{ ...row, pieces, label: numberOf(row) }] : [];
    });
    for (const row of numbered) {
      numbers.push(numberOf(row));
      if (row.pieces.length === 1 && !putBeside(kept, row)) alone.push(row);
    }
    return kept;
  });
  return { rows, numbers, alone };
}

const numberOf = ({ pieces }: Row) => pieces[0]?.text.trim() ?? '';
const numberRight = ({ pieces: [first] }: Row) => (first ? first.x + first.width : 0);

/** A number, with room after it, or alone. */
function startsWithNumber({ pieces: [first, next], size }: Row): boolean {
  if (!first || !/^\d{1,5}$/.test(first.text.trim())) return false;
  return !next || next.x - (first.x + first.width) >= 0.4 * size;
}

/** The place where most of them stand. */
function usual(places: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const place of places) {
    const step = Math.round(place / 6) * 6;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function countsUp(pages: readonly (readonly Row[])[]): boolean {
  let [up, pairs] = [0, 0];
  for (const rows of pages) {
    for (const [at, row] of rows.slice(1).entries()) {
      pairs += 1;
      const before = rows[at];
      if (before && Number(numberOf(row)) > Number(numberOf(before))) up += 1;
    }
  }
  return pairs > 0 && up >= pairs * 0.9;
}

/** Numbers alone on their rows are page numbers or a column of a table. */
function isBesideText(rows: readonly Row[]): boolean {
  const edge = Math.max(...rows.map(numberRight));
  const beside = rows.filter(({ pieces }) => pieces.length > 1);
  const left = beside.filter(({ pieces: [, next] }) => next && next.x > edge - 1);
  return rows.every(({ pieces }) => pieces.length === 1) || left.length >= beside.length * 0.9;
}

/** Where number and text are in different type they may stand a little off each other. */
function putBeside(rows: Row[], number: Row): boolean {
  const at = rows.findIndex(
    ({ y, size, label }) => label === null && Math.abs(y - number.y) <= 0.6 * size,
  );
  const row = rows[at];
  if (!row) return false;
  rows[at] = { ...row, label: numberOf(number) };
  return true;
}
