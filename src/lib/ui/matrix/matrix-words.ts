import { cellsToChart, type Coverage } from '../../domain/matrix/coverage.ts';
import type { GridCell, GridColumn } from '../../domain/matrix/grid.ts';
import type { QueueKind } from '../../domain/matrix/queues.ts';
import type { Coder } from '../../domain/model/coder.ts';
import type { LineRange } from '../../domain/model/line-range.ts';
import type { Signed } from '../../domain/model/signed.ts';
import { counted, numberOf } from '../time-words.ts';
import type { CellSign } from './matrix-view.ts';

/** What stands for a case of whom a value is not known. */
export const groupNotKnown = 'not known';

/** What a column is called where what it is about is gone. */
export const columnGone = 'no longer in the study';

export function columnName({ name }: Pick<GridColumn, 'name'>): string {
  return name ?? columnGone;
}

/** What a group of an attribute is called; '' is those of whom it is not known. */
export function groupName(group: string): string {
  return group === '' ? groupNotKnown : group;
}

/** How a cell is drawn. */
export function signOf({ state, charting }: Pick<GridCell, 'state' | 'charting'>): CellSign {
  switch (state.kind) {
    case 'nothing-said':
      return state.asked === 'asked' ? 'nothing-said' : 'not-known';
    case 'stale':
      return 'changed';
    case 'no-transcript':
      return 'not-settled';
    case 'checked':
      return charting?.kind === 'set-aside' ? 'set-aside' : 'checked';
    default:
      return state.kind;
  }
}

/**
 * What the guide is known to have asked about, where that is not the column itself: of a theme, a subtheme or
 * an own code it is the domains it speaks of. '' for a domain or a construct.
 *
 * @param nameOf what a domain is called.
 */
export function askedAboutWords(
  { kind, domains }: Pick<GridColumn, 'kind' | 'domains'>,
  nameOf: (domainId: GridColumn['domains'][number]) => string | undefined,
): string {
  if (kind !== 'own' && kind !== 'subtheme' && kind !== 'theme') return '';
  const [first, ...others] = domains;
  if (first === undefined) return '';
  return others.length === 0 ? (nameOf(first) ?? 'its domain') : `its ${domains.length} domains`;
}

/**
 * A cell's state in words; '' where it is charted and nothing more.
 *
 * @param about what was asked about, where it is not the column: {@link askedAboutWords}.
 */
export function stateWords(
  cell: Pick<GridCell, 'state' | 'charting' | 'staleness' | 'passages' | 'checkedBy'>,
  coders: readonly Pick<Coder, 'id' | 'initials'>[],
  about = '',
): string {
  const { state } = cell;
  switch (state.kind) {
    case 'hidden':
      return 'hidden while you have the transcript in hand';
    case 'no-transcript':
      return 'no transcript';
    case 'not-settled':
      return 'not settled yet';
    case 'not-asked':
      return `not asked${about && ` about ${about}`}${state.soFar ? ' so far' : ''}`;
    case 'nothing-said':
      return state.asked === 'asked'
        ? `asked${about && ` about ${about}`}, nothing said${state.soFar ? ' so far' : ''}`
        : `nothing said${state.soFar ? ' so far' : ''}; whether asked is not known`;
    case 'not-charted':
      return `not charted, ${counted(state.passages, 'passage')}`;
    case 'charted':
      return '';
    case 'set-aside':
      return state.because === '' ? 'set aside, reason not said' : 'set aside';
    case 'checked':
      return `${state.was === 'set-aside' ? 'set aside; ' : ''}checked, ${initialsOf(state.by, coders)}`;
    case 'stale': {
      const aside = state.was === 'set-aside' ? 'set aside; ' : '';
      const checked = cell.checkedBy
        ? `; checked before, ${initialsOf(cell.checkedBy, coders)}`
        : '';
      return `${aside}${changedWords(cell)}${checked}`;
    }
  }
}

/** Names the merged codes in which more is written of a cell; '' where there is none. */
export function othersWords({ others }: Pick<GridCell, 'others'>): string {
  if (others.length === 0) return '';
  return `more is written as ${others.map(({ name }) => name ?? 'a code that is gone').join(', ')}`;
}

/** What changed since a cell was charted: "1 passage added, 2 taken off". */
export function changedWords({
  staleness,
  passages,
  charting,
}: Pick<GridCell, 'staleness' | 'passages' | 'charting'>): string {
  if (!staleness || !charting) return '';
  const added = amount(staleness.added, passages);
  const removed = amount(staleness.removed, charting.basis);
  if (added && removed) return `${added} added, ${removed} taken off`;
  return added ? `${added} added` : `${removed} taken off`;
}

/** Whole passages are counted; of what only grew or shrank, its lines. */
function amount(runs: readonly LineRange[], whole: readonly LineRange[]): string {
  if (runs.length === 0) return '';
  const passages = runs.filter((run) => whole.some((one) => isSameRange(one, run))).length;
  const lines = runs
    .filter((run) => !whole.some((one) => isSameRange(one, run)))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return [passages > 0 ? counted(passages, 'passage') : '', lines > 0 ? counted(lines, 'line') : '']
    .filter(Boolean)
    .join(' and ');
}

export function isSameRange(a: LineRange, b: LineRange): boolean {
  return a.transcriptId === b.transcriptId && a.from === b.from && a.to === b.to;
}

/** Whether two stretches of lines have a line in common. */
export function overlaps(a: LineRange, b: LineRange): boolean {
  return a.transcriptId === b.transcriptId && a.from < b.to && b.from < a.to;
}

export function initialsOf(
  { by }: Pick<Signed, 'by'>,
  coders: readonly Pick<Coder, 'id' | 'initials'>[],
): string {
  return coders.find(({ id }) => id === by)?.initials ?? 'somebody no longer of the team';
}

export function nameOfCoder(
  { by }: Pick<Signed, 'by'>,
  coders: readonly Pick<Coder, 'id' | 'name'>[],
): string {
  return coders.find(({ id }) => id === by)?.name ?? 'somebody no longer of the team';
}

/** How much of a row or column is charted, of the cells with something to chart. */
export function coverageWords(coverage: Coverage): string {
  const of = cellsToChart(coverage);
  const charted = coverage.charted - coverage.chartedWithout;
  const more = withoutWords(coverage, of === 0);
  if (of === 0) return more || 'nothing to chart';
  return [`${numberOf(charted)} of ${numberOf(of)} charted`, asideWords(coverage), more]
    .filter(Boolean)
    .join(', ');
}

/** The same for the whole matrix, at its foot. */
export function matrixCoverageWords(coverage: Coverage): string {
  const { cells, charted, chartedWithout, stale, checked } = coverage;
  const parts = [
    `${numberOf(charted - chartedWithout)} of ${counted(cellsToChart(coverage), 'cell')} with passages charted`,
    asideWords(coverage),
    withoutWords(coverage, false),
    `${numberOf(checked)} checked`,
    `${numberOf(stale)} changed since`,
  ].filter(Boolean);
  return cells === 0 ? '' : parts.join(', ');
}

function asideWords({ setAside, setAsideWithout }: Coverage): string {
  const aside = setAside - setAsideWithout;
  return aside > 0 ? `${numberOf(aside)} set aside` : '';
}

/** Cells in which something is written though nothing is coded there: they are not among those to chart. */
function withoutWords({ chartedWithout, setAsideWithout }: Coverage, isAll: boolean): string {
  const more = isAll ? '' : 'more ';
  const all = chartedWithout + setAsideWithout;
  if (all === 0) return '';
  if (setAsideWithout === 0) return `${numberOf(all)} ${more}charted without passages`;
  if (chartedWithout === 0) return `${numberOf(all)} ${more}set aside without passages`;
  return `${numberOf(all)} ${more}charted or set aside without passages`;
}

/** What is said where no cell waits. */
export const noneWaits: Readonly<Record<QueueKind, string>> = {
  stale: 'No cell changed since it was charted',
  'not-charted': 'No cell waits to be charted',
  'not-checked': 'No cell waits to be checked',
};

/** What stands on the button by which a cell is said to be right for what is coded now. */
export function rightWords(cell: Pick<GridCell, 'staleness'> | null): string {
  return cell?.staleness?.rewritten ? 'Up to date now' : 'Still right';
}
