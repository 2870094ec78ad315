import { diffWordsWithSpace } from 'diff';
import { ActError } from '../../errors.ts';
import type { SettledStudy } from '../../findings/settled-study.ts';
import type { Charting, ChartingId, ChartingLink } from '../../model/charting.ts';
import type { Signed } from '../../model/signed.ts';
import { plainChange, type Change, type Placed } from '../../trail/change.ts';
import { chartingWith } from '../chart-cell.ts';
import type { Grid, GridCell } from '../grid.ts';
import { movedLinks } from '../link-spans.ts';
import { printOf } from './sheet-keys.ts';
import type { CellDifference, CellSays } from './differences.ts';

/**
 * Takes cells of an edited matrix in, all of them or none. Words that were written here since the
 * differences were shown are never overwritten.
 *
 * @param grid the matrix as it stands in storage now.
 * @param says as it was for the differences.
 * @returns `null` where nothing was chosen.
 * @throws {ActError} 'cell-changed' when a cell says something else than was shown; 'cell-hidden';
 * 'matrix-gone' when a case or column is not in the matrix any more.
 */
export function importedMatrix(
  taken: readonly CellDifference[],
  grid: Grid,
  says: (cell: GridCell) => CellSays,
  settled: Pick<SettledStudy, 'unsettled'>,
  by: Signed,
  newId: () => ChartingId,
): Change | null {
  const put: Placed[] = [];
  const removed: { readonly table: 'chartings'; readonly id: string }[] = [];
  const rows = new Map(grid.rows.map((row) => [row.key, row]));
  const columns = new Map(grid.columns.map((column, index) => [column.key, { column, index }]));
  const codeIds = new Set<Change['codeIds'][number]>();
  for (const { rowKey, columnKey, here, file, caseLabel, columnName } of taken) {
    const where = `${caseLabel}, ${columnName}`;
    const [row, at] = [rows.get(rowKey), columns.get(columnKey)];
    const cell = at && row?.cells[at.index];
    if (!row || !at || !cell) throw new ActError('matrix-gone', { where });
    if (cell.state.kind === 'hidden') throw new ActError('cell-hidden', { where });
    if (printOf(says(cell)) !== printOf(here)) throw new ActError('cell-changed', { where });
    if (file.kind === 'nothing') {
      if (cell.charting) removed.push({ table: 'chartings', id: cell.charting.id });
    } else {
      const found = {
        case: row.case.about,
        column: at.column.about,
        stored: cell.charting ?? undefined,
        coded: cell.passages,
        settled,
      };
      const words = { kind: file.kind, summary: file.words };
      const record = chartingWith(found, words, by, newId);
      if (!record) continue;
      put.push({ table: 'chartings', record: withLinks(record, found.stored) });
    }
    if (at.column.about.on === 'code') codeIds.add(at.column.about.codeId);
  }
  if (put.length === 0 && removed.length === 0) return null;
  return { ...plainChange, kind: 'import-matrix', codeIds: [...codeIds], put, removed };
}

/** A file is edited in several places at once; links follow their words through each of them. */
function withLinks(record: Charting, stored: Charting | undefined): Charting {
  if (!stored || stored.kind !== record.kind) return record;
  return { ...record, links: [...linksThrough(stored.links, stored.summary, record.summary)] };
}

/** Beyond this many words that differ, the text is followed as one stretch. */
const mostEdits = 2_000;

/** Links after an edit, word by word: as `movedLinks`, once for every stretch that differs. */
export function linksThrough(
  links: readonly ChartingLink[],
  before: string,
  after: string,
): readonly ChartingLink[] {
  if (links.every(({ words }) => words === null)) return links;
  const edits = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (!edits) return movedLinks(links, before, after);
  let [moved, text, at] = [links, before, 0];
  for (let index = 0; index < edits.length; index += 1) {
    const edit = edits[index]!;
    if (!edit.added && !edit.removed) {
      at += edit.value.length;
      continue;
    }
    // What is taken out and what is put in its place are one edit.
    const next = edits[index + 1];
    const isReplaced = edit.removed && next?.added === true;
    const out = edit.removed ? edit.value.length : 0;
    const into = edit.added ? edit.value : isReplaced ? next.value : '';
    const edited = text.slice(0, at) + into + text.slice(at + out);
    moved = movedLinks(moved, text, edited);
    [text, at] = [edited, at + into.length];
    if (isReplaced) index += 1;
  }
  return moved;
}
