import type { Manuscript, ManuscriptBlock, ManuscriptId } from '../model/manuscript.ts';
import type { Signed } from '../model/signed.ts';
import { plainChange, type Change } from '../trail/change.ts';

/**
 * Keeps a manuscript with the study, as it was read; one of the same name that is kept gives way to it.
 * `null` where that very manuscript is kept.
 */
export function keepManuscript(
  { name, blocks }: { readonly name: string; readonly blocks: readonly ManuscriptBlock[] },
  stored: readonly Manuscript[],
  by: { readonly id: ManuscriptId; readonly signed: Signed },
): Change | null {
  const before = stored.find((one) => one.name === name);
  if (before && JSON.stringify(before.blocks) === JSON.stringify(blocks)) return null;
  const record: Manuscript = {
    id: before?.id ?? by.id,
    name,
    blocks: blocks.map((one) =>
      one.is === 'table' ? { is: one.is, rows: one.rows.map((row) => [...row]) } : { ...one },
    ),
    kept: by.signed,
  };
  return { ...plainChange, kind: 'keep-manuscript', put: [{ table: 'manuscripts', record }] };
}

/** Removes a manuscript from the study; `null` where it is gone already. */
export function removeManuscript(id: ManuscriptId, stored: readonly Manuscript[]): Change | null {
  if (!stored.some((one) => one.id === id)) return null;
  return { ...plainChange, kind: 'remove-manuscript', removed: [{ table: 'manuscripts', id }] };
}
