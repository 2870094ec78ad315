import { describe, expect, it } from 'vitest';
import type { Coder } from '#lib/domain/model/coder.ts';
import { codebookChangesTable } from '#lib/domain/reporting/codebook-changes-table.ts';
import { decisionLogHead, decisionLogRows } from '#lib/domain/reporting/decision-log.ts';
import { howSettledTable } from '#lib/domain/reporting/how-settled.ts';
import type { Decision } from '#lib/domain/model/decision.ts';
import { loadSampleStudy } from '#lib/state/sample-study.ts';
import analysis from '../../../sample/analysis.json' with { type: 'json' };
import { settledCoding } from '#lib/domain/coding/settled-coding.ts';

const { study } = await loadSampleStudy();
const frame = { ...study, study: study.studies[0]!, citation: null };
const coded = study.transcripts.map((transcript) => ({
  transcript,
  coding: settledCoding(transcript, study),
}));

describe('the log of decisions', () => {
  const head = decisionLogHead(frame);
  const rowsOf = decisionLogRows(frame);
  const rows = study.transcriptVersions.flatMap((version) => rowsOf(version));
  const cell = (row: readonly unknown[], column: string) => row[head.columns.indexOf(column)];

  it('has a row for every decision, with what each coder had and what stands', () => {
    expect(rows).toHaveLength(study.decisions.length);
    const row = rows.find(
      (one) => cell(one, 'Transcript') === 'P01, GP partner' && cell(one, 'Line') === 37,
    )!;
    expect(Object.fromEntries(head.columns.map((column, index) => [column, row[index]]))).toEqual({
      Round: 1,
      Transcript: 'P01, GP partner',
      Line: 37,
      Text: expect.stringContaining(' '),
      'AO had': 'Beliefs about consequences; Reinforcement',
      'TB had': 'Beliefs about consequences',
      'Settled as': 'other codes',
      'What stands': 'Reinforcement',
      Reason: 'codebook unclear',
      'In words': expect.stringContaining('a penalty that is missing'),
      'Asked of the adjudicator': 'flagged (AO + TB)',
      'Rule proposed': expect.stringContaining('Absence of reward'),
      'Rule is about': 'Reinforcement',
      By: 'IL',
      Date: '2025-11-10',
      'May be quoted': 'not recorded',
      Data: 'invented',
    });
  });

  it('says of each line whether its words may be quoted', () => {
    const withdrawn = study.participants.map((each) => ({
      ...each,
      consent: { ...each.consent, state: 'withdrawn' as const },
    }));
    const made = decisionLogRows({ ...frame, participants: withdrawn });
    const all = study.transcriptVersions.flatMap((version) => made(version));
    expect(new Set(all.map((row) => cell(row, 'May be quoted')))).toEqual(new Set(['no']));
  });

  it('has the coders in the order of their round, however they are kept', () => {
    const turned = { ...frame, coders: frame.coders.toReversed() };
    expect(decisionLogHead(turned).columns).toEqual(head.columns);
    expect(head.columns.slice(4, 6)).toEqual(['AO had', 'TB had']);
  });

  it('has as many cells as columns, and says nothing of coders who settled without coding', () => {
    for (const row of rows) expect(row).toHaveLength(head.columns.length);
    expect(head.columns).not.toContain('IL had');
  });
});

describe('how differences were settled', () => {
  const table = howSettledTable(frame, coded);
  const count = (name: string, outcome: string) =>
    table.rows.find(([transcript, words]) => transcript === name && words === outcome)?.[2];
  const given = (outcome: string, id?: string) =>
    analysis.decisions.filter((one) => one.outcome === outcome && (!id || one.id === id)).length;

  it('counts the lines of each outcome as the files have them', () => {
    expect(count('All', 'AO’s codes')).toBe(given('A'));
    expect(count('All', 'TB’s codes')).toBe(given('B'));
    expect(count('All', 'other codes')).toBe(given('other'));
    expect(count('All', 'neither')).toBe(given('neither'));
    expect(count('All', 'both')).toBe(given('both') + 33);
    expect(count('P01, GP partner', 'AO’s codes')).toBe(given('A', 'P01'));
  });

  it('sums to the lines by reason, and names the lines that are open', () => {
    for (const row of table.rows) {
      const counts = row.slice(3, -1) as number[];
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(row[2]);
    }
    expect(table.notes.join(' ')).toContain('P06, carer (daughter): 6');
  });

  it('says “all” and “none of them” where more than two code', () => {
    const three = (outcome: Decision['outcome']) => ({
      ...study.decisions[0]!,
      outcome,
      readings: study.coders.map(({ id }: Coder) => ({ coderId: id, codeIds: [] })),
    });
    const decisions = [three('all'), three('neither')];
    const words = howSettledTable({ ...frame, decisions }, coded).rows.map((row) => row[1]);
    expect(new Set(words)).toEqual(new Set(['all', 'none of them']));
  });
});

describe('the table of changes to the codebook', () => {
  it('tells from version to version what changed, and of rules what the team said', () => {
    const table = codebookChangesTable(frame, study.codebookVersions, study.ruleChanges);
    expect(table.rows).toHaveLength(5);
    expect(table.rows.map((row) => row.slice(0, 2))).toEqual(
      Array(5).fill(['Codebook 1', 'Codebook 2']),
    );
    expect(table.rows.map((row) => row[3])).toEqual(Array(5).fill('change of the rule'));
    const row = table.rows.find(([, , code]) => code === 'Reinforcement')!;
    expect(row[5]).toContain('Absence of reward or of penalty');
    expect(row[6]).toContain('Absence of reward or of penalty');
  });

  it('goes on from the last version to the codebook of today', () => {
    const codes = frame.codes.map((code) =>
      code.name === 'Proud of a stop' ? { ...code, name: 'Proud' } : code,
    );
    const table = codebookChangesTable(
      { ...frame, codes },
      study.codebookVersions,
      study.ruleChanges,
    );
    expect(table.rows.at(-1)).toEqual([
      'Codebook 2',
      'now',
      'Proud',
      'renamed',
      'Proud of a stop',
      'Proud',
      '',
      'invented',
    ]);
  });
});
