import type { SettledStudy } from '../findings/settled-study.ts';
import type { Code } from '../model/code.ts';
import type { Theme } from '../model/theme.ts';
import {
  domainEvidence,
  domainsInOrder,
  linkedDomains,
  type LinkedDomain,
} from './domain-evidence.ts';
import type { OutlineSubtheme, ThemesOutline } from './outline.ts';

/** A subtheme under the theme where tables list it. */
export interface ListedSubtheme {
  readonly outline: OutlineSubtheme;
  /** `null`: under no theme yet. */
  readonly theme: Theme | null;
  /** Other themes it belongs to. */
  readonly also: readonly Theme[];
}

/** A row of the matrix. */
export interface SubthemeRow extends ListedSubtheme {
  /** One for each column. */
  readonly cells: readonly SubthemeCell[];
}

export interface SubthemeCell extends Omit<LinkedDomain, 'state' | 'said' | 'restsOnNothing'> {
  /** `none`: neither linked nor proposed by anything. */
  readonly state: LinkedDomain['state'] | 'none';
  readonly restsOnNothing: boolean;
}

export interface SubthemeDomainMatrix {
  readonly domains: readonly Code[];
  readonly rows: readonly SubthemeRow[];
}

/** Every subtheme once, by its first theme, against the domains of the framework. */
export function subthemeDomainMatrix(
  outline: ThemesOutline,
  settled: SettledStudy,
): SubthemeDomainMatrix {
  const domains = domainsInOrder(settled);
  return {
    domains,
    rows: subthemesListed(outline).map(({ outline: one, ...place }) => {
      const linked = new Map(linkedDomains(one, settled).map((each) => [each.domain.id, each]));
      const cells = domains.map((domain): SubthemeCell => {
        const known = linked.get(domain.id);
        if (known) return known;
        return { ...domainEvidence(one, domain, settled), state: 'none', restsOnNothing: false };
      });
      return { outline: one, ...place, cells };
    }),
  };
}

/** Every subtheme once, under the first of its themes that there is; those of no theme last. */
export function subthemesListed(outline: ThemesOutline): readonly ListedSubtheme[] {
  const themes = new Map(outline.themes.map(({ theme }) => [theme.id, theme]));
  const themesOf = ({ subtheme }: OutlineSubtheme) =>
    subtheme.themeIds.flatMap((id) => themes.get(id) ?? []);
  return [
    ...outline.themes.flatMap(({ theme, subthemes }) =>
      subthemes.flatMap((one) => {
        const [first, ...also] = themesOf(one);
        return first?.id === theme.id ? [{ outline: one, theme, also }] : [];
      }),
    ),
    ...outline.unplaced.map((one) => ({ outline: one, theme: null, also: [] })),
  ];
}
