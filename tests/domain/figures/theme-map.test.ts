import { describe, expect, it } from 'vitest';
import { chooseWidths, mapOf, moveNode, resetLayout } from '#lib/domain/figures/lay-out-map.ts';
import { nearestNode } from '#lib/domain/figures/nearest-node.ts';
import { figureNotes } from '#lib/domain/figures/notes.ts';
import { dashes } from '#lib/domain/figures/theme-map-dashes.ts';
import { themeMapGraph } from '#lib/domain/figures/theme-map-graph.ts';
import { themeMapLayout } from '#lib/domain/figures/theme-map-layout.ts';
import { themeMapFigure } from '#lib/domain/figures/theme-map.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { ThemeMap } from '#lib/domain/model/theme-map.ts';
import { linkedDomains } from '#lib/domain/themes/domain-evidence.ts';
import { linkDomain } from '#lib/domain/themes/link-domain.ts';
import { twelveSubthemes } from '../../fixtures/figures.ts';
import { environment, uuid } from '../../fixtures/small-study.ts';
import { settledOf } from '../../fixtures/study-with-findings.ts';
import {
  a,
  after,
  outlineOf,
  signed,
  theme1,
  theme2,
  themesStudy,
} from '../themes/themes-study.ts';

const study = themesStudy();
const keyA = `subtheme ${a}`;
const begin = { id: uuid(36, 1) as ThemeMap['id'] };

function graphOf(of: StudySnapshot, withProposed: boolean) {
  const [outline, settled] = [outlineOf(of), settledOf(of)];
  const linked = new Map(
    [...outline.bySubtheme].map(([id, one]) => [id, linkedDomains(one, settled)]),
  );
  return themeMapGraph(outline, linked, settled, withProposed);
}

describe('what a theme map shows', () => {
  it('is every theme and subtheme once, and the domains somebody confirmed', () => {
    const confirmed = after(study, linkDomain(study, a, environment, 'confirmed', signed));
    const graph = graphOf(confirmed, false);
    expect(graph.nodes.map(({ name }) => name)).toEqual([
      ...['Time', 'Ways', 'A', 'B', 'C', 'D'],
      'Environmental context and resources',
    ]);
    expect(graph.of).toBe(2);
    expect(graph.links.filter(({ from }) => from === keyA)).toEqual([
      { from: keyA, to: `code ${environment}`, state: 'confirmed', people: 1, passages: 1 },
    ]);
    expect(graph.unlinked).toEqual(['Knowledge']);
  });

  it('has what nobody confirmed only when asked, and what was declined never', () => {
    expect(graphOf(study, false).links.map(({ state }) => state)).not.toContain('proposed');
    expect(graphOf(study, true).links.filter(({ from }) => from === keyA)).toMatchObject([
      { state: 'proposed' },
    ]);
    const declined = after(study, linkDomain(study, a, environment, 'declined', signed));
    expect(graphOf(declined, true).links.filter(({ from }) => from === keyA)).toEqual([]);
  });

  it('shows a subtheme of two themes once, with a link to each', () => {
    const both = {
      ...study,
      subthemes: study.subthemes.map((one) =>
        one.id === a ? { ...one, themeIds: [theme1, theme2] } : one,
      ),
    };
    const graph = graphOf(both, false);
    expect(graph.nodes.filter(({ key }) => key === keyA)).toHaveLength(1);
    expect(graph.links.filter(({ to }) => to === keyA).map(({ from }) => from)).toEqual([
      `theme ${theme1}`,
      `theme ${theme2}`,
    ]);
  });

  it('puts dashes on what is proposed, in the figure and in words', () => {
    const layout = themeMapLayout(graphOf(study, true), 'people');
    const figure = themeMapFigure({ title: '', notes: [] }, layout, layout.nodes);
    const dashed = figure.marks.filter(
      (mark) =>
        mark.kind === 'group' &&
        mark.marks.some((one) => 'dash' in one && one.dash === dashes.proposed),
    );
    expect(dashed).toMatchObject([
      { label: 'A to Environmental context and resources: 1 of 2 people, 1 passage, proposed' },
    ]);
    expect(figure.table.rows.find(([, name]) => name === 'A')).toEqual([
      'Time',
      'A',
      1,
      1,
      'Environmental context and resources',
      'proposed',
      1,
      1,
    ]);
  });

  it('draws links of nobody thin and dotted, whatever the widths show, and says so', () => {
    const graph = graphOf(study, true);
    const none = {
      ...graph,
      links: graph.links.map((link) =>
        link.state === 'belongs' ? { ...link, people: 0, passages: 3 } : link,
      ),
    };
    const textsIn = (widths: 'people' | 'passages') => {
      const layout = themeMapLayout(none, widths);
      const { marks } = themeMapFigure({ title: '', notes: [] }, layout, layout.nodes);
      const dotted = marks.flatMap((mark) =>
        mark.kind === 'group'
          ? mark.marks.filter((one) => 'dash' in one && one.dash === dashes.nobody)
          : [],
      );
      return {
        dotted: dotted.length,
        legend: marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])),
      };
    };
    const people = textsIn('people');
    expect(people.dotted).toBe(none.links.filter(({ state }) => state === 'belongs').length);
    expect(people.legend).toContain('linked, with 0 people');
    expect(textsIn('passages').dotted).toBe(0);
    expect(textsIn('passages').legend.join(' ')).not.toContain('with 0');
  });

  it('says at the foot how many transcripts were counted, and that data are invented', () => {
    expect(figureNotes(settledOf(study))).toEqual([
      'Settled coding of 2 of 3 transcripts.',
      'Invented data.',
    ]);
  });
});

describe('the layout of a map by hand', () => {
  const moved = moveNode(undefined, keyA, { x: 300.4, y: 200.6 }, begin)!;
  const map = moved.put[0]!.record as ThemeMap;

  it('begins with the first move, and keeps one place for each node', () => {
    expect(moved).toMatchObject({ kind: 'lay-out-map', removed: [] });
    expect(map).toEqual({ ...begin, widths: 'people', moved: [{ key: keyA, x: 300, y: 201 }] });
    const again = moveNode(map, keyA, { x: 10, y: 20 }, begin)!.put[0]!.record as ThemeMap;
    expect(again.moved).toEqual([{ key: keyA, x: 10, y: 20 }]);
  });

  it('is no act where nothing changes', () => {
    expect(moveNode(map, keyA, { x: 300, y: 201 }, begin)).toBeNull();
    expect(chooseWidths(map, 'people', begin)).toBeNull();
    expect(chooseWidths(undefined, 'people', begin)).toBeNull();
    expect(resetLayout(undefined)).toBeNull();
    expect(resetLayout({ ...map, moved: [] })).toBeNull();
  });

  it('is taken back whole, and widths stay as they were chosen', () => {
    const passages = chooseWidths(map, 'passages', begin)!.put[0]!.record as ThemeMap;
    expect(passages).toEqual({ ...map, widths: 'passages' });
    expect(resetLayout(passages)!.put[0]!.record).toEqual({ ...passages, moved: [] });
  });

  it('is the same map for everybody where two copies of the study each began one', () => {
    const other = { ...map, id: uuid(36, 2) as ThemeMap['id'] };
    expect(mapOf([other, map])).toBe(map);
    expect(mapOf([])).toBeUndefined();
  });
});

describe('arrow keys on a map', () => {
  const { nodes, graph } = themeMapLayout(twelveSubthemes, 'people');
  const next = (from: string, direction: Parameters<typeof nearestNode>[1]) =>
    nearestNode(from, direction, nodes, graph.links);

  it('lead through a layer from its top to its bottom, leaving none out', () => {
    const inLayer = nodes.filter(({ node }) => node.layer === 'subtheme');
    const top = inLayer.toSorted((x, y) => x.y - y.y)[0]!.node.key;
    const reached = [top];
    for (let at = next(top, 'down'); at !== null; at = next(at, 'down')) reached.push(at);
    expect(reached.toSorted()).toEqual(inLayer.map(({ node }) => node.key).toSorted());
    expect(next(top, 'up')).toBeNull();
  });

  it('lead to what is linked in the next layer', () => {
    expect(next('theme The cost of trying', 'right')).toBe('subtheme Complaints travel');
    expect(next('subtheme Private lists', 'right')).toBe('code behavioural_regulation');
    expect(next('code behavioural_regulation', 'left')).toBe('subtheme Private lists');
    expect(next('code behavioural_regulation', 'right')).toBeNull();
  });
});
