import { describe, expect, it } from 'vitest';
import { notKnown } from '#lib/domain/findings/cases.ts';
import { filteredGrid } from '#lib/domain/matrix/arranged.ts';
import { comparedColumns, sideOfGroup, sideOfRow } from '#lib/domain/matrix/compare-rows.ts';
import { earlierTexts } from '#lib/domain/matrix/earlier-texts.ts';
import { findInGrid } from '#lib/domain/matrix/find-in-grid.ts';
import { placeIn, type Grid } from '#lib/domain/matrix/grid.ts';
import { nextOf, queueOf } from '#lib/domain/matrix/queues.ts';
import { groupsOf } from '#lib/domain/matrix/row-order.ts';
import { noBands, type Attribute, type AttributeId } from '#lib/domain/model/attribute.ts';
import type { ChartingId } from '#lib/domain/model/charting.ts';
import { keyOf } from '#lib/domain/model/finding-target.ts';
import {
  domainA,
  domainB,
  interviewsCoded,
  participant,
  person,
} from '../../fixtures/interviews-coded.ts';
import { charting, first, frameOf, gridFor, lines, onCode } from '../../fixtures/matrices.ts';
import { tom, uuid } from '../../fixtures/small-study.ts';

const attribute = { type: 'category' as const, ...noBands, order: 0 };
const role: Attribute = {
  ...attribute,
  id: uuid(3, 1) as AttributeId,
  name: 'Role',
  values: ['Nurse', 'GP'],
};
const years: Attribute = {
  ...attribute,
  id: uuid(3, 2) as AttributeId,
  name: 'Years',
  type: 'number',
  bands: [
    { label: 'up to 9', from: null, to: 10, values: [] },
    { label: '10 and more', from: 10, to: null, values: [] },
  ],
};

const known = [
  { [role.id]: 'GP', [years.id]: 30 },
  {},
  { [role.id]: 'Nurse', [years.id]: 9 },
  { [role.id]: 'GP', [years.id]: 2 },
];
const participants = known.map((attributes, index) => ({ ...participant(index + 1), attributes }));
const coded = interviewsCoded(
  known.map(() => ({
    codes: [
      [domainA, 1, 2],
      [domainB, 3, 4],
    ],
  })),
  { participants, attributes: [role, years] },
);

function labels({ rows }: Grid): readonly string[] {
  return rows.map(({ case: { label } }) => label);
}

function written(number: number, summary: string, more: Parameters<typeof charting>[0] = {}) {
  return charting({
    id: uuid(32, number * 10 + (more.column ? 1 : 0)) as ChartingId,
    case: { on: 'participant', participantId: person(number) },
    summary,
    ...more,
  });
}

describe('rows', () => {
  it('are sorted by the groups of tables, those of whom it is not known last', () => {
    const frame = frameOf(coded);
    expect(labels(gridFor(frame, { sortedBy: role.id }))).toEqual(['P03', 'P01', 'P04', 'P02']);
    expect(labels(gridFor(frame, { sortedBy: years.id }))).toEqual(['P03', 'P04', 'P01', 'P02']);
    expect(labels(gridFor(frame))).toEqual(['P01', 'P02', 'P03', 'P04']);
  });

  it('are filtered by groups, several attributes together, and columns then speak of these', () => {
    const grid = gridFor(frameOf(coded));
    const wanted = (...filters: Parameters<typeof filteredGrid>[1]) =>
      filteredGrid(grid, filters, coded.settled);
    const gps = { attributeId: role.id, groups: ['GP'] };
    expect(labels(wanted(gps))).toEqual(['P01', 'P04']);
    expect(wanted(gps).columns[0]?.coverage.cells).toBe(2);
    expect(labels(wanted(gps, { attributeId: years.id, groups: ['up to 9'] }))).toEqual(['P04']);
    expect(labels(wanted({ attributeId: role.id, groups: [notKnown, 'Nurse'] }))).toEqual([
      'P02',
      'P03',
    ]);
    expect(labels(wanted({ attributeId: uuid(3, 9) as AttributeId, groups: [] }))).toHaveLength(4);
  });

  it('that are groups are filtered by the attribute they are groups of', () => {
    const grid = gridFor(frameOf(coded), { rows: { by: 'attribute', attributeId: role.id } });
    expect(labels(grid)).toEqual(['Nurse', 'GP', notKnown]);
    const filters = [
      { attributeId: role.id, groups: ['GP', notKnown] },
      { attributeId: years.id, groups: ['up to 9'] },
    ];
    expect(labels(filteredGrid(grid, filters, coded.settled))).toEqual(['GP', notKnown]);
  });

  it('can be chosen by groups that occur, with how many people are in each', () => {
    expect(groupsOf(years, coded.settled)).toEqual([
      { group: 'up to 9', people: 2 },
      { group: '10 and more', people: 1 },
      { group: notKnown, people: 1 },
    ]);
  });
});

describe('a queue', () => {
  const chartings = [
    written(1, 'Stale.', { basis: [lines(1, 0, 1)] }),
    written(3, 'Right.', { basis: [lines(3, 1, 2)], checked: { by: tom, at: first.at } }),
    written(4, 'Stale too.', { column: onCode(domainB) }),
  ];
  const grid = gridFor(frameOf(coded, { chartings }));

  it('has the cells that wait in reading order', () => {
    expect(queueOf(grid, 'stale')).toEqual([
      { row: 0, column: 0 },
      { row: 3, column: 1 },
    ]);
    expect(queueOf(grid, 'not-charted')).toHaveLength(5);
    expect(queueOf(grid, 'not-checked')).toEqual(queueOf(grid, 'stale'));
  });

  it('leaves hidden columns out', () => {
    const columns = [
      { about: onCode(domainA), hidden: false },
      { about: onCode(domainB), hidden: true },
    ];
    const narrower = gridFor(frameOf(coded, { chartings }), { columns });
    expect(queueOf(narrower, 'stale')).toEqual([{ row: 0, column: 0 }]);
  });

  it('goes on from any cell, either way, and round at the ends', () => {
    const stale = queueOf(grid, 'stale');
    expect(nextOf(stale, null)).toEqual(stale[0]);
    expect(nextOf(stale, { row: 0, column: 0 })).toEqual(stale[1]);
    expect(nextOf(stale, { row: 3, column: 1 })).toEqual(stale[0]);
    expect(nextOf(stale, { row: 2, column: 0 }, -1)).toEqual(stale[0]);
    expect(nextOf(stale, { row: 0, column: 0 }, -1)).toEqual(stale[1]);
    expect(nextOf([], { row: 0, column: 0 })).toBeNull();
  });
});

describe('looking for words', () => {
  const chartings = [
    written(1, 'Fears a fall. The FALL of her mother.'),
    written(3, 'Sa\u0308gt nichts, fällt nicht.', { column: onCode(domainB) }),
  ];
  const grid = gridFor(frameOf(coded, { chartings }));

  it('finds them in summaries and in names, and counts each place', () => {
    const hits = findInGrid(grid, 'fall');
    expect(hits.places).toEqual([{ row: 0, column: 0 }]);
    expect([...hits.cells.values()]).toEqual([
      [
        { from: 8, to: 12 },
        { from: 18, to: 22 },
      ],
    ]);
    expect(hits.count).toBe(2);
    expect(findInGrid(grid, 'p0')).toMatchObject({ count: 4, places: [] });
    expect([...findInGrid(grid, 'emotion').columns]).toEqual([keyOf(onCode(domainB))]);
  });

  it('gives places in the text as it stands, however its accents were typed', () => {
    const [span] = [...findInGrid(grid, 'sägt').cells.values()][0]!;
    expect(span).toEqual({ from: 0, to: 5 });
  });

  it('finds several words where all of them are, and nothing for none', () => {
    expect(findInGrid(grid, 'mother fears').places).toHaveLength(1);
    expect(findInGrid(grid, 'mother nichts').places).toEqual([]);
    expect(findInGrid(grid, '  ').count).toBe(0);
  });
});

describe('two side by side', () => {
  const grid = gridFor(frameOf(coded, { chartings: [written(1, 'Knows.')] }));

  it('are two cases, column by column', () => {
    const [one, other] = [sideOfRow(grid, grid.rows[0]!.key), sideOfRow(grid, grid.rows[2]!.key)];
    const [knows] = comparedColumns(grid, [one!, other!]);
    expect(knows?.column.name).toBe('Knowledge');
    expect(knows?.sides.map(({ cells }) => cells[0]?.cell.state.kind)).toEqual([
      'stale',
      'not-charted',
    ]);
    expect(sideOfRow(grid, 'participant gone')).toBeNull();
  });

  it('are two groups, with the cells of their people', () => {
    const sides = ['GP', 'Nurse'].map((group) => sideOfGroup(grid, role, group, coded.settled));
    const [knows] = comparedColumns(grid, [sides[0]!, sides[1]!]);
    expect(knows?.sides.map(({ cells }) => cells.map(({ row }) => row.case.label))).toEqual([
      ['P01', 'P04'],
      ['P03'],
    ]);
    expect(knows?.sides[0]).toMatchObject({
      coverage: { charted: 1, notCharted: 1 },
      withPassages: 2,
    });
  });

  it('and a place are found by their keys', () => {
    expect(placeIn(grid, grid.rows[1]!.key, grid.columns[1]!.key)).toEqual({ row: 1, column: 1 });
    expect(placeIn(grid, 'participant gone', grid.columns[1]!.key)).toBeNull();
  });
});

describe('earlier texts of a cell', () => {
  const at = (day: number, hour: number, by = first.by) => ({
    by,
    at: `2025-11-${day}T${hour}:00:00.000Z`,
  });
  const now = charting({ summary: 'Knows it by heart.', written: at(18, 12) });
  const kept = [
    charting({ summary: 'Knows', written: at(15, 10) }),
    charting({ summary: 'Knows it', written: at(15, 11) }),
    charting({ summary: 'Knows nothing', written: at(16, 10) }),
    charting({ summary: 'Knows nothing at all', written: at(16, 11, tom) }),
    charting({ kind: 'set-aside', summary: 'Of another drug', written: at(17, 10) }),
    // Another cell's, and the one that stands there.
    charting({ summary: 'Elsewhere', column: onCode(domainB), written: at(16, 10) }),
    now,
  ];

  it('are told the newest first, with who wrote them, and what is not there any more only', () => {
    const texts = earlierTexts(now, kept, now, (id) => id);
    expect(texts.map(({ text, written: { by } }) => [text, by])).toEqual([
      ['Of another drug', first.by],
      ['Knows nothing at all', tom],
      ['Knows nothing', first.by],
      ['Knows it', first.by],
    ]);
    expect(texts[0]?.kind).toBe('set-aside');
  });

  it('are there when the cell was cleared', () => {
    expect(earlierTexts(now, kept, null, (id) => id)[0]?.text).toBe('Knows it by heart.');
  });
});
