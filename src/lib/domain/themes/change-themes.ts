import type { Signed } from '../model/signed.ts';
import type { Theme, ThemeId } from '../model/theme.ts';
import { byPlace, nextOrder, renumbered } from '../study/order.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { withoutTarget, type TargetRecords } from './references.ts';
import { freeThemeName, themeWithId } from './theme-records.ts';

/** What can be said of a theme, and of a subtheme. */
export interface ThemeWords {
  readonly name: string;
  readonly memo: string;
}

/** A new theme, after the others. @throws {ActError} 'theme-name-taken'. */
export function addTheme(
  themes: readonly Theme[],
  name: string,
  { id, signed }: { readonly id: ThemeId; readonly signed: Signed },
): Change {
  const record: Theme = {
    id,
    name: freeThemeName(name, themes, id),
    memo: '',
    order: nextOrder(themes),
    written: signed,
  };
  return { ...plainChange, kind: 'add-theme', put: [{ table: 'themes', record }] };
}

/**
 * Says something of a theme.
 * @returns `null` when nothing differs.
 * @throws {ActError} 'theme-gone', 'theme-name-taken'.
 */
export function changeTheme(
  themes: readonly Theme[],
  id: ThemeId,
  said: Partial<ThemeWords>,
): Change | null {
  const theme = themeWithId(themes, id);
  const name = said.name === undefined ? theme.name : freeThemeName(said.name, themes, id);
  const memo = said.memo === undefined ? theme.memo : said.memo.trim();
  if (name === theme.name && memo === theme.memo) return null;
  const record = { ...theme, name, memo };
  return { ...plainChange, kind: 'change-theme', put: [{ table: 'themes', record }] };
}

/**
 * Puts a theme before the one now at `position`, counted without it; past the end means last.
 * @returns `null` when nothing differs.
 * @throws {ActError} 'theme-gone'.
 */
export function moveTheme(themes: readonly Theme[], id: ThemeId, position: number): Change | null {
  const theme = themeWithId(themes, id);
  const others = themes.toSorted(byPlace).filter((one) => one.id !== id);
  const put = renumbered(others.toSpliced(position, 0, theme));
  if (put.length === 0) return null;
  return {
    ...plainChange,
    kind: 'order-themes',
    put: put.map((record) => ({ table: 'themes' as const, record })),
  };
}

/**
 * Takes a theme away. Its subthemes stay, under their other themes or under none; columns, cells, rows
 * and threads about it go with it.
 * @throws {ActError} 'theme-gone'.
 */
export function removeTheme(themes: readonly Theme[], id: ThemeId, records: TargetRecords): Change {
  themeWithId(themes, id);
  const without = withoutTarget({ on: 'theme', themeId: id }, records);
  const left = records.subthemes.flatMap((one) =>
    one.themeIds.includes(id)
      ? [{ ...one, themeIds: one.themeIds.filter((themeId) => themeId !== id) }]
      : [],
  );
  return {
    ...plainChange,
    kind: 'remove-theme',
    put: [...left.map((record) => ({ table: 'subthemes' as const, record })), ...without.put],
    removed: [{ table: 'themes', id }, ...without.removed],
  };
}
