import { settledPeople, type SettledStudy } from '../findings/settled-study.ts';
import { keyOf } from '../model/finding-target.ts';
import type { Code } from '../model/code.ts';
import type { SubthemeId } from '../model/subtheme.ts';
import { domainsInOrder, type LinkedDomain } from '../themes/domain-evidence.ts';
import type { ThemesOutline } from '../themes/outline.ts';
import type { Tally } from '../themes/tallies.ts';

/** The layers of a theme map, from left to right. */
export const layers = ['theme', 'subtheme', 'domain'] as const;

export type Layer = (typeof layers)[number];

/** How many people speak in how many passages. */
export interface Reach {
  readonly people: number;
  readonly passages: number;
}

export interface MapNode extends Reach {
  /** `keyOf` the target it is about. */
  readonly key: string;
  readonly layer: Layer;
  readonly name: string;
  /** Of a domain, its three letters and the framework's key; else `null`. */
  readonly domain: { readonly abbreviation: string; readonly key: string } | null;
}

/** A link from a node of one layer to one of the next. */
export interface MapLink extends Reach {
  readonly from: string;
  readonly to: string;
  /** `belongs`: a subtheme to its theme. To a domain: a person said so, or only proposes it. */
  readonly state: 'belongs' | 'confirmed' | 'proposed';
}

/** What a theme map shows, before anything has a place. */
export interface MapGraph {
  /** In the study's order within each layer. */
  readonly nodes: readonly MapNode[];
  readonly links: readonly MapLink[];
  /** Names of domains that no subtheme shown is linked to, in the framework's order. */
  readonly unlinked: readonly string[];
  /** How many people the settled coding counts: the N of "n of N people". */
  readonly of: number;
}

/**
 * The themes of a study with their subthemes and the domains these were linked to. A link to a domain is
 * as wide as the people (or passages) of the lines that carry both.
 *
 * @param linked the domains of each subtheme: `linkedDomains`.
 * @param withProposed whether links are shown that nobody has confirmed: those a person proposed, and
 * those that only follow from the codings. Declined ones never are.
 */
export function themeMapGraph(
  { themes, unplaced, bySubtheme }: ThemesOutline,
  linked: ReadonlyMap<SubthemeId, readonly LinkedDomain[]>,
  settled: SettledStudy,
  withProposed: boolean,
): MapGraph {
  const subthemes = [
    ...new Set([...themes.flatMap((theme) => theme.subthemes), ...unplaced]),
  ].filter(({ subtheme }) => bySubtheme.has(subtheme.id));
  const keyOfSubtheme = (one: (typeof subthemes)[number]) =>
    keyOf({ on: 'subtheme', subthemeId: one.subtheme.id });
  const belongs = themes.flatMap(({ theme, subthemes: within }) =>
    within.map((one): MapLink => ({
      from: keyOf({ on: 'theme', themeId: theme.id }),
      to: keyOfSubtheme(one),
      state: 'belongs',
      ...reachOf(one),
    })),
  );
  const toDomains = subthemes.flatMap((one) =>
    (linked.get(one.subtheme.id) ?? []).flatMap((each): MapLink[] => {
      if (each.state === 'declined') return [];
      const state = each.state === 'confirmed' ? 'confirmed' : 'proposed';
      if (state === 'proposed' && !withProposed) return [];
      return [{ from: keyOfSubtheme(one), to: domainKey(each.domain), state, ...reachOf(each) }];
    }),
  );
  const reached = new Set(toDomains.map(({ to }) => to));
  const all = domainsInOrder(settled);
  const domains = all.filter((code) => reached.has(domainKey(code)));
  return {
    nodes: [
      ...themes.map(({ theme, ...tally }): MapNode => ({
        key: keyOf({ on: 'theme', themeId: theme.id }),
        layer: 'theme',
        name: theme.name,
        domain: null,
        ...reachOf(tally),
      })),
      ...subthemes.map((one): MapNode => ({
        key: keyOfSubtheme(one),
        layer: 'subtheme',
        name: one.subtheme.name,
        domain: null,
        ...reachOf(one),
      })),
      ...domains.map((code): MapNode => ({
        key: domainKey(code),
        layer: 'domain',
        name: code.name,
        domain: { abbreviation: code.abbreviation, key: code.frameworkKey ?? '' },
        people: 0,
        passages: 0,
      })),
    ],
    links: [...belongs, ...toDomains],
    unlinked: all.filter((code) => !reached.has(domainKey(code))).map(({ name }) => name),
    of: settledPeople(settled).size,
  };
}

function domainKey({ id }: Pick<Code, 'id'>): string {
  return keyOf({ on: 'code', codeId: id });
}

function reachOf({ people, passages }: Tally): Reach {
  return { people: people.size, passages: passages.length };
}
