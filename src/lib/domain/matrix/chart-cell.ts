import type { SettledStudy } from '../findings/settled-study.ts';
import type { Charting, ChartingId, ChartingLink } from '../model/charting.ts';
import type { FindingCase, FindingTarget } from '../model/finding-target.ts';
import type { LineRange } from '../model/line-range.ts';
import type { Signed } from '../model/signed.ts';
import { plainChange, type Change, type ChangeKind } from '../trail/change.ts';
import { fittedLink, isSameLink, movedLinks } from './link-spans.ts';
import { basisNow, stalenessOf } from './staleness.ts';

/** A cell as an act finds it. */
export interface CellFound {
  readonly case: FindingCase;
  readonly column: FindingTarget;
  /** Read from storage in the act: what a screen shows may have been filtered. */
  readonly stored: Charting | undefined;
  /** What is coded for the case in the column now: `passagesOfCell`. */
  readonly coded: readonly LineRange[];
  readonly settled: Pick<SettledStudy, 'unsettled'>;
}

/** What is written into a cell. */
export interface CellWords {
  readonly kind: Charting['kind'];
  /** White space at its ends is left out; all else stays as it was typed. */
  readonly summary: string;
  /** A passage to link; `words` are offsets of `summary` as it stands here. */
  readonly link?: ChartingLink;
}

/**
 * A cell's record with words in it; `null` where nothing differs, or where a summary would be empty.
 *
 * The first writing, and another judgement (charted or set aside), say that it is right for what is coded
 * now. Other words do not: a stale cell stays so until somebody says that it is right. They take off the
 * check of a second person, and links follow the words they are tied to.
 */
export function chartingWith(
  { stored, coded, settled, ...about }: CellFound,
  { kind, summary, link }: CellWords,
  by: Signed,
  newId: () => ChartingId,
): Charting | null {
  const text = summary.trim();
  if (text === '' && kind === 'summary') return null;
  const links = linksOf(stored, { kind, summary, ...(link && { link }) });
  if (!stored || stored.kind !== kind) {
    const basis = basisNow(stored, coded, settled);
    const id = stored?.id ?? newId();
    const { case: one, column } = stored ?? about;
    const signed = { written: by, rightAt: by, checked: null };
    return { id, case: one, column, kind, summary: text, links, basis, ...signed };
  }
  if (text !== stored.summary) {
    const rightAt = stalenessOf(stored, coded, settled) ? stored.rightAt : by;
    return { ...stored, summary: text, links, written: by, rightAt, checked: null };
  }
  const isLinked = links.length !== stored.links.length;
  return isLinked ? { ...stored, links } : null;
}

/** Writes a cell; a summary without words clears it. `null` when nothing differs. */
export function chartCell(
  cell: CellFound,
  words: CellWords,
  by: Signed,
  newId: () => ChartingId,
): Change | null {
  if (words.kind === 'summary' && words.summary.trim() === '') {
    return cell.stored ? clearCell(cell.stored) : null;
  }
  const record = chartingWith(cell, words, by, newId);
  const kind = words.kind === 'summary' ? 'chart-cell' : 'set-aside-cell';
  return record && changed(kind, record);
}

/** Takes what was written out of a cell; it stays readable among the earlier texts. */
export function clearCell({ id, column }: Pick<Charting, 'id' | 'column'>): Change {
  return {
    ...plainChange,
    kind: 'clear-cell',
    codeIds: codesNamed(column),
    removed: [{ table: 'chartings', id }],
  };
}

/** A change of one cell. */
export function changed(kind: ChangeKind, record: Charting): Change {
  return {
    ...plainChange,
    kind,
    codeIds: codesNamed(record.column),
    put: [{ table: 'chartings', record }],
  };
}

function codesNamed(column: FindingTarget): Change['codeIds'] {
  return column.on === 'code' ? [column.codeId] : [];
}

/** The stored links under other words, with a new one; a cell set aside rests on nothing it had. */
function linksOf(stored: Charting | undefined, { kind, summary, link }: CellWords): ChartingLink[] {
  const kept = stored && stored.kind === kind ? stored.links : [];
  const typed = [...movedLinks(kept, stored?.summary ?? '', summary)];
  if (link && !typed.some((one) => isSameLink(one, link))) typed.push(link);
  const trimmed = summary.length - summary.trimStart().length;
  const text = summary.trim();
  return typed.map((one) =>
    one.words
      ? fittedLink(
          { ...one, words: { from: one.words.from - trimmed, to: one.words.to - trimmed } },
          text,
        )
      : one,
  );
}
