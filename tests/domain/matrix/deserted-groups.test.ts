import { describe, expect, it } from 'vitest';
import { casesOf, notKnown } from '#lib/domain/findings/cases.ts';
import { visibleFindings } from '#lib/domain/findings/visible-findings.ts';
import { noBands, type Attribute, type AttributeId } from '#lib/domain/model/attribute.ts';
import type { Charting, ChartingId } from '#lib/domain/model/charting.ts';
import { noFindings } from '#lib/domain/model/snapshot.ts';
import { changeAttribute } from '#lib/domain/participants/change-attribute.ts';
import { domainA, domainB, interviewsCoded, participant } from '../../fixtures/interviews-coded.ts';
import { charting, frameOf, gridFor, lines, onCode } from '../../fixtures/matrices.ts';
import { uuid } from '../../fixtures/small-study.ts';

const role = uuid(43, 1) as AttributeId;
const attribute: Attribute = { id: role, name: 'Role', type: 'category', ...noBands, order: 0 };
const rows = { by: 'attribute', attributeId: role } as const;
const people = ['GP', 'GP', 'Nurses'].map((value, index) => ({
  ...participant(index + 1),
  attributes: { [role]: value },
}));

function ofGroup(group: string, more: Partial<Charting> = {}): Charting {
  return charting({ case: { on: 'group', attributeId: role, group }, ...more });
}

function coded(inHand: readonly number[] = [], attributes = [attribute]) {
  const interviews = [1, 2, 3].map(() => ({ codes: [[domainA, 1, 3] as const] }));
  return interviewsCoded(interviews, { participants: people, attributes, inHand });
}

describe('a group that nobody is in any more', () => {
  it('has a row as long as something is written of it', () => {
    const written = ofGroup('Nurse', { basis: [lines(3, 1, 3)] });
    const grid = gridFor(frameOf(coded(), { chartings: [written] }), { rows });
    expect(grid.rows.map((row) => [row.case.label, row.case.people.size])).toEqual([
      ['GP', 2],
      ['Nurses', 1],
      ['Nurse', 0],
    ]);
    expect(grid.rows[2]?.cells[0]).toMatchObject({
      charting: { summary: 'Knows it.' },
      staleness: { removed: [lines(3, 1, 3)] },
    });
    expect(casesOf(rows, coded().settled).map(({ label }) => label)).toEqual(['GP', 'Nurses']);
  });

  it('has one also where it was those of whom nothing is known', () => {
    const cases = casesOf(rows, coded().settled, [ofGroup(notKnown)]);
    expect(cases.at(-1)).toMatchObject({ label: notKnown });
    expect(cases).toHaveLength(3);
  });

  it('is hidden from somebody with a transcript in hand: who was in it cannot be told', () => {
    const { settled } = coded([3]);
    const seen = visibleFindings({ ...noFindings, chartings: [ofGroup('Nurse')] }, settled);
    expect(seen.chartings).toEqual([]);
    const grid = gridFor(frameOf(coded([3]), seen), { rows });
    expect(grid.rows[2]?.cells.map(({ state }) => state.kind)).toEqual(['hidden', 'no-transcript']);
  });
});

describe('a group that is given another name', () => {
  const banded: Attribute = {
    ...attribute,
    bands: [
      { label: 'Doctor', from: null, to: null, values: ['GP'] },
      { label: 'Nurse', from: null, to: null, values: ['Nurses'] },
    ],
  };
  const [doctor, nurse] = banded.bands as [(typeof banded.bands)[0], (typeof banded.bands)[0]];
  const carried = (
    bands: Attribute['bands'],
    chartings: readonly Charting[],
    before: Attribute = banded,
  ) => {
    const change = changeAttribute(before, { ...before, bands }, people, chartings);
    return change?.put.flatMap(({ table, record }) =>
      table === 'chartings' && record.case.on === 'group' ? [record.case.group] : [],
    );
  };

  it('takes what is written with it, in the same act', () => {
    expect(carried([doctor, { ...nurse, label: 'Nursing' }], [ofGroup('Nurse')])).toEqual([
      'Nursing',
    ]);
    // A group of one value is that value under another name.
    expect(carried(banded.bands, [ofGroup('GP')], attribute)).toEqual(['Doctor']);
    const ages: Attribute = {
      ...attribute,
      type: 'number',
      bands: [{ label: 'young', from: null, to: 40, values: [] }],
    };
    const renamed = [{ label: 'under 40', from: null, to: 40, values: [] }];
    expect(carried(renamed, [ofGroup('young')], ages)).toEqual(['under 40']);
  });

  it('exchanges names where two groups do', () => {
    const swapped = [
      { ...doctor, label: 'Nurse' },
      { ...nurse, label: 'Doctor' },
    ];
    const two = [ofGroup('Doctor'), ofGroup('Nurse', { id: uuid(32, 2) as ChartingId })];
    expect(carried(swapped, two)).toEqual(['Nurse', 'Doctor']);
  });

  it('leaves it where other values came in, and where something is written already', () => {
    const wider = [doctor, { ...nurse, label: 'Nursing', values: ['Nurses', 'HCA'] }];
    expect(carried(wider, [ofGroup('Nurse')])).toEqual([]);
    const taken = [
      ofGroup('Nurse'),
      ofGroup('Nursing', { id: uuid(32, 2) as ChartingId }),
      ofGroup('Nurse', { id: uuid(32, 3) as ChartingId, column: onCode(domainB) }),
    ];
    expect(carried([doctor, { ...nurse, label: 'Nursing' }], taken)).toEqual(['Nursing']);
  });
});
