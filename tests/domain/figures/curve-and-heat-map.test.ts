import { describe, expect, it } from 'vitest';
import { accumulationCurve } from '#lib/domain/figures/accumulation-curve.ts';
import type { Figure, Mark } from '#lib/domain/figures/figure.ts';
import { heatMap, shadeOf, shadeSteps } from '#lib/domain/figures/heat-map.ts';
import { pictureSize } from '#lib/domain/figures/picture-size.ts';
import { drawnFigures } from '../../fixtures/figures.ts';

const textsOf = (marks: readonly Mark[]): readonly string[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? textsOf(mark.marks) : mark.kind === 'text' ? [mark.text] : [],
  );

describe('an accumulation curve', () => {
  const figure = drawnFigures['accumulation-curve']!;

  it('tells every number it draws in words and in its table', () => {
    expect(figure.description).toContain(
      'New in each: P1 17, P2 9, P3 6, P4 5, P5 4, P6 3, P7 0, P8 1.',
    );
    expect(figure.description).toContain('run: 7 new, 18.9 %: interviews 5 to 6.');
    expect(figure.table.rows.map((row) => row.slice(0, 3))).toEqual([
      ['P1', 17, 17],
      ['P2', 9, 26],
      ['P3', 6, 32],
      ['P4', 5, 37],
      ['P5', 4, 41],
      ['P6', 3, 44],
      ['P7', 0, 44],
      ['P8', 1, 45],
    ]);
  });

  it('draws a higher total higher up, inside the figure', () => {
    const dots = figure.marks.flatMap((mark) =>
      mark.kind === 'circle' && mark.cx > 60 ? [mark] : [],
    );
    const heights = dots.map(({ cy }) => cy);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(Math.min(...heights)).toBeGreaterThan(0);
  });

  it('draws without any interview, and says so', () => {
    const empty = drawnFigures['accumulation-curve-empty']!;
    expect(textsOf(empty.marks)).toContain('No interview with settled coding yet');
    expect(empty.table.rows).toEqual([]);
  });

  it('names interviews by what stands before the comma where names are too long, if that tells them apart', () => {
    const curve = (labels: readonly string[]) =>
      textsOf(
        accumulationCurve({
          title: '',
          unit: 'codes',
          interviews: labels.map((label) => ({ label, fresh: 1, total: 1 })),
          spread: null,
          spans: [],
          notes: [],
        }).marks,
      );
    const long = 'community pharmacist in a rural practice';
    const told = curve([`P04, ${long}`, `P05, ${long}`]);
    expect(told).toEqual(expect.arrayContaining(['P04', 'P05']));
    expect(told.join(' ')).not.toContain('…');
    const alike = curve([`Pharmacy, the first ${long}`, `Pharmacy, the second ${long}`]);
    const cut = alike.filter((text) => text.startsWith('Pharmacy'));
    expect(cut).toHaveLength(2);
    expect(cut.every((text) => text.endsWith('…'))).toBe(true);
    expect(curve(['P04, GP'])).toContain('P04, GP');
  });

  it('keeps a bracket’s words on the figure at its right edge', () => {
    const interviews = Array.from({ length: 60 }, (_, index) => ({
      label: `P${index}`,
      fresh: 0,
      total: 3,
    }));
    const label = 'the last interview, and words that are far longer than it';
    const spans = [{ from: 59, to: 60, label }];
    const drawn = accumulationCurve({
      title: '',
      unit: 'codes',
      interviews,
      spread: null,
      spans,
      notes: [],
    });
    expect(drawn.marks.find((mark) => mark.kind === 'text' && mark.text === label)).toMatchObject({
      anchor: 'right',
    });
  });
});

describe('a heat map', () => {
  const of = (values: readonly (readonly (number | null)[])[]): Figure =>
    heatMap({
      title: '',
      subject: '',
      rowsAre: 'Code',
      rows: values.map((_, row) => ({ label: `row ${row}` })),
      columns: (values[0] ?? []).map((_, column) => ({ label: `column ${column}` })),
      unit: 'people',
      values,
      nothing: 'nobody was asked',
      notes: [],
    });

  it('prints the number of every cell, nought too, and says where there is nothing to count', () => {
    const figure = of([
      [0, 3],
      [12, null],
    ]);
    expect(textsOf(figure.marks)).toEqual(
      expect.arrayContaining(['0', '3', '12', 'nobody was asked']),
    );
    expect(figure.table.rows).toEqual([
      ['row 0', 0, 3],
      ['row 1', 12, 'nobody was asked'],
    ]);
    expect(figure.description).toContain('row 1: column 0 12, column 1 nobody was asked.');
  });

  it('has a shade for each number in the legend, darker for more, none for nought', () => {
    expect(shadeOf(0, 12)).toBe(0);
    expect(shadeOf(12, 12)).toBe(5);
    for (const most of [1, 2, 7, 100]) {
      const steps = shadeSteps(most);
      expect([steps[0]!.from, steps.at(-1)!.to]).toEqual([1, most]);
      for (const { step, from, to } of steps) {
        expect([shadeOf(from, most), shadeOf(to, most)]).toEqual([step, step]);
      }
    }
    expect(shadeSteps(0)).toEqual([]);
  });

  it('draws the largest numbers quickly and whole', () => {
    const figure = of([[1_000_000, 1]]);
    expect(textsOf(figure.marks)).toContain('1000000');
  });
});

describe('the size of a picture', () => {
  const figure = { width: 900, height: 600 };

  it('is the width on paper in dots, with the height in proportion', () => {
    expect(pictureSize(figure, { width: 180, dpi: 300 })).toEqual({
      possible: true,
      width: 2126,
      height: 1417,
      heightOnPaper: 120,
    });
  });

  it('is refused beyond what browsers draw, with a width that they do', () => {
    const size = pictureSize({ width: 900, height: 9000 }, { width: 180, dpi: 600 });
    if (size.possible || size.why !== 'too-large') throw new Error('expected it to be too large');
    expect(size.widest).toBeGreaterThan(20);
    expect(
      pictureSize({ width: 900, height: 9000 }, { width: size.widest, dpi: 600 }),
    ).toMatchObject({
      possible: true,
    });
  });

  it('is refused for a width that is none', () => {
    for (const width of [NaN, 0, -5, 19, 1001]) {
      expect(pictureSize(figure, { width, dpi: 150 })).toEqual({ possible: false, why: 'width' });
    }
  });
});
