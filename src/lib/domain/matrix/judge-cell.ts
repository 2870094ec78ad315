import { ActError } from '../errors.ts';
import type { Charting, ChartingLink } from '../model/charting.ts';
import type { Signed } from '../model/signed.ts';
import type { Change } from '../trail/change.ts';
import { changed, type CellFound } from './chart-cell.ts';
import { isSameLink } from './link-spans.ts';
import { basisNow } from './staleness.ts';

/**
 * Says that what is written is right for what is coded now. A check by a second person stays: it was made
 * of the words.
 *
 * @throws {ActError} 'cell-not-charted'.
 */
export function cellRight(
  { stored, coded, settled }: Pick<CellFound, 'stored' | 'coded' | 'settled'>,
  by: Signed,
): Change {
  const charting = requireCharted(stored);
  const basis = basisNow(charting, coded, settled);
  return changed('cell-right', { ...charting, basis, rightAt: by });
}

/**
 * Says that a second person read the cell against the transcript.
 *
 * @throws {ActError} 'checked-by-writer' when it is who wrote it; 'cell-not-charted'.
 */
export function checkCell(stored: Charting | undefined, by: Signed): Change {
  const charting = requireCharted(stored);
  if (charting.written.by === by.by) throw new ActError('checked-by-writer');
  return changed('check-cell', { ...charting, checked: by });
}

/** Takes the check off again; `null` where there is none. @throws {ActError} 'cell-not-charted'. */
export function uncheckCell(stored: Charting | undefined): Change | null {
  const charting = requireCharted(stored);
  return charting.checked ? changed('check-cell', { ...charting, checked: null }) : null;
}

/** Takes a link off; the words stay. `null` where it is gone. @throws {ActError} 'cell-not-charted'. */
export function unlinkPassage(stored: Charting | undefined, link: ChartingLink): Change | null {
  const charting = requireCharted(stored);
  const links = charting.links.filter((one) => !isSameLink(one, link));
  if (links.length === charting.links.length) return null;
  return changed(kindOf(charting), { ...charting, links });
}

function kindOf({ kind }: Charting): 'chart-cell' | 'set-aside-cell' {
  return kind === 'summary' ? 'chart-cell' : 'set-aside-cell';
}

function requireCharted(stored: Charting | undefined): Charting {
  if (!stored) throw new ActError('cell-not-charted');
  return stored;
}
