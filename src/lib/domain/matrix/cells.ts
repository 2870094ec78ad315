import { casesOf, type Case } from '../findings/cases.ts';
import type { FindingPassage } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { codesOfTarget, domainsOfTarget, nameOfTarget } from '../findings/targets.ts';
import type { Asked } from '../interviews/asked.ts';
import type { Charting } from '../model/charting.ts';
import { keyOf, type FindingTarget } from '../model/finding-target.ts';
import type { Matrix } from '../model/matrix.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { Chartings, askedByCase } from './cell-records.ts';
import { CodedCell, codedByCase } from './coded-cell.ts';
import { coverageOf } from './coverage.ts';
import { cellKey, type CellState, type Grid, type GridCell, type MatrixFrame } from './grid.ts';
import { inOrderOf } from './row-order.ts';
import { reopenedBasis, stalenessOf } from './staleness.ts';

type Column = Omit<Grid['columns'][number], 'coverage'>;

/**
 * What stands in every cell of a matrix now. Each column goes over the settled transcripts once, so that
 * the work grows with what is coded and with the cells, never with cells times transcripts.
 *
 * Rows stand as the matrix has them sorted; columns as it has them, hidden ones among them.
 */
export function matrixGrid(
  { rows: rowsBy, columns, sortedBy }: Pick<Matrix, 'rows' | 'columns' | 'sortedBy'>,
  frame: MatrixFrame,
): Grid {
  const { settled } = frame;
  const { chartings, hiddenCells = [] } = frame.records;
  const charted = [...chartings, ...hiddenCells];
  const cases = inOrderOf(sortedBy, casesOf(rowsBy, settled, charted), settled);
  const about = columns.map((column) => columnOf(column, frame));
  const coded = about.map(({ codes }) => codedByCase(codes, cases, settled));
  const written = new Chartings(frame);
  const asked = askedByCase(cases, frame.records);
  const isOpen = casesOpen(settled);

  const rows = cases.map((one, row) => {
    const isAsked = asked(one);
    const soFar = one.unsettledIds.length > 0 || one.settledIds.some(isOpen);
    const cells = about.map((column, index) =>
      cellOf(one, column, {
        coded: coded[index]?.[row] ?? new CodedCell(),
        asked: isAsked(column.domains),
        charting: written.at(one, column.about),
        others: written.others(one, column.about),
        isHidden: one.inHand || written.isHidden(one, column.about),
        soFar,
        settled,
      }),
    );
    return { case: one, cells };
  });
  return gridOf(about, rows, rowsBy);
}

/** A grid from its cells, with how far rows and columns have come. */
export function gridOf(
  columns: readonly Column[],
  rows: readonly { readonly case: Case; readonly cells: readonly GridCell[] }[],
  rowsBy: Matrix['rows'],
): Grid {
  const isShown = columns.map(({ hidden }) => !hidden);
  const shown = (cells: readonly GridCell[]) => cells.filter((_, index) => isShown[index]);
  return {
    columns: columns.map((column, index) => ({
      ...column,
      coverage: coverageOf(rows.flatMap(({ cells }) => cells[index] ?? [])),
    })),
    rows: rows.map((row) => ({
      ...row,
      key: row.case.key,
      coverage: coverageOf(shown(row.cells)),
    })),
    coverage: coverageOf(rows.flatMap(({ cells }) => shown(cells))),
    rowsBy,
  };
}

/** What is coded for one case in one column, as an act finds it: the passages of its cell. */
export function passagesOfCell(
  one: Case,
  column: FindingTarget,
  {
    settled,
    records,
  }: Pick<MatrixFrame, 'settled'> & {
    readonly records: Pick<MatrixFrame['records'], 'subthemes'>;
  },
): readonly FindingPassage[] {
  const [coded] = codedByCase(codesOfTarget(column, settled, records), [one], settled);
  return coded?.passages ?? [];
}

function columnOf(
  { about, hidden }: Matrix['columns'][number],
  { settled, records }: MatrixFrame,
): Column {
  const code =
    about.on === 'code' ? (settled.byId.get(settled.merged(about.codeId)) ?? null) : null;
  return {
    about,
    key: keyOf(about),
    kind: about.on === 'code' ? (code?.kind ?? 'own') : about.on,
    name: nameOfTarget(about, settled, records),
    code,
    codes: codesOfTarget(about, settled, records),
    domains: domainsOfTarget(about, settled, records),
    hidden,
  };
}

interface CellContent {
  readonly coded: CodedCell;
  readonly asked: Asked;
  readonly charting: Charting | null;
  readonly others: GridCell['others'];
  readonly isHidden: boolean;
  readonly soFar: boolean;
  readonly settled: SettledStudy;
}

function cellOf(one: Case, { key }: Column, content: CellContent): GridCell {
  const { coded, asked, charting, settled, others } = content;
  const place = { key: cellKey(one.key, key), asked };
  const nothing = { charting: null, staleness: null, reopened: none, checkedBy: null };
  if (content.isHidden) {
    return {
      ...place,
      ...nothing,
      others: none,
      state: { kind: 'hidden' },
      passages: none,
      hasPassages: false,
    };
  }
  const words = charting ? writtenIn(charting, coded, settled) : nothing;
  const state = charting
    ? writtenState(charting, words.staleness !== null)
    : unwritten(one, content);
  return {
    ...place,
    ...words,
    others,
    state,
    hasPassages: coded.count > 0,
    get passages() {
      return coded.passages;
    },
  };
}

const none: readonly never[] = [];

function writtenIn(charting: Charting, coded: CodedCell, settled: SettledStudy) {
  const isSame = coded.isSameAs(charting.basis);
  return {
    charting,
    staleness: isSame ? null : stalenessOf(charting, coded.passages, settled),
    reopened: isSame ? none : reopenedBasis(charting, settled),
    checkedBy: charting.checked,
  };
}

function writtenState({ kind, summary, checked }: Charting, isStale: boolean): CellState {
  if (isStale) return { kind: 'stale', was: kind };
  if (checked) return { kind: 'checked', was: kind, by: checked };
  return kind === 'set-aside' ? { kind, because: summary } : { kind: 'charted' };
}

function unwritten(
  { settledIds, unsettledIds }: Case,
  { coded, asked, soFar }: CellContent,
): CellState {
  if (coded.count > 0) return { kind: 'not-charted', passages: coded.count };
  if (settledIds.length === 0) {
    return { kind: unsettledIds.length === 0 ? 'no-transcript' : 'not-settled' };
  }
  if (asked === 'not-asked') return { kind: 'not-asked', soFar };
  return { kind: 'nothing-said', asked, soFar };
}

/** Whether lines of a transcript with settled coding are not settled yet. */
function casesOpen({ byTranscript }: SettledStudy): (id: TranscriptId) => boolean {
  return (id) => (byTranscript.get(id)?.openLines.length ?? 0) > 0;
}
