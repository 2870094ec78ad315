import { describe, expect, it } from 'vitest';
import type { JointRowId } from '#lib/domain/model/joint-row.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { QuantitativeResultId } from '#lib/domain/model/quantitative-result.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { FindingFrame } from '#lib/domain/reporting/finding-frame.ts';
import { jointDisplayTable } from '#lib/domain/reporting/joint-display-table.ts';
import type { Table } from '#lib/domain/reporting/table.ts';
import { threadsTable } from '#lib/domain/reporting/threads-table.ts';
import { knowledge, person1, uuid } from '../../fixtures/small-study.ts';
import {
  quoteId,
  settledOf,
  studyWithFindings,
  themeId,
  written,
} from '../../fixtures/study-with-findings.ts';

const resultId = uuid(40, 1) as QuantitativeResultId;
const found = studyWithFindings();
const study: StudySnapshot = {
  ...found,
  results: [
    {
      id: resultId,
      measure: 'Knows the advice',
      n: 12,
      total: 40,
      value: '30 %',
      source: 'Survey',
      note: '',
      order: 0,
    },
  ],
  jointRows: [
    {
      id: uuid(41, 1) as JointRowId,
      resultIds: [resultId],
      findings: [
        { on: 'theme', themeId },
        { on: 'code', codeId: knowledge },
      ],
      quoteIds: [quoteId],
      relation: 'conflicts',
      inference: '',
      order: 0,
      written,
    },
  ],
  threads: found.threads.map((one) => ({
    ...one,
    start: { ...one.start, resultIds: [resultId] },
  })),
};

function frameOf(snapshot: StudySnapshot): FindingFrame {
  return {
    settled: settledOf(snapshot),
    records: snapshot,
    coders: snapshot.coders,
    citation: null,
    texts: new Map(snapshot.transcriptVersions.map((one) => [one.transcriptId, one])),
    localDay: (instant) => instant.slice(0, 10),
  };
}

const cell = (table: Table, column: string) => table.rows[0]?.[table.columns.indexOf(column)];

describe('the joint display as a table', () => {
  it('sets results beside findings with people and passages, and says what is missing', () => {
    const table = jointDisplayTable(frameOf(study));
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
    expect(table.widths).toHaveLength(table.columns.length);
    expect(cell(table, 'Result')).toBe('Knows the advice');
    expect(cell(table, 'n of N')).toBe('12 of 40');
    expect(cell(table, 'Theme or domain')).toBe('What is known\nKnowledge');
    expect(cell(table, 'People')).toBe('2 of 2\n1 of 2');
    expect(cell(table, 'Passages')).toBe('2\n1');
    expect(cell(table, 'Quotations')).toBe('“I know it, it is new.” (P01, GP partner)');
    expect(cell(table, 'Where the quotations stand')).toBe('P01 L2');
    expect(cell(table, 'Relation')).toBe('conflicts');
    expect(cell(table, 'What the two say together')).toBe('not said');
  });

  it('withholds the words of somebody who is not to be quoted', () => {
    const participants = study.participants.map((one) =>
      one.id === person1 ? { ...one, consent: { ...noConsent, quoting: 'no' as const } } : one,
    );
    const table = jointDisplayTable(frameOf({ ...study, participants }));
    expect(cell(table, 'Quotations')).toBe('withheld: P01 not to be quoted');
  });
});

describe('the threads as a table', () => {
  it('says where each starts, what it rests on and how it stands', () => {
    const table = threadsTable(frameOf(study));
    expect(table.rows).toHaveLength(1);
    expect(cell(table, 'Step')).toBe('starts from the qualitative strand');
    expect(cell(table, 'Rests on')).toBe('Knows the advice: 30 %\nP01, lines 2–3');
    expect(cell(table, 'What came of it')).toBe('nothing yet');
    expect(cell(table, 'State')).toBe('open');
  });
});
