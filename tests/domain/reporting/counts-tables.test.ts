import { describe, expect, it } from 'vitest';
import {
  coOccurrenceTable,
  countsByAttributeTable,
  countsByCaseTable,
  countsNeedWords,
} from '#lib/domain/reporting/counts-tables.ts';
import type { FindingFrame } from '#lib/domain/reporting/finding-frame.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { environment, role, smallStudy, years } from '../../fixtures/small-study.ts';
import { settledOf, studyWithFindings } from '../../fixtures/study-with-findings.ts';

function frameOf(study: StudySnapshot = studyWithFindings()): FindingFrame {
  return {
    settled: settledOf(study),
    records: study,
    coders: study.coders,
    citation: 'Cane et al. 2012',
    texts: new Map(study.transcriptVersions.map((version) => [version.transcriptId, version])),
    localDay: (instant) => instant.slice(0, 10),
  };
}

describe('counts as a table', () => {
  it('by case have passages for each person, people beside, and a row for any of the codes', () => {
    const { columns, rows, notes, title } = countsByCaseTable(frameOf(), {});
    expect(title).toBe('Stopping medicines (invented): counts by case');
    expect(columns).toEqual(['Code', 'P01', 'P02', 'All, passages', 'People (N = 2)', 'Data']);
    expect(rows).toEqual([
      ['Knowledge', 1, 0, 1, 1, 'invented'],
      ['Environmental context and resources', 0, 1, 1, 1, 'invented'],
      ['Any of these', 1, 1, 2, 2, 'invented'],
    ]);
    expect(notes.join(' ')).toContain('Settled coding of 2 of 3 transcripts');
    expect(notes.join(' ')).toContain('not added up');
  });

  it('take rows, columns and measure from the page that asked', () => {
    const choices = { rows: 'own subthemes', by: 'transcripts', measure: 'words' };
    expect(countsNeedWords(choices)).toBe(true);
    expect(countsNeedWords({ measure: 'lines', within: 'turn' })).toBe(true);
    expect(countsNeedWords({})).toBe(false);
    const { columns, rows } = countsByCaseTable(frameOf(), choices);
    expect(columns.slice(0, 4)).toEqual(['Code', 'P01', 'P02', 'All, words']);
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['Time', 0, 16, 16, 1],
      ['Ten-minute slot', 0, 16, 16, 1],
      ['New and written', 10, 16, 26, 2],
      ['Any of these', 10, 16, 26, 2],
    ]);
  });

  it('can say only who said something', () => {
    const { rows } = countsByCaseTable(frameOf(), { show: 'presence' });
    expect(rows[0]?.slice(0, 5)).toEqual(['Knowledge', 'yes', 'no', 1, 1]);
  });

  it('by attribute count people of groups, with N, and those of whom it is not known', () => {
    const table = countsByAttributeTable(frameOf(), { by: `attribute ${years}` });
    expect(table.columns.slice(0, 4)).toEqual([
      'Code',
      '19 (N = 1)',
      'not known (N = 1)',
      'All (N = 2)',
    ]);
    expect(table.subject).toBe('counts by Years in role');
    expect(table.rows[0]?.slice(0, 4)).toEqual(['Knowledge', 1, 0, 1]);
    expect(countsByAttributeTable(frameOf(), {}).subject).toBe('counts by Role');
    expect(countsByAttributeTable(frameOf(), { measure: 'lines' }).columns).toContain('All, lines');
  });

  it('by attribute take the first that is published, and have no rows without one', () => {
    const study = studyWithFindings();
    const attributes = study.attributes.map((one) => ({ ...one, published: one.id !== role }));
    expect(countsByAttributeTable(frameOf({ ...study, attributes }), {}).subject).toBe(
      'counts by Years in role',
    );
    expect(countsByAttributeTable(frameOf({ ...study, attributes: [] }), {}).rows).toEqual([]);
  });

  it('of codes that stand together say how near', () => {
    const choices = {
      rows: `code~${environment}`,
      others: 'own',
      within: 'turn',
      measure: 'lines',
    };
    const { columns, rows, notes } = coOccurrenceTable(frameOf(), choices);
    expect(columns).toEqual(['Code', 'Time', 'Ten-minute slot', 'Data']);
    expect(rows).toEqual([['Environmental context and resources', 2, 2, 'invented']]);
    expect(notes[0]).toContain('turns that have both codes');
    expect(notes.join(' ')).toContain('Cane et al. 2012');
  });

  it('of a study with nothing settled have no columns of people', () => {
    const study = { ...smallStudy(), passes: [], consensuses: [] };
    const { columns, rows, notes } = countsByCaseTable(frameOf(study), {});
    expect(columns).toEqual(['Code', 'All, passages', 'People (N = 0)', 'Data']);
    expect(rows.map((row) => row[1])).toEqual([0, 0, 0]);
    expect(notes.join(' ')).toContain('nothing of theirs is settled yet: P01, P02');
  });
});
