import { link } from '#lib/state/links.ts';

export const themeViews = ['outline', 'map', 'table', 'matrix'] as const;
export type ThemesView = (typeof themeViews)[number];

/** What the address of the themes page asks for. */
export interface ThemesAsked {
  readonly view: ThemesView;
  readonly theme: string | null;
  readonly subtheme: string | null;
  readonly code: string | null;
  /** Together with a subtheme: only the passages of both. */
  readonly domain: string | null;
}

export function themesAsked(query: URLSearchParams): ThemesAsked {
  const view = query.get('view');
  return {
    view: themeViews.find((one) => one === view) ?? 'outline',
    theme: query.get('theme'),
    subtheme: query.get('subtheme'),
    code: query.get('code'),
    domain: query.get('domain'),
  };
}

/** The page with one thing open, seen the same way. */
export function themesLink(
  view: ThemesView,
  open: Partial<Record<'theme' | 'subtheme' | 'code' | 'domain', string>> = {},
): string {
  return link('themes', { view: view === 'outline' ? undefined : view, ...open });
}
