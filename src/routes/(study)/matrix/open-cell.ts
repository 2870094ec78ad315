import { isDeserted } from '#lib/domain/findings/cases.ts';
import { passagesOfCodes } from '#lib/domain/findings/passages.ts';
import { codesInOrder } from '#lib/domain/codebook/tree.ts';
import type { Grid } from '#lib/domain/matrix/grid.ts';
import type { LineRange } from '#lib/domain/model/line-range.ts';
import type { FindingsFrame } from '#lib/state/findings.svelte.ts';
import type { MatrixDesk, OpenCell } from '#lib/state/matrix-desk.svelte.ts';
import { numberedPassages } from '#lib/ui/matrix/cell-passages.ts';
import { askedAboutOf, caseName, codeLookOf, lookOf } from '#lib/ui/matrix/grid-view.ts';
import type { ColumnLook } from '#lib/ui/matrix/matrix-view.ts';
import {
  columnGone,
  columnName,
  initialsOf,
  nameOfCoder,
  stateWords,
} from '#lib/ui/matrix/matrix-words.ts';
import type { OpenCellView } from '#lib/ui/matrix/open-cell-view.ts';
import type { SummaryDraft } from '#lib/ui/matrix/summary-draft.ts';
import { ActError } from '#lib/domain/errors.ts';
import { sentenceFor } from '#lib/ui/messages.ts';
import { lineWords } from '#lib/ui/passages/passage-words.ts';
import { clockTime, dayOf } from '#lib/ui/time-words.ts';
import { caseWords } from './case-words.ts';

/** The open cell as the pane beside the grid shows it. */
export function openCellView(
  { row, column, cell, about }: OpenCell,
  desk: MatrixDesk,
  frame: FindingsFrame,
  now: string,
): OpenCellView {
  const { charting, staleness } = cell;
  const { coders } = frame;
  const signed = (one: { readonly by: typeof desk.coderId; readonly at: string }) =>
    `${nameOfCoder(one, coders)}, ${whenWords(one.at, now)}`;
  const savedWords = (one: { readonly by: typeof desk.coderId; readonly at: string }) =>
    `Saved ${whenWords(one.at, now)}, ${nameOfCoder(one, coders)}`;
  const where = (range: LineRange) => placeWords(range, row.case.settledIds.length > 1, frame);
  const isFound = charting !== null && charting.rightAt.at !== charting.written.at;
  const found =
    charting && charting.rightAt.at > charting.written.at
      ? `Found right ${dayOf(charting.rightAt.at, now)}, ${initialsOf(charting.rightAt, coders)}`
      : null;
  return {
    key: cell.key,
    caseName: caseName(row.case),
    caseAbout: caseWords(row, desk.matrix?.sortedBy ?? null, frame),
    columnName: columnName(column),
    look: lookOf(column),
    cell,
    state: stateWords(cell, coders, askedAboutOf(column, frame.settled.byId)),
    changed: charting &&
      staleness && {
        since: `${isFound ? '' : 'charted on '}${dayOf(charting.rightAt.at, now)}`,
        sentences: [
          ...staleness.added.map((range) => `${where(range)} added`),
          ...staleness.removed.map((range) => `${where(range)} taken off`),
        ],
      },
    reopened: cell.reopened.map(where).join(', '),
    draft: draftOf(desk, about, cell, charting ? savedWords(charting.written) : ''),
    found,
    checked: cell.checkedBy && signed(cell.checkedBy),
    checker: cell.checkedBy && initialsOf(cell.checkedBy, coders),
    isOwn: charting?.written.by === desk.coderId,
    passages: numberedPassages(cell),
    others: cell.others.map(
      ({ charting: { id, column: about, kind, summary, written }, name }) => ({
        key: id,
        about,
        name: name ?? columnGone,
        kind,
        text: summary,
        by: signed(written),
      }),
    ),
    isCaseInHand: row.case.inHand,
    isDeserted: isDeserted(row.case),
  };
}

function draftOf(
  { cells: { drafts } }: MatrixDesk,
  about: OpenCell['about'],
  { charting }: OpenCell['cell'],
  saved: string,
): SummaryDraft {
  const draft = drafts.of(about);
  const isContested = draft?.error instanceof ActError && draft.error.code === 'cell-changed';
  const state = draft === undefined || draft.state === 'kept' ? 'stored' : draft.state;
  return {
    kind: draft?.kind ?? charting?.kind ?? 'summary',
    text: draft?.text ?? charting?.summary ?? '',
    stored: charting?.summary ?? '',
    links: charting?.links ?? [],
    state,
    refusal: state === 'refused' ? sentenceFor(draft?.error) : null,
    isContested,
    saved,
  };
}

/** "14:02" of today, else "9 November, 14:02". */
export function whenWords(at: string, now: string): string {
  const day = dayOf(at, now);
  return day === dayOf(now, now) ? clockTime(at) : `${day}, ${clockTime(at)}`;
}

/** "line 12", with its transcript where there are several, or it is gone. */
function placeWords(
  { transcriptId, from, to }: LineRange,
  severalTranscripts: boolean,
  { settled: { settled, unsettled } }: FindingsFrame,
): string {
  const words = lineWords(from, to);
  const one = [...settled, ...unsettled].find(({ transcript }) => transcript.id === transcriptId);
  if (!one) return `a transcript that is gone, ${words}`;
  return severalTranscripts ? `${one.transcript.name}, ${words}` : words;
}

/** Coded passages of a case, of one column or of one code that no column has. */
export interface PartOfCase {
  readonly key: string;
  readonly name: string;
  readonly look: ColumnLook;
  readonly isOpenColumn: boolean;
  readonly ranges: readonly LineRange[];
}

/** Everything coded for a case: by the columns of its matrix, then by the codes that none of them has. */
export function partsOfCase(
  { row, column }: OpenCell,
  { columns }: Pick<Grid, 'columns'>,
  { settled }: FindingsFrame,
): readonly PartOfCase[] {
  const byColumn = columns.flatMap((one, at): PartOfCase[] => {
    const ranges = row.cells[at]?.passages ?? [];
    if (ranges.length === 0) return [];
    const isOpenColumn = one.key === column.key;
    return [{ key: one.key, name: columnName(one), look: lookOf(one), isOpenColumn, ranges }];
  });
  if (row.case.inHand) return byColumn;
  const covered = new Set(columns.flatMap(({ codes }) => [...codes]));
  const theirs = new Set(row.case.settledIds);
  const spoken = settled.settled.filter(({ transcript }) => theirs.has(transcript.id));
  const others = codesInOrder(settled.codes).flatMap((code): PartOfCase[] => {
    if (covered.has(code.id)) return [];
    const ranges = passagesOfCodes(new Set([code.id]), { settled: spoken }, row.case.people);
    if (ranges.length === 0) return [];
    const { id: key, name } = code;
    return [{ key, name, look: codeLookOf(code), isOpenColumn: false, ranges }];
  });
  return [...byColumn, ...others];
}
