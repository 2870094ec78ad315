import { describe, expect, it } from 'vitest';
import { countsByCaseTable } from '#lib/domain/reporting/counts-tables.ts';
import { recruitmentTable } from '#lib/domain/reporting/recruitment-table.ts';
import { themesTable } from '#lib/domain/reporting/themes-table.ts';
import {
  drawnInForce,
  figureOf,
  type ComputedForFigures,
} from '#lib/domain/figures/figures-of-paper.ts';
import type { Figure } from '#lib/domain/figures/figure.ts';
import { hasAgreement } from '#lib/domain/paper/agreement-pieces.ts';
import { everyPiece } from '#lib/domain/paper/every-piece.ts';
import type { PaperFrame } from '#lib/domain/paper/paper-frame.ts';
import { svgText } from '#lib/formats/svg/figure-writer.ts';
import { sampleReport } from '../../fixtures/agreement-figures.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

const frame = paperOf(sampleSnapshot);
const reports = frame.rounds.filter(hasAgreement).map(({ number }) => sampleReport({}, number));
const report = reports[0]!;
const computed: ComputedForFigures = { agreement: reports, drawn: drawnInForce(frame) };
const agreementId = `agreement-figure:${report.round.id}`;
const ids = ['recruitment-flow', 'theme-map', 'accumulation', 'heat-map', agreementId];

function drawn(id: string, of = frame, with_ = computed): Figure {
  const figure = figureOf(id, of, with_);
  if ('none' in figure) throw new RangeError(figure.none);
  return figure;
}

function none(id: string, of: PaperFrame, with_ = computed): string | null {
  const figure = figureOf(id, of, with_);
  return 'none' in figure ? figure.none : null;
}

describe('the figures of a paper', () => {
  it.each(ids)(
    'draws %s of the sample study, with a name, words, a table and the same bytes',
    (id) => {
      const figure = drawn(id);
      expect(figure.title).toContain('(invented)');
      expect(figure.description).toContain('Invented data.');
      expect(figure.table.rows.length).toBeGreaterThan(4);
      for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
      expect(svgText(drawn(id, paperOf(structuredClone(sampleSnapshot))))).toBe(svgText(figure));
    },
  );

  it('draws every figure that the pieces of the paper name and have something for', () => {
    const named = everyPiece(frame).filter((piece) => piece.is === 'figure');
    const rounds = reports.map(({ round }) => `agreement-figure:${round.id}`);
    expect(named.map(({ id }) => id).toSorted()).toEqual(
      [...ids.slice(0, 4), ...rounds].toSorted(),
    );
    for (const { id, nothing } of named) {
      expect(none(id, frame) === null).toBe(nothing === null);
    }
  });

  it('counts in the heat map what the table of counts has', () => {
    const table = countsByCaseTable(frame, {});
    const { rows, columns } = drawn('heat-map').table;
    expect(columns.slice(1)).toEqual(['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07']);
    expect(columns.slice(1)).toEqual(table.columns.slice(1, 8));
    expect(rows).toEqual(table.rows.slice(0, 14).map((row) => row.slice(0, columns.length)));
    expect(drawn('heat-map').title).toContain('domains by participants, passages');
  });

  it('has the numbers of the recruitment table in its boxes', () => {
    const table = recruitmentTable(frame.seen, frame.recruitment);
    const total = table.columns.indexOf('Total');
    const stages = frame.recruitment!.stages.map(({ name }) => name);
    const ofStage = ([name]: readonly unknown[]) => stages.includes(String(name));
    expect(drawn('recruitment-flow').table.rows.filter(ofStage)).toEqual(
      table.rows.filter(ofStage).map((row) => row.slice(0, total + 1)),
    );
  });

  it('draws the themes and subthemes that the table of themes lists', () => {
    const told = drawn('theme-map').description;
    for (const [theme, subtheme] of themesTable(frame).rows) {
      expect(told).toContain(String(theme));
      expect(told).toContain(String(subtheme));
    }
  });

  it('draws the accumulation curve with the random orders of the rule in force, or without', () => {
    const rule = frame.records.adequacyRules[0]!;
    expect(computed.drawn?.draws).toBe(rule.draws);
    expect(drawn('accumulation').table.columns).toHaveLength(6);
    const without = drawn('accumulation', frame, { ...computed, drawn: null });
    expect(without.table.columns).toHaveLength(3);
  });

  it('says why there is nothing to draw', () => {
    const empty = paperOf({
      ...sampleSnapshot,
      recruitments: [],
      themes: [],
      subthemes: [],
      adequacyRules: [],
      passes: [],
      consensuses: [],
    });
    expect(ids.map((id) => none(id, empty, { agreement: null, drawn: null }))).toEqual([
      'The study has no recruitment log.',
      'The study has no theme and no subtheme yet.',
      'No rule for sample adequacy is frozen yet.',
      'No transcript has a settled coding yet.',
      'Agreement in round 1 is not computed.',
    ]);
    expect(drawnInForce(empty)).toBeNull();
    expect(none('agreement-figure:gone', frame)).toBe('The round is no longer in the study.');
    const unsettled = paperOf({ ...sampleSnapshot, passes: [], consensuses: [] });
    expect(none('accumulation', unsettled)).toBe('No interview has a settled coding yet.');
  });

  it('says of a log that does not add up where, and with which numbers', () => {
    const log = structuredClone(sampleSnapshot.recruitments[0]!);
    log.stages[4]!.counts[0]!.n = 5;
    expect(none('recruitment-flow', paperOf({ ...sampleSnapshot, recruitments: [log] }))).toBe(
      'Interviewed, Letters to general practices: 5 − 1 = 4, but 5 is written.',
    );
  });

  it('knows no other figure', () => {
    expect(() => figureOf('themes', frame, computed)).toThrow(RangeError);
  });
});
