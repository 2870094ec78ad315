import type { CodeId } from '../model/code.ts';
import type { SubthemeId } from '../model/subtheme.ts';
import type { ThemeId } from '../model/theme.ts';
import type { SubthemePlace } from './change-subthemes.ts';
import type { ThemesOutline } from './outline.ts';
import type { CodePlaceUnder } from './place-codes.ts';

/** An entry of the outline: the thing, and where it is looked at. A thing in several places is several entries. */
export type OutlineEntry =
  | { readonly on: 'theme'; readonly id: ThemeId }
  | { readonly on: 'subtheme'; readonly id: SubthemeId; readonly under: ThemeId | null }
  | { readonly on: 'code'; readonly id: CodeId; readonly under: SubthemeId | null };

/** What an entry can be put on: another entry, or the place of what stands nowhere yet. */
export type OutlineTarget = OutlineEntry | { readonly on: 'no-theme' } | { readonly on: 'pool' };

/** One act on the outline, and the entry as it stands after it. */
export type OutlineMove =
  | {
      readonly on: 'theme';
      readonly id: ThemeId;
      readonly position: number;
      readonly entry: OutlineEntry;
    }
  | {
      readonly on: 'subtheme';
      readonly id: SubthemeId;
      readonly place: SubthemePlace;
      readonly entry: OutlineEntry;
    }
  | {
      readonly on: 'code';
      readonly id: CodeId;
      readonly place: CodePlaceUnder;
      readonly entry: OutlineEntry;
    };

export type OutlineStep = 'up' | 'down' | 'in' | 'out';

/** The same for entries that are the same thing in the same place. */
export function entryKey(entry: OutlineTarget): string {
  switch (entry.on) {
    case 'theme':
      return `theme ${entry.id}`;
    case 'subtheme':
      return `subtheme ${entry.id} ${entry.under ?? ''}`;
    case 'code':
      return `code ${entry.id} ${entry.under ?? ''}`;
    case 'no-theme':
    case 'pool':
      return entry.on;
  }
}

/**
 * What a step by a key does: up or down among its own kind, past the first or last into the neighbour;
 * `out` to what stands nowhere; `in`, for a subtheme of no theme, under the last theme. `null` where
 * there is no such place.
 */
export function moveByStep(
  outline: ThemesOutline,
  entry: OutlineEntry,
  step: OutlineStep,
): OutlineMove | null {
  switch (entry.on) {
    case 'theme':
      return themeStepped(outline, entry.id, step);
    case 'subtheme':
      return subthemeStepped(outline, entry, step);
    case 'code':
      return codeStepped(outline, entry, step);
  }
}

/**
 * What putting an entry on another does: a theme among themes, a subtheme under a theme or beside
 * another subtheme, a code into a subtheme or beside another code. `null` where that means nothing.
 *
 * @param part whether it falls before, on or after the other.
 * @param keep whether it stays where it stands as well.
 */
export function moveOnto(
  outline: ThemesOutline,
  entry: OutlineEntry,
  onto: OutlineTarget,
  part: 'before' | 'on' | 'after',
  keep: boolean,
): OutlineMove | null {
  if (entryKey(entry) === entryKey(onto)) return null;
  switch (entry.on) {
    case 'theme': {
      if (onto.on !== 'theme') return null;
      const others = outline.themes.filter(({ theme }) => theme.id !== entry.id);
      const at = others.findIndex(({ theme }) => theme.id === onto.id);
      return at === -1 ? null : themeMove(entry.id, part === 'after' ? at + 1 : at);
    }
    case 'subtheme': {
      const from = keep ? null : entry.under;
      if (onto.on === 'no-theme') {
        return entry.under === null
          ? null
          : subthemeMove(entry.id, { under: null, from: entry.under });
      }
      if (onto.on === 'theme') {
        if (onto.id === entry.under) return null;
        return subthemeMove(entry.id, { under: onto.id, from, before: null });
      }
      if (onto.on !== 'subtheme' || onto.id === entry.id) return null;
      const before =
        part === 'before' ? onto.id : nextAfter(outline, onto.id, onto.under, entry.id);
      const stays = keep && onto.under !== null ? null : entry.under;
      return subthemeMove(entry.id, { under: onto.under, from: stays, before });
    }
    case 'code': {
      const from = keep ? null : entry.under;
      if (onto.on === 'pool') {
        return entry.under === null ? null : codeMove(entry.id, { under: null, from: entry.under });
      }
      if (onto.on === 'subtheme') {
        return onto.id === entry.under ? null : codeMove(entry.id, { under: onto.id, from });
      }
      if (onto.on !== 'code' || onto.under === null) {
        return onto.on === 'code' && entry.under !== null
          ? codeMove(entry.id, { under: null, from: entry.under })
          : null;
      }
      const others = codesIn(outline, onto.under).filter((id) => id !== entry.id);
      const at = others.indexOf(onto.id);
      if (at === -1) return null;
      const position = part === 'before' ? at : at + 1;
      return codeMove(entry.id, { under: onto.under, from, position });
    }
  }
}

function themeStepped(
  { themes }: ThemesOutline,
  id: ThemeId,
  step: OutlineStep,
): OutlineMove | null {
  const at = themes.findIndex(({ theme }) => theme.id === id);
  if (step === 'up') return at > 0 ? themeMove(id, at - 1) : null;
  if (step === 'down') return at >= 0 && at < themes.length - 1 ? themeMove(id, at + 1) : null;
  return null;
}

function subthemeStepped(
  outline: ThemesOutline,
  { id, under }: Extract<OutlineEntry, { readonly on: 'subtheme' }>,
  step: OutlineStep,
): OutlineMove | null {
  const siblings = subthemesUnder(outline, under);
  const at = siblings.indexOf(id);
  if (at === -1) return null;
  const themeIds: readonly (ThemeId | null)[] = [
    ...outline.themes.map(({ theme }) => theme.id),
    null,
  ];
  const place = themeIds.indexOf(under);
  const to = (theme: ThemeId, before: SubthemeId | null) =>
    subthemeMove(id, { under: theme, from: under, before });
  switch (step) {
    case 'up': {
      const above = siblings[at - 1];
      if (above) return subthemeMove(id, { under, from: under, before: above });
      const theme = themeIds[place - 1] ?? null;
      return theme === null ? null : to(theme, null);
    }
    case 'down': {
      if (at < siblings.length - 1) {
        return subthemeMove(id, { under, from: under, before: siblings[at + 2] ?? null });
      }
      const theme = themeIds[place + 1] ?? null;
      return theme === null ? null : to(theme, subthemesUnder(outline, theme)[0] ?? null);
    }
    case 'out':
      return under === null ? null : subthemeMove(id, { under: null, from: under });
    case 'in': {
      const theme = under === null ? outline.themes.at(-1)?.theme.id : undefined;
      return theme === undefined ? null : to(theme, null);
    }
  }
}

function codeStepped(
  outline: ThemesOutline,
  { id, under }: Extract<OutlineEntry, { readonly on: 'code' }>,
  step: OutlineStep,
): OutlineMove | null {
  if (under === null || step === 'in') return null;
  if (step === 'out') return codeMove(id, { under: null, from: under });
  const codes = codesIn(outline, under);
  const at = codes.indexOf(id);
  if (at === -1) return null;
  const position = at + (step === 'up' ? -1 : 1);
  if (position >= 0 && position < codes.length) {
    return codeMove(id, { under, from: under, position });
  }
  const all = [
    ...new Set([
      ...outline.themes.flatMap(({ subthemes }) => subthemes.map(({ subtheme }) => subtheme.id)),
      ...outline.unplaced.map(({ subtheme }) => subtheme.id),
    ]),
  ];
  const neighbour = all[all.indexOf(under) + (step === 'up' ? -1 : 1)];
  if (neighbour === undefined || codesIn(outline, neighbour).includes(id)) return null;
  const end = step === 'up' ? {} : { position: 0 };
  return codeMove(id, { under: neighbour, from: under, ...end });
}

function subthemesUnder(outline: ThemesOutline, under: ThemeId | null): readonly SubthemeId[] {
  const here =
    under === null
      ? outline.unplaced
      : (outline.themes.find(({ theme }) => theme.id === under)?.subthemes ?? []);
  return here.map(({ subtheme }) => subtheme.id);
}

function nextAfter(
  outline: ThemesOutline,
  id: SubthemeId,
  under: ThemeId | null,
  moved: SubthemeId,
): SubthemeId | null {
  const others = subthemesUnder(outline, under).filter((one) => one !== moved);
  return others[others.indexOf(id) + 1] ?? null;
}

function codesIn({ bySubtheme }: ThemesOutline, id: SubthemeId): readonly CodeId[] {
  return bySubtheme.get(id)?.codes.map((one) => one.id) ?? [];
}

function themeMove(id: ThemeId, position: number): OutlineMove {
  return { on: 'theme', id, position, entry: { on: 'theme', id } };
}

function subthemeMove(id: SubthemeId, place: SubthemePlace): OutlineMove {
  return { on: 'subtheme', id, place, entry: { on: 'subtheme', id, under: place.under } };
}

function codeMove(id: CodeId, place: CodePlaceUnder): OutlineMove {
  return { on: 'code', id, place, entry: { on: 'code', id, under: place.under } };
}
