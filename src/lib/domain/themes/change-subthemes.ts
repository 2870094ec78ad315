import { quotesLetGo, type QuoteUses } from '../findings/quotes.ts';
import type { Signed } from '../model/signed.ts';
import type { Subtheme, SubthemeId } from '../model/subtheme.ts';
import type { Theme, ThemeId } from '../model/theme.ts';
import { byPlace, nextOrder, renumbered } from '../study/order.ts';
import { plainChange, type Change } from '../trail/change.ts';
import type { ThemeWords } from './change-themes.ts';
import { withoutTarget, type TargetRecords } from './references.ts';
import { freeThemeName, subthemeWithId, themeWithId } from './theme-records.ts';

/** A new subtheme, after the others. @throws {ActError} 'theme-name-taken'. */
export function addSubtheme(
  subthemes: readonly Subtheme[],
  { name, themeId }: { readonly name: string; readonly themeId: ThemeId | null },
  { id, signed }: { readonly id: SubthemeId; readonly signed: Signed },
): Change {
  const record: Subtheme = {
    id,
    name: freeThemeName(name, subthemes, id),
    memo: '',
    themeIds: themeId === null ? [] : [themeId],
    codeIds: [],
    domains: [],
    quoteIds: [],
    order: nextOrder(subthemes),
    written: signed,
  };
  return { ...plainChange, kind: 'add-subtheme', put: [{ table: 'subthemes', record }] };
}

/**
 * Says something of a subtheme.
 * @returns `null` when nothing differs.
 * @throws {ActError} 'subtheme-gone', 'theme-name-taken'.
 */
export function changeSubtheme(
  subthemes: readonly Subtheme[],
  id: SubthemeId,
  said: Partial<ThemeWords>,
): Change | null {
  const subtheme = subthemeWithId(subthemes, id);
  const name = said.name === undefined ? subtheme.name : freeThemeName(said.name, subthemes, id);
  const memo = said.memo === undefined ? subtheme.memo : said.memo.trim();
  if (name === subtheme.name && memo === subtheme.memo) return null;
  return putSubthemes('change-subtheme', [{ ...subtheme, name, memo }]);
}

/** Where a subtheme shall stand. */
export interface SubthemePlace {
  /** `null`: under no theme. */
  readonly under: ThemeId | null;
  /** The theme it leaves; `null`: it stays under those it has. */
  readonly from: ThemeId | null;
  /** Before this one; `null`: after the others there. Absent: where it stood. */
  readonly before?: SubthemeId | null;
}

/**
 * Puts a subtheme under a theme, out of one, or elsewhere in the order. The theme it goes to takes the
 * place of the one it leaves among its themes, so that the first stays first.
 *
 * @returns `null` when nothing differs.
 * @throws {ActError} 'subtheme-gone', 'theme-gone'.
 */
export function placeSubtheme(
  {
    themes,
    subthemes,
  }: { readonly themes: readonly Theme[]; readonly subthemes: readonly Subtheme[] },
  id: SubthemeId,
  place: SubthemePlace,
): Change | null {
  const subtheme = subthemeWithId(subthemes, id);
  if (place.under !== null) themeWithId(themes, place.under);
  const themeIds = themesAfter(subtheme.themeIds, place);
  const moved = { ...subtheme, themeIds };
  const isElsewhere = themeIds.join() !== subtheme.themeIds.join();
  const listed = place.before === undefined ? null : listedWith(subthemes, moved, place);
  const ordered = listed ? renumbered(listed) : [];
  const put = isElsewhere && !ordered.some((one) => one.id === id) ? [moved, ...ordered] : ordered;
  if (put.length === 0) return null;
  return putSubthemes(isElsewhere ? 'change-subtheme' : 'order-themes', put);
}

/** Lists a subtheme, where tables list it, under another of its themes. @throws {ActError} 'subtheme-gone'. */
export function listUnder(
  subthemes: readonly Subtheme[],
  id: SubthemeId,
  themeId: ThemeId,
): Change | null {
  const subtheme = subthemeWithId(subthemes, id);
  const { themeIds } = subtheme;
  if (!themeIds.includes(themeId) || themeIds[0] === themeId) return null;
  const others = themeIds.filter((one) => one !== themeId);
  return putSubthemes('change-subtheme', [{ ...subtheme, themeIds: [themeId, ...others] }]);
}

/**
 * Takes a subtheme away, with the quotations chosen for nothing else; its codes are not placed any more
 * unless others hold them.
 * @throws {ActError} 'subtheme-gone'.
 */
export function removeSubtheme(id: SubthemeId, records: TargetRecords & QuoteUses): Change {
  const { quoteIds } = subthemeWithId(records.subthemes, id);
  const without = withoutTarget({ on: 'subtheme', subthemeId: id }, records);
  const left = { ...records, subthemes: records.subthemes.filter((one) => one.id !== id) };
  return {
    ...plainChange,
    kind: 'remove-subtheme',
    put: without.put,
    removed: [{ table: 'subthemes', id }, ...without.removed, ...quotesLetGo(quoteIds, left)],
  };
}

/** For a {@link Change}: subthemes as they shall stand. */
export function putSubthemes(
  kind: 'change-subtheme' | 'order-themes' | 'link-domain',
  subthemes: readonly Subtheme[],
): Change {
  return {
    ...plainChange,
    kind,
    put: subthemes.map((record) => ({ table: 'subthemes' as const, record })),
  };
}

function themesAfter(themeIds: readonly ThemeId[], { under, from }: SubthemePlace): ThemeId[] {
  const at = from === null ? -1 : themeIds.indexOf(from);
  const left = themeIds.filter((id) => id !== from || id === under);
  if (under === null) return from === null ? [] : left;
  if (left.includes(under)) return left;
  return left.toSpliced(at === -1 ? left.length : at, 0, under);
}

/** All subthemes in their order, the moved one before the one named, or after the others under its theme. */
function listedWith(
  subthemes: readonly Subtheme[],
  moved: Subtheme,
  { under, before }: SubthemePlace,
): readonly Subtheme[] {
  const others = subthemes.toSorted(byPlace).filter(({ id }) => id !== moved.id);
  const at = others.findIndex(({ id }) => id === before);
  if (at >= 0) return others.toSpliced(at, 0, moved);
  const last = others.findLastIndex(({ themeIds }) =>
    under === null ? themeIds.length === 0 : themeIds.includes(under),
  );
  return others.toSpliced(last === -1 ? others.length : last + 1, 0, moved);
}
