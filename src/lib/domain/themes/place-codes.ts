import { codeWithId } from '../codebook/codebook.ts';
import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Subtheme, SubthemeId } from '../model/subtheme.ts';
import type { Change } from '../trail/change.ts';
import { putSubthemes } from './change-subthemes.ts';
import { subthemeWithId } from './theme-records.ts';

/** Where a code shall stand. */
export interface CodePlaceUnder {
  /** `null`: nowhere, if it leaves a subtheme. */
  readonly under: SubthemeId | null;
  /** The subtheme it leaves; `null`: it stays in those that hold it. */
  readonly from: SubthemeId | null;
  /** Among the codes there, zero-based and counted without it; absent: last. */
  readonly position?: number;
}

/** What placing a code draws on. */
export interface CodePlacing {
  readonly subthemes: readonly Subtheme[];
  /** Every code that there is. */
  readonly codes: readonly Code[];
  /** The code at the end of a chain of merges. */
  readonly merged: (id: CodeId) => CodeId;
}

/**
 * Puts a code in a subtheme, takes it out of one, or gives it another place in it. A code may stand in
 * several. Of a code that others were merged into, all of them move.
 *
 * @returns `null` when nothing differs.
 * @throws {ActError} 'subtheme-gone'; 'code-not-found' when a code that is gone is put somewhere;
 * 'code-still-proposed' when others do not see it yet.
 */
export function placeCode(
  { subthemes, codes, merged }: CodePlacing,
  codeId: CodeId,
  { under, from, position = Number.MAX_SAFE_INTEGER }: CodePlaceUnder,
): Change | null {
  const counted = merged(codeId);
  const without = ({ codeIds }: Subtheme) => codeIds.filter((id) => merged(id) !== counted);
  const changed = new Map<SubthemeId, Subtheme>();
  if (from !== null && from !== under) {
    const left = subthemeWithId(subthemes, from);
    changed.set(from, { ...left, codeIds: without(left) });
  }
  if (under !== null) {
    if (codeWithId(codes, counted).proposedIn !== null) throw new ActError('code-still-proposed');
    const into = subthemeWithId(subthemes, under);
    const stands = into.codeIds.filter((id) => merged(id) === counted);
    // Put again where it stands, a code keeps its place.
    if (stands.length === 0 || position !== Number.MAX_SAFE_INTEGER) {
      const others = without(into);
      const at = placeAmong(others, position, merged);
      const codeIds = others.toSpliced(at, 0, ...(stands.length > 0 ? stands : [counted]));
      changed.set(under, { ...into, codeIds });
    }
  }
  const put = [...changed.values()].filter(
    (one) => one.codeIds.join() !== subthemes.find(({ id }) => id === one.id)?.codeIds.join(),
  );
  if (put.length === 0) return null;
  return { ...putSubthemes('change-subtheme', put), codeIds: [counted] };
}

/** Where the code shown at `position` stands among what is stored, of which several may be shown as one. */
function placeAmong(
  codeIds: readonly CodeId[],
  position: number,
  merged: (id: CodeId) => CodeId,
): number {
  const shown = [...new Set(codeIds.map(merged))];
  const next = shown[position];
  return next === undefined ? codeIds.length : codeIds.findIndex((id) => merged(id) === next);
}
