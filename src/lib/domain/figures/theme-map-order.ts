/** Two nodes that a link joins, by key: the first in a layer, the second in the next one. */
export interface Joined {
  readonly from: string;
  readonly to: string;
}

/** The keys of themes, subthemes and domains, each from top to bottom. */
export interface MapOrder {
  readonly themes: readonly string[];
  readonly subthemes: readonly string[];
  readonly domains: readonly string[];
}

/** More sweeps than this change nothing in maps of the size of a study. */
const sweeps = 8;

/**
 * The order of nodes within each layer with fewer links crossing: barycentre sweeps up and down the
 * layers (Sugiyama 1981), in which subthemes stay beside the others of their theme. The order with the
 * fewest crossings is kept, and the study's own where none has fewer. What has no link comes last. The
 * same layers and links give the same order.
 */
export function orderWithFewCrossings(study: MapOrder, links: readonly Joined[]): MapOrder {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const parts = (isLinked: boolean): MapOrder => {
    const part = (keys: readonly string[]) => keys.filter((key) => linked.has(key) === isLinked);
    return {
      themes: part(study.themes),
      subthemes: part(study.subthemes),
      domains: part(study.domains),
    };
  };
  const near = neighboursOf(links);
  const start = together(parts(true), near);
  let best = parts(true);
  let fewest = crossingsOf(best, links);
  let order = start;
  for (let sweep = 0; sweep <= sweeps && fewest > 0; sweep++) {
    const crossings = crossingsOf(order, links);
    if (crossings < fewest) [best, fewest] = [order, crossings];
    order = swept(order, near);
  }
  const alone = parts(false);
  return {
    themes: [...best.themes, ...alone.themes],
    subthemes: [...best.subthemes, ...alone.subthemes],
    domains: [...best.domains, ...alone.domains],
  };
}

/** How many pairs of links between the same two layers cross. */
export function crossingsOf(order: MapOrder, links: readonly Joined[]): number {
  const [themes, subthemes] = [placesOf(order.themes), placesOf(order.subthemes)];
  return (
    crossingsBetween(themes, subthemes, links) +
    crossingsBetween(subthemes, placesOf(order.domains), links)
  );
}

type Places = ReadonlyMap<string, number>;
type Neighbours = Readonly<Record<'before' | 'after', ReadonlyMap<string, readonly string[]>>>;

function crossingsBetween(left: Places, right: Places, links: readonly Joined[]): number {
  const between = links
    .flatMap(({ from, to }) => {
      const [a, b] = [left.get(from), right.get(to)];
      return a === undefined || b === undefined ? [] : [[a, b] as const];
    })
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  let crossings = 0;
  for (const [index, one] of between.entries()) {
    for (let other = index + 1; other < between.length; other++) {
      if (between[other]![0] > one[0] && between[other]![1] < one[1]) crossings += 1;
    }
  }
  return crossings;
}

/** Domains by their subthemes, then themes by the domains of their subthemes, then these again. */
function swept(order: MapOrder, near: Neighbours): MapOrder {
  const domains = sorted(order.domains, near.before, placesOf(order.subthemes));
  const speaksTo = centres(order.subthemes, near.after, placesOf(domains));
  const themes = sorted(order.themes, near.after, speaksTo);
  const subthemes = sortedBy(order.subthemes, speaksTo);
  return together({ themes, subthemes, domains }, near);
}

/** Subthemes by the middle of their themes; those of one theme keep their order among themselves. */
function together(order: MapOrder, { before }: Neighbours): MapOrder {
  return { ...order, subthemes: sorted(order.subthemes, before, placesOf(order.themes)) };
}

/** By the mean place of what they are linked to; those without any last. Ties stay as they were. */
function sorted(
  keys: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  places: Places,
): readonly string[] {
  return sortedBy(keys, centres(keys, neighbours, places));
}

function sortedBy(keys: readonly string[], centre: Places): readonly string[] {
  const place = (key: string) => centre.get(key) ?? Number.MAX_SAFE_INTEGER;
  return keys.toSorted((a, b) => place(a) - place(b));
}

function centres(
  keys: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  places: Places,
): Places {
  const centre = new Map<string, number>();
  for (const key of keys) {
    const found = (neighbours.get(key) ?? []).flatMap((one) => places.get(one) ?? []);
    if (found.length === 0) continue;
    centre.set(key, found.reduce((sum, each) => sum + each, 0) / found.length);
  }
  return centre;
}

function placesOf(keys: readonly string[]): Places {
  return new Map(keys.map((key, place) => [key, place]));
}

function neighboursOf(links: readonly Joined[]): Neighbours {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const { from, to } of links) {
    after.set(from, [...(after.get(from) ?? []), to]);
    before.set(to, [...(before.get(to) ?? []), from]);
  }
  return { before, after };
}
