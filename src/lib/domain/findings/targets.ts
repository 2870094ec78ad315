import { domainsOf } from '../codebook/tree.ts';
import type { CodeId } from '../model/code.ts';
import type { FindingTarget } from '../model/finding-target.ts';
import type { Subtheme } from '../model/subtheme.ts';
import type { Theme } from '../model/theme.ts';
import type { SettledStudy } from './settled-study.ts';

/** The themes a target may be about. */
export interface Themes {
  readonly themes: readonly Theme[];
  readonly subthemes: readonly Subtheme[];
}

/**
 * The codes that count for a target, as they count now: a domain with its constructs, and with the own
 * codes classified under it where the study says so; an own code with those under it in the codebook; a
 * subtheme's codes, each in the same way; a theme's subthemes'. None where it is gone.
 */
export function codesOfTarget(
  target: FindingTarget,
  settled: SettledStudy,
  { subthemes }: Pick<Themes, 'subthemes'>,
): ReadonlySet<CodeId> {
  switch (target.on) {
    case 'code':
      return withUnder(settled.merged(target.codeId), settled);
    case 'subtheme':
      return union(
        subthemes.filter(({ id }) => id === target.subthemeId),
        settled,
      );
    case 'theme':
      return union(
        subthemes.filter(({ themeIds }) => themeIds.includes(target.themeId)),
        settled,
      );
  }
}

/**
 * The domains a target speaks of: of a code those it belongs to or is classified under; of a subtheme
 * those confirmed; of a theme those of its subthemes. In the order of the codebook, each once.
 */
export function domainsOfTarget(
  target: FindingTarget,
  settled: SettledStudy,
  { subthemes }: Pick<Themes, 'subthemes'>,
): readonly CodeId[] {
  if (target.on === 'code') {
    const code = settled.byId.get(settled.merged(target.codeId));
    return code ? inOrder(domainsOf(code, settled.byId), settled) : [];
  }
  const meant = subthemes.filter(({ id, themeIds }) =>
    target.on === 'subtheme' ? id === target.subthemeId : themeIds.includes(target.themeId),
  );
  const confirmed = meant.flatMap(({ domains }) =>
    domains.flatMap(({ domainId, state }) => (state === 'confirmed' ? [domainId] : [])),
  );
  return inOrder(confirmed, settled);
}

/** What a target is called; `null` where it is gone. */
export function nameOfTarget(
  target: FindingTarget,
  settled: Pick<SettledStudy, 'byId' | 'merged'>,
  { themes, subthemes }: Themes,
): string | null {
  switch (target.on) {
    case 'code':
      return settled.byId.get(settled.merged(target.codeId))?.name ?? null;
    case 'subtheme':
      return subthemes.find(({ id }) => id === target.subthemeId)?.name ?? null;
    case 'theme':
      return themes.find(({ id }) => id === target.themeId)?.name ?? null;
  }
}

function union(subthemes: readonly Subtheme[], settled: SettledStudy): ReadonlySet<CodeId> {
  const codeIds = subthemes.flatMap((subtheme) => subtheme.codeIds);
  return new Set(codeIds.flatMap((id) => [...withUnder(settled.merged(id), settled)]));
}

function withUnder(codeId: CodeId, settled: SettledStudy): ReadonlySet<CodeId> {
  const { codes, byId, study } = settled;
  const code = byId.get(codeId);
  if (!code) return new Set();
  if (code.kind === 'domain') {
    const under = codes.filter(
      (each) =>
        (each.kind === 'construct' || study.ownUnderDomains) &&
        domainsOf(each, byId).includes(code.id),
    );
    return new Set([code.id, ...under.map(({ id }) => id)]);
  }
  const found = new Set([code.id]);
  if (code.kind !== 'own') return found;
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { id, kind, parentId } of codes) {
      if (kind === 'own' && parentId !== null && found.has(parentId)) found.add(id);
    }
  }
  return found;
}

function inOrder(domainIds: readonly CodeId[], { byId }: SettledStudy): readonly CodeId[] {
  const order = (id: CodeId) => byId.get(id)?.order ?? Number.MAX_SAFE_INTEGER;
  return [...new Set(domainIds)].toSorted((a, b) => order(a) - order(b));
}
