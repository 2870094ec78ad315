import { describe, expect, it } from 'vitest';
import {
  coefficientsOf,
  estimateOf,
  lowestOf,
  overallEstimate,
  shownCoefficients,
  type ShownCoefficient,
} from '#lib/domain/agreement/shown-coefficients.ts';
import { agreementIntervals } from '#lib/domain/figures/agreement-intervals.ts';
import type { Figure, Mark, TextMark } from '#lib/domain/figures/figure.ts';
import { textWidth } from '#lib/domain/figures/text-width.ts';
import { agreementTable, type RoundReport } from '#lib/domain/reporting/agreement-table.ts';
import {
  agreementFigures,
  sampleAgreement,
  sampleReport,
} from '../../fixtures/agreement-figures.ts';

const round = sampleReport();
const figure = agreementFigures['agreement-intervals']!;

const textsOf = (marks: readonly Mark[]): readonly TextMark[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? textsOf(mark.marks) : mark.kind === 'text' ? [mark] : [],
  );
const wordsOf = (marks: readonly Mark[]) => textsOf(marks).map(({ text }) => text);
const rowsOf = ({ marks }: Figure) =>
  marks.flatMap((mark) => (mark.kind === 'group' ? [mark] : []));

function drawn(ofRound: RoundReport, coefficient?: ShownCoefficient): Figure {
  const answer = agreementIntervals(sampleAgreement, ofRound, coefficient);
  if ('none' in answer) throw new RangeError(answer.none);
  return answer;
}

describe('agreement with intervals', () => {
  it('has a row for every domain, with its units and how often each coder used it, and one for all', () => {
    expect(rowsOf(figure)).toHaveLength(round.report.codes.length + 1);
    const [first] = rowsOf(figure);
    const [code] = round.report.codes;
    expect(wordsOf([first!])).toEqual(
      expect.arrayContaining(['Knowledge', String(code!.units), code!.used.join(', ')]),
    );
    expect(rowsOf(figure).at(-1)?.label).toMatch(/^All, pooled: \.\d\d \(/);
  });

  it('says the numbers that the table of agreement has', () => {
    const table = agreementTable(sampleAgreement, [round]);
    const [code, units, alpha, from, to] = ['Code', 'Units', 'Alpha', 'Alpha from', 'Alpha to'].map(
      (name) => table.columns.indexOf(name),
    );
    const told = table.rows
      .slice(0, -1)
      .map((row) => [code!, units!, alpha!, from!, to!].map((at) => row[at] ?? ''));
    const shown = figure.table.rows
      .slice(0, -1)
      .map((row) => [row[0], row[1], row[4], row[5], row[6]]);
    expect(shown).toEqual(told);
  });

  it('says in words what cannot be estimated, and draws neither dot nor line there', () => {
    const row = rowsOf(figure).find(({ label }) => label.startsWith('Outside the TDF'))!;
    expect(wordsOf([row])).toContain('not estimable: nobody used it');
    expect(row.marks.filter(({ kind }) => kind === 'circle' || kind === 'line')).toEqual([]);
    expect(figure.description).toContain('Outside the TDF: not estimable: nobody used it;');
  });

  it('says why there is no interval', () => {
    const one = agreementFigures['agreement-intervals-one-transcript']!;
    expect(wordsOf(rowsOf(one).slice(0, 1)).join(' ')).toContain('no interval: one cluster only');
    expect(one.description).not.toContain('Lines:');
  });

  it('has nothing on its axis but its ends, its middle and their halves', () => {
    const ticks = (of: Figure) =>
      wordsOf(of.marks.filter((mark) => mark.kind === 'text' && mark.anchor === 'middle'));
    expect(ticks(figure)).toEqual(['−1', '−0.5', '0', '0.5', '1']);
    expect(ticks(agreementFigures['agreement-intervals-percent']!)).toEqual([
      '0 %',
      '25 %',
      '50 %',
      '75 %',
      '100 %',
    ]);
    const upright = figure.marks.filter((mark) => mark.kind === 'line' && mark.x1 === mark.x2);
    expect(upright).toHaveLength(5);
  });

  it('uses no colour to say how much is enough: dots and lines are ink', () => {
    const paints = rowsOf(figure).flatMap(({ marks }) =>
      marks.flatMap((mark) =>
        mark.kind === 'circle' || mark.kind === 'line'
          ? [mark.fill ?? mark.stroke]
          : mark.kind === 'path'
            ? [mark.fill ?? mark.stroke]
            : [],
      ),
    );
    expect(new Set(paints)).toEqual(new Set(['ink']));
  });

  it('marks a bound that was reckoned beyond what is possible', () => {
    const beyond = round.report.codes.find(
      ({ alpha: { interval } }) => interval.defined && interval.to > 1,
    )!;
    const row = figure.table.rows[round.report.codes.indexOf(beyond)]!;
    expect(row[6]).toBeGreaterThan(1);
    expect(wordsOf(figure.marks).join(' ')).toMatch(/to 1\.00\*\)/);
    expect(figure.description).toContain('* Reckoned beyond what is possible');
  });

  it('draws every value at its place, and every interval around it', () => {
    for (const coefficient of shownCoefficients.slice(0, 3)) {
      const of = drawn(round, coefficient);
      const lowest = lowestOf(coefficient);
      const ticks = of.marks.flatMap((mark) =>
        mark.kind === 'line' && mark.x1 === mark.x2 ? [mark.x1] : [],
      );
      const [left, right] = [Math.min(...ticks), Math.max(...ticks)];
      for (const [at, code] of round.report.codes.entries()) {
        const { value, interval } = estimateOf(code, coefficient);
        const marks = rowsOf(of)[at]!.marks;
        const dot = marks.find((mark) => mark.kind === 'circle');
        if (!value.defined) {
          expect(dot).toBeUndefined();
          continue;
        }
        const x = left + ((value.value - lowest) / (1 - lowest)) * (right - left);
        expect(dot?.kind === 'circle' && dot.cx).toBeCloseTo(x, 1);
        const line = marks.find((mark) => mark.kind === 'line');
        expect(line !== undefined).toBe(interval.defined);
        if (line?.kind !== 'line') continue;
        expect(line.x1).toBeLessThanOrEqual(x + 0.01);
        expect(line.x2).toBeGreaterThanOrEqual(x - 0.01);
        expect(line.x1).toBeGreaterThanOrEqual(left);
        expect(line.x2).toBeLessThanOrEqual(right);
      }
    }
  });

  it('keeps words apart and inside the figure', () => {
    for (const of of Object.values(agreementFigures)) {
      for (const row of rowsOf(of)) {
        const rooms = textsOf([row]).map(({ x, y, text, size, anchor, bold = false }) => {
          const width = textWidth(text, { size, bold });
          return { left: anchor === 'right' ? x - width : x, width, y };
        });
        for (const [at, a] of rooms.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.left + a.width).toBeLessThanOrEqual(of.width);
          for (const b of rooms.slice(at + 1)) {
            const beside = a.left + a.width <= b.left + 0.05 || b.left + b.width <= a.left + 0.05;
            expect(beside || Math.abs(a.y - b.y) >= 11).toBe(true);
          }
        }
      }
    }
  });

  it('names coefficients for two coders and for more, and offers others only where they have intervals', () => {
    expect(coefficientsOf(round.report)).toEqual(['alpha', 'percent', 'positive']);
    const all = sampleReport({ all: true });
    expect(coefficientsOf(all.report)).not.toContain('conger');
    expect(coefficientsOf(all.report)).toHaveLength(9);
    for (const coefficient of coefficientsOf(all.report)) {
      expect(drawn(all, coefficient).marks.length).toBeGreaterThan(20);
    }
    expect(overallEstimate(all.report, 'kappa')).toBeNull();
    expect(drawn(all, 'kappa').title).toContain('Cohen’s kappa');
  });

  it('is not drawn of a reflexive reading, of segments, or of nothing', () => {
    const none = (of: RoundReport) => {
      const answer = agreementIntervals(sampleAgreement, of);
      return 'none' in answer ? answer.none : null;
    };
    expect(none({ ...round, round: { ...round.round, mode: 'reflexive' } })).toBe(
      'Round 1 is a reflexive second reading, of which no agreement is computed.',
    );
    expect(none(sampleReport({ unit: 'segment' }))).toBe('Agreement by segments has no intervals.');
    expect(none({ ...round, report: { ...round.report, units: 0 } })).toBe(
      'Nothing in round 1 was decided on by two coders whose passes may be compared.',
    );
    expect(none({ ...round, report: { ...round.report, codes: [] } })).toBe(
      'No code was used in round 1.',
    );
  });

  it('gives the same figure for the same report', () => {
    expect(drawn(sampleReport())).toEqual(figure);
  });
});
