import { codesInOrder } from '../codebook/tree.ts';
import { passagesOfCodes } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { codesOfTarget, type Themes } from '../findings/targets.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Subtheme, SubthemeId } from '../model/subtheme.ts';
import type { Theme } from '../model/theme.ts';
import { byPlace } from '../study/order.ts';
import { tallyOf, type Tally } from './tallies.ts';

/** A code of a subtheme, as it counts now. */
export interface SubthemeCode extends Tally {
  /** As it counts now; of one that is gone, as it is stored. */
  readonly id: CodeId;
  /** `null`: gone from the codebook, or not to be seen by who looks. */
  readonly code: Code | null;
  /** The codes that stand in the subtheme and were merged into it, by name. */
  readonly merged: readonly string[];
}

/** A subtheme with what is counted under it. */
export interface OutlineSubtheme extends Tally {
  readonly subtheme: Subtheme;
  /** In the order given to them; a merged code stands where the first of them does. */
  readonly codes: readonly SubthemeCode[];
}

export interface OutlineTheme extends Tally {
  readonly theme: Theme;
  readonly subthemes: readonly OutlineSubtheme[];
}

/** A code that no subtheme holds, itself or by a code it stands under. */
export interface PoolCode extends Tally {
  readonly code: Code;
}

/** The themes of a study as a tree, with what is not placed in it yet. */
export interface ThemesOutline {
  readonly themes: readonly OutlineTheme[];
  /** Under no theme. */
  readonly unplaced: readonly OutlineSubtheme[];
  readonly pool: readonly PoolCode[];
  readonly bySubtheme: ReadonlyMap<SubthemeId, OutlineSubtheme>;
}

/**
 * Themes, subthemes and codes with the passages of the settled coding behind each. A subtheme of several
 * themes stands under each of them; a theme counts every line once.
 */
export function themesOutline({ themes, subthemes }: Themes, settled: SettledStudy): ThemesOutline {
  const known = subthemes.map((subtheme) => outlineSubtheme(subtheme, settled));
  const themeIds = new Set(themes.map(({ id }) => id));
  const bySubtheme = new Map(known.map((one) => [one.subtheme.id, one]));
  const listed = subthemes.toSorted(byPlace).flatMap(({ id }) => bySubtheme.get(id) ?? []);
  return {
    themes: themes.toSorted(byPlace).map((theme) => ({
      theme,
      subthemes: listed.filter(({ subtheme }) => subtheme.themeIds.includes(theme.id)),
      ...tallyOf(
        passagesOfCodes(
          codesOfTarget({ on: 'theme', themeId: theme.id }, settled, { subthemes }),
          settled,
        ),
      ),
    })),
    unplaced: listed.filter(({ subtheme }) => !subtheme.themeIds.some((id) => themeIds.has(id))),
    pool: poolOf(subthemes, settled),
    bySubtheme,
  };
}

/** The codes that count for a subtheme. */
export function codesOfSubtheme(subtheme: Subtheme, settled: SettledStudy): ReadonlySet<CodeId> {
  const target = { on: 'subtheme', subthemeId: subtheme.id } as const;
  return codesOfTarget(target, settled, { subthemes: [subtheme] });
}

function outlineSubtheme(subtheme: Subtheme, settled: SettledStudy): OutlineSubtheme {
  return {
    subtheme,
    codes: codesShown(subtheme, settled),
    ...tallyOf(passagesOfCodes(codesOfSubtheme(subtheme, settled), settled)),
  };
}

function codesShown({ codeIds }: Subtheme, settled: SettledStudy): readonly SubthemeCode[] {
  const { byId, merged } = settled;
  const shown = new Map<CodeId, { readonly code: Code | null; readonly merged: string[] }>();
  for (const codeId of codeIds) {
    const counted = merged(codeId);
    const one = shown.get(counted) ?? { code: byId.get(counted) ?? null, merged: [] };
    const from = counted === codeId ? undefined : byId.get(codeId)?.name;
    if (from !== undefined && !one.merged.includes(from)) one.merged.push(from);
    shown.set(counted, one);
  }
  return [...shown].map(([id, one]) => {
    const codes = codesOfTarget({ on: 'code', codeId: id }, settled, { subthemes: [] });
    return { id, ...one, ...tallyOf(passagesOfCodes(codes, settled)) };
  });
}

/** Own codes of everybody's codebook; those set aside only while something is still coded with them. */
function poolOf(subthemes: readonly Subtheme[], settled: SettledStudy): readonly PoolCode[] {
  const placed = new Set(subthemes.flatMap((one) => [...codesOfSubtheme(one, settled)]));
  return codesInOrder(settled.codes).flatMap((code) => {
    const { id, kind, status, proposedIn } = code;
    if (kind !== 'own' || status === 'merged' || proposedIn !== null || placed.has(id)) return [];
    const codes = codesOfTarget({ on: 'code', codeId: id }, settled, { subthemes: [] });
    const tally = tallyOf(passagesOfCodes(codes, settled));
    return status === 'active' || tally.passages.length > 0 ? [{ code, ...tally }] : [];
  });
}
