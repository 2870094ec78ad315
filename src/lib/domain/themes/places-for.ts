import type { ThemeId } from '../model/theme.ts';
import type { OutlineEntry, OutlineTarget } from './outline-moves.ts';
import type { ThemesOutline } from './outline.ts';

/** A theme or subtheme that something can be put under. */
export interface PlaceByName {
  readonly target: OutlineTarget;
  readonly name: string;
  /** What it is, or the theme it belongs to. */
  readonly about: string;
  /** Whether the entry’s thing stands there already. */
  readonly stands: boolean;
}

/** Themes and subthemes an entry can be put under by name, in the outline’s order. */
export function placesFor(outline: ThemesOutline, entry: OutlineEntry): readonly PlaceByName[] {
  if (entry.on === 'theme') return [];
  if (entry.on === 'subtheme') {
    const themeIds = outline.bySubtheme.get(entry.id)?.subtheme.themeIds ?? [];
    return outline.themes.map(({ theme }) => ({
      target: { on: 'theme', id: theme.id },
      name: theme.name,
      about: 'theme',
      stands: themeIds.includes(theme.id),
    }));
  }
  const listed = [
    ...outline.themes.flatMap(({ theme, subthemes }) =>
      subthemes
        .filter(({ subtheme }) => firstThemeOf(outline, subtheme.themeIds) === theme.id)
        .map((one) => ({ one, about: theme.name })),
    ),
    ...outline.unplaced.map((one) => ({ one, about: 'under no theme' })),
  ];
  return listed.map(({ one: { subtheme, codes }, about }) => ({
    target: { on: 'subtheme', id: subtheme.id, under: null },
    name: subtheme.name,
    about,
    stands: codes.some(({ id }) => id === entry.id),
  }));
}

function firstThemeOf(
  { themes }: ThemesOutline,
  themeIds: readonly ThemeId[],
): ThemeId | undefined {
  return themeIds.find((id) => themes.some(({ theme }) => theme.id === id));
}
