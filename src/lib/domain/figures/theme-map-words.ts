import type { Figure } from './figure.ts';
import type { MapGraph, MapLink, MapNode, Reach } from './theme-map-graph.ts';

const kinds = { theme: 'Theme', subtheme: 'Subtheme', domain: 'Domain' } as const;

/** "9 of 12 people, 17 passages". */
export function wordsOfReach({ people, passages }: Reach, { of }: Pick<MapGraph, 'of'>): string {
  return `${people} of ${of} ${of === 1 ? 'person' : 'people'}, ${passages} ${passages === 1 ? 'passage' : 'passages'}`;
}

export function wordsOfLink(link: MapLink, graph: MapGraph): string {
  const name = (key: string) => graph.nodes.find((node) => node.key === key)?.name ?? '';
  const proposed = link.state === 'proposed' ? ', proposed' : '';
  return `${name(link.from)} to ${name(link.to)}: ${wordsOfReach(link, graph)}${proposed}`;
}

/** A node with everything it is linked to, for those who hear it. */
export function wordsOfNode(node: MapNode, graph: MapGraph): string {
  const counts = node.layer === 'domain' ? '' : `, ${wordsOfReach(node, graph)}`;
  const from = linkedTo(node, graph, 'to');
  const to = linkedTo(node, graph, 'from');
  const parts =
    node.layer === 'theme'
      ? [to === '' ? 'No subtheme' : `Subthemes: ${to}`]
      : node.layer === 'domain'
        ? [`Subthemes: ${from}`]
        : [
            from === '' ? 'Under no theme yet' : `Of ${from}`,
            to === '' ? 'No domain' : `Domains: ${to}`,
          ];
  return [`${kinds[node.layer]} ${node.name}${counts}`, ...parts].join('. ');
}

function linkedTo(node: MapNode, graph: MapGraph, end: 'from' | 'to'): string {
  const other = end === 'from' ? 'to' : 'from';
  return graph.links
    .filter((link) => link[end] === node.key)
    .map((link) => {
      const name = graph.nodes.find(({ key }) => key === link[other])?.name ?? '';
      if (link.state === 'belongs') return name;
      const { people } = link;
      return `${name} (${people} ${people === 1 ? 'person' : 'people'}${link.state === 'proposed' ? ', proposed' : ''})`;
    })
    .join(', ');
}

export function describeMap(graph: MapGraph): string {
  if (graph.nodes.length === 0) return 'No theme yet.';
  return [
    ...graph.nodes.map((node) => `${wordsOfNode(node, graph)}.`),
    ...wordsOfUnlinked(graph),
  ].join(' ');
}

/** The domains that the map does not show, so that nobody takes them for forgotten. */
export function wordsOfUnlinked({ unlinked, nodes }: MapGraph): readonly string[] {
  if (unlinked.length === 0 || nodes.length === 0) return [];
  const isAny = nodes.some(({ layer }) => layer === 'domain');
  return [
    isAny
      ? `Domains without a subtheme: ${unlinked.join(', ')}.`
      : 'No subtheme is linked to a domain.',
  ];
}

/** Every link to a domain on a row of its own, with its subtheme and that one's themes. */
export function tableOfMap(graph: MapGraph): Figure['table'] {
  const nameOf = (key: string) => graph.nodes.find((node) => node.key === key)?.name ?? '';
  const themesOf = (key: string) =>
    graph.links
      .filter(({ state, to }) => state === 'belongs' && to === key)
      .map(({ from }) => nameOf(from))
      .join('; ');
  const alone = graph.nodes.filter(
    ({ key, layer }) => layer === 'theme' && !graph.links.some(({ from }) => from === key),
  );
  const subthemes = graph.nodes.filter(({ layer }) => layer === 'subtheme');
  return {
    columns: [
      'Theme',
      'Subtheme',
      'Its people',
      'Its passages',
      'TDF domain',
      'Link',
      'People of both',
      'Passages of both',
    ],
    rows: [
      ...alone.map(({ name }) => [name, 'no subtheme', '', '', '', '', '', '']),
      ...subthemes.flatMap((node) => {
        const own = [themesOf(node.key) || 'no theme yet', node.name, node.people, node.passages];
        const links = graph.links.filter(({ from }) => from === node.key);
        if (links.length === 0) return [[...own, 'no domain', '', '', '']];
        return links.map((link) => [
          ...own,
          nameOf(link.to),
          link.state,
          link.people,
          link.passages,
        ]);
      }),
    ],
  };
}
