import { ActError } from '../errors.ts';
import type { Belief } from '../model/belief.ts';
import type { Signed } from '../model/signed.ts';
import type { Change } from '../trail/change.ts';
import { beliefChange } from './write-belief.ts';

/**
 * A second person has read the statement against its passages.
 * @throws {ActError} 'checked-by-writer' when it is the one who wrote it; 'belief-merged' when it counts under another.
 */
export function checkBelief(stored: Belief, signed: Signed): Change {
  if (stored.written.by === signed.by) throw new ActError('checked-by-writer');
  if (stored.mergedInto !== null) throw new ActError('belief-merged');
  return beliefChange('check-belief', [{ ...stored, checked: signed }]);
}

/** Takes a check back; `null` when there is none. */
export function uncheckBelief(stored: Belief): Change | null {
  if (stored.checked === null) return null;
  return beliefChange('check-belief', [{ ...stored, checked: null }]);
}
