import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '#lib/domain/figures/figure.ts';
import type { MapGraph, MapLink, MapNode } from '#lib/domain/figures/theme-map-graph.ts';
import { mapTop, themeMapLayout, withMoved } from '#lib/domain/figures/theme-map-layout.ts';
import { crossingsOf, orderWithFewCrossings } from '#lib/domain/figures/theme-map-order.ts';
import { themeMapFigure } from '#lib/domain/figures/theme-map.ts';
import { sixtySubthemes, twelveSubthemes } from '../../fixtures/figures.ts';

const words = { title: 'A map', notes: ['Invented data.'] };
const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const reach = { people: fc.nat(40), passages: fc.nat(300) };
const anyGraph: fc.Arbitrary<MapGraph> = fc
  .record({
    themes: fc.array(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 8 }),
    subthemes: fc.array(fc.string({ unit: 'grapheme', maxLength: 160 }), { maxLength: 24 }),
    domains: fc.nat(14),
  })
  .chain(({ themes, subthemes, domains }) => {
    const nodes: MapNode[] = [
      ...themes.map((name, index) => node('theme', index, name)),
      ...subthemes.map((name, index) => node('subtheme', index, name)),
      ...Array.from({ length: domains }, (_, index) => node('domain', index, `Domain ${index}`)),
    ];
    const link = (
      from: 'theme' | 'subtheme',
      to: 'subtheme' | 'domain',
      many: number,
      others: number,
    ) =>
      many === 0 || others === 0
        ? fc.constant([])
        : fc
            .uniqueArray(fc.record({ a: fc.nat(many - 1), b: fc.nat(others - 1), ...reach }), {
              selector: ({ a, b }) => `${a} ${b}`,
              maxLength: 60,
            })
            .map((found) =>
              found.map(({ a, b, ...counts }): MapLink => ({
                from: `${from} ${a}`,
                to: `${to} ${b}`,
                state: to === 'subtheme' ? 'belongs' : 'confirmed',
                ...counts,
              })),
            );
    return fc
      .tuple(
        link('theme', 'subtheme', themes.length, subthemes.length),
        link('subtheme', 'domain', subthemes.length, domains),
      )
      .map(([one, other]) => ({ nodes, links: [...one, ...other], unlinked: [], of: 40 }));
  });

function node(layer: MapNode['layer'], index: number, name: string): MapNode {
  const domain = layer === 'domain' ? { abbreviation: 'Abc', key: 'goals' } : null;
  return { key: `${layer} ${index}`, layer, name, domain, people: index, passages: index * 2 };
}

describe('the layout of a theme map', () => {
  it('lets no two nodes overlap and keeps all of them on the figure, whatever the graph', () => {
    fc.assert(
      fc.property(
        anyGraph,
        fc.constantFrom('people' as const, 'passages' as const),
        (graph, widths) => {
          const layout = themeMapLayout(graph, widths);
          const figure = themeMapFigure(words, layout, layout.nodes);
          expect(layout.nodes).toHaveLength(graph.nodes.length);
          for (const [index, one] of layout.nodes.entries()) {
            expect(one.x).toBeGreaterThanOrEqual(0);
            expect(one.y).toBeGreaterThanOrEqual(mapTop);
            expect(one.x + one.width).toBeLessThanOrEqual(figure.width);
            expect(one.y + one.height).toBeLessThanOrEqual(figure.height);
            for (const other of layout.nodes.slice(index + 1))
              expect(overlaps(one, other)).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same for the same study, also when its records come in another order of links', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        expect(themeMapLayout(graph, 'people').nodes).toEqual(
          themeMapLayout(graph, 'people').nodes,
        );
      }),
      { numRuns: 20 },
    );
    const turned = { ...twelveSubthemes, links: twelveSubthemes.links.toReversed() };
    const places = (graph: MapGraph) =>
      themeMapLayout(graph, 'people').nodes.map(({ node: { key }, x, y }) => ({ key, x, y }));
    expect(places(turned)).toEqual(places(twelveSubthemes));
  });

  it('stacks no layer taller than sixty subthemes need', () => {
    const layout = themeMapLayout(sixtySubthemes, 'people');
    expect(layout.nodes.filter(({ node }) => node.layer === 'subtheme')).toHaveLength(60);
    expect(themeMapFigure(words, layout, layout.nodes).height).toBeLessThan(4500);
  });

  it('makes the widest link that of the most people, and another when passages are chosen', () => {
    const widest = (widths: 'people' | 'passages') => {
      const { graph, widthOf } = themeMapLayout(twelveSubthemes, widths);
      return graph.links.toSorted((a, b) => widthOf(b) - widthOf(a))[0]!;
    };
    expect(widest('people').people).toBe(11);
    expect(widest('passages').passages).toBe(21);
    expect(
      themeMapLayout(twelveSubthemes, 'people').widthOf({ people: 0, passages: 0 }),
    ).toBeGreaterThan(0);
  });
});

describe('nodes moved by hand', () => {
  const layout = themeMapLayout(twelveSubthemes, 'people');

  it('stand with their middle where they were put, and the others stay', () => {
    const key = 'subtheme Leave to undo';
    const nodes = withMoved(layout, [{ key, x: 500, y: 300 }]);
    const moved = nodes.find((one) => one.node.key === key)!;
    expect([moved.x + moved.width / 2, moved.y + moved.height / 2]).toEqual([500, 300]);
    expect(nodes.filter((one) => one.node.key !== key)).toEqual(
      layout.nodes.filter((one) => one.node.key !== key),
    );
  });

  it('are kept on the map, however far away a record says they are', () => {
    for (const far of [-1e9, 1e9, Infinity, -Infinity]) {
      const nodes = withMoved(layout, [{ key: 'theme The cost of trying', x: far, y: far }]);
      const figure = themeMapFigure(words, layout, nodes);
      expect(figure.width).toBeLessThan(8000);
      for (const { x, y, width, height } of nodes) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(figure.width);
        expect(y + height).toBeLessThanOrEqual(figure.height);
      }
    }
  });

  it('say nothing once they are gone from the map', () => {
    expect(withMoved(layout, [{ key: 'theme gone', x: 1, y: 1 }])).toEqual(layout.nodes);
  });
});

describe('the order within layers', () => {
  const links = (pairs: string) =>
    pairs.split(' ').map((pair) => ({ from: pair[0]!, to: pair[1]! }));

  it('takes out crossings that another order does without', () => {
    const study = { themes: ['A', 'B'], subthemes: ['c', 'd'], domains: ['1', '2'] };
    const joined = links('Ac Bd c2 d1');
    expect(crossingsOf(study, joined)).toBe(1);
    expect(crossingsOf(orderWithFewCrossings(study, joined), joined)).toBe(0);
  });

  it('leaves the study’s own order where no other has fewer crossings', () => {
    const study = { themes: ['A', 'B'], subthemes: ['c', 'd', 'e'], domains: ['1', '2'] };
    expect(orderWithFewCrossings(study, links('Ac Ad Be c1 d1 e2'))).toEqual(study);
  });

  it('never crosses more than the study’s own order, and keeps every node', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, links: joined }) => {
        const keys = (layer: MapNode['layer']) =>
          nodes.flatMap((one) => (one.layer === layer ? [one.key] : []));
        const study = {
          themes: keys('theme'),
          subthemes: keys('subtheme'),
          domains: keys('domain'),
        };
        const order = orderWithFewCrossings(study, joined);
        expect(crossingsOf(order, joined)).toBeLessThanOrEqual(crossingsOf(study, joined));
        expect(order.subthemes.toSorted()).toEqual(study.subthemes.toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it('puts what has no link last', () => {
    const study = { themes: ['A', 'B'], subthemes: ['c'], domains: [] };
    expect(orderWithFewCrossings(study, links('Bc')).themes).toEqual(['B', 'A']);
  });
});
