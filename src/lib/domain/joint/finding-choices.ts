import { activeCodes, codePathText, codesInOrder } from '../codebook/tree.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { Themes } from '../findings/targets.ts';
import type { Code } from '../model/code.ts';
import { keyOf, type FindingTarget } from '../model/finding-target.ts';
import { byPlace } from '../study/order.ts';

/** A finding that can be named in a row of the joint display or in a thread. */
export interface FindingChoice {
  /** `keyOf` the target. */
  readonly key: string;
  readonly target: FindingTarget;
  readonly name: string;
  /** What it is, and where it belongs. */
  readonly about: string;
}

/**
 * Everything that can stand beside a result: themes, subthemes, then codes of every kind as the codebook
 * has them. Codes still hidden in a blind pass, and those no longer in use, are left out.
 */
export function findingChoices(
  settled: Pick<SettledStudy, 'codes' | 'byId'>,
  { themes, subthemes }: Themes,
): readonly FindingChoice[] {
  const nameOfTheme = new Map(themes.map(({ id, name }) => [id, name]));
  return [
    ...themes
      .toSorted(byPlace)
      .map(({ id, name }) => choice({ on: 'theme', themeId: id }, name, 'theme')),
    ...subthemes.toSorted(byPlace).map(({ id, name, themeIds }) => {
      const under = themeIds.flatMap((themeId) => nameOfTheme.get(themeId) ?? []).join(', ');
      const about = under ? `subtheme of ${under}` : 'subtheme';
      return choice({ on: 'subtheme', subthemeId: id }, name, about);
    }),
    ...activeCodes(codesInOrder(settled.codes))
      .filter(({ proposedIn }) => proposedIn === null)
      .map((code) =>
        choice({ on: 'code', codeId: code.id }, code.name, aboutCode(code, settled.byId)),
      ),
  ];
}

function choice(target: FindingTarget, name: string, about: string): FindingChoice {
  return { key: keyOf(target), target, name, about };
}

function aboutCode(code: Code, byId: SettledStudy['byId']): string {
  if (code.kind === 'domain') return 'domain';
  const under = code.parentId && byId.get(code.parentId);
  if (code.kind === 'construct') return under ? `construct of ${under.name}` : 'construct';
  if (code.kind !== 'own') return 'code';
  return under ? `own code, ${codePathText(code, byId)}` : 'own code';
}
