import { ActError } from '../errors.ts';
import type { Subtheme, SubthemeId } from '../model/subtheme.ts';
import type { Theme, ThemeId } from '../model/theme.ts';

/** @throws {ActError} 'theme-gone' when another window has removed it. */
export function themeWithId(themes: readonly Theme[], id: ThemeId): Theme {
  const theme = themes.find((one) => one.id === id);
  if (!theme) throw new ActError('theme-gone');
  return theme;
}

/** @throws {ActError} 'subtheme-gone' when another window has removed it. */
export function subthemeWithId(subthemes: readonly Subtheme[], id: SubthemeId): Subtheme {
  const subtheme = subthemes.find((one) => one.id === id);
  if (!subtheme) throw new ActError('subtheme-gone');
  return subtheme;
}

/**
 * A name as it is stored: one line, single spaces. No two themes and no two subthemes have the same,
 * since tables and figures know them by name.
 *
 * @throws {ActError} 'theme-name-taken'.
 * @throws {RangeError} when there is no name.
 */
export function freeThemeName(
  typed: string,
  others: readonly { readonly id: string; readonly name: string }[],
  id: string,
): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') throw new RangeError('a theme without a name');
  if (others.some((one) => one.id !== id && nameKey(one.name) === nameKey(name))) {
    throw new ActError('theme-name-taken', { where: name });
  }
  return name;
}

function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
