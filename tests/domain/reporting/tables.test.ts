import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { codesOfFramework } from '#lib/domain/codebook/starter-codes.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { codeNames } from '#lib/domain/reporting/code-names.ts';
import { codebookTable } from '#lib/domain/reporting/codebook-table.ts';
import { codedTranscript } from '#lib/domain/reporting/coded-transcript.ts';
import { fileName } from '#lib/domain/reporting/file-name.ts';
import { participantsTable } from '#lib/domain/reporting/participants-table.ts';
import { code, tenMinutes, uuid } from '../../fixtures/small-study.ts';
import { smallFrame, smallTexts } from '../../fixtures/small-frame.ts';

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));

describe('a coded transcript', () => {
  it('shows every line with its speaker, codes and memos', () => {
    const [, second] = smallTexts();
    const { columns, rows, title } = codedTranscript(smallFrame(), [second!]);
    expect(title).toBe('Stopping medicines (invented): coded transcript P02');
    expect(columns).toEqual(['Line', 'Speaker', 'Text', 'Codes', 'Memos', 'Data']);
    expect(rows).toEqual([
      [1, 'Int', 'Where do you begin?', '', 'AO, L1: Beside the coding.', 'invented'],
      [
        2,
        'P02',
        'I know it, it is new.',
        'Environmental context and resources; Ten-minute slot',
        '',
        'invented',
      ],
      [3, 'P02', 'It is written down.', 'Ten-minute slot', '', 'invented'],
      [4, 'P02', 'Ten minutes is all we have.', 'Ten-minute slot', '', 'invented'],
    ]);
  });

  it('gives the numbers lines had in their file, where any transcript has them', () => {
    const [first, second, third] = smallTexts();
    const numbered = {
      ...second!,
      version: { ...second!.version, lineLabel: ['12', '13', '', '14–15'] },
    };
    const one = codedTranscript(smallFrame(), [numbered]);
    expect(one.columns.slice(0, 3)).toEqual(['Line', 'Line in the file', 'Speaker']);
    expect(one.widths).toHaveLength(one.columns.length);
    expect(one.rows.map((row) => row[1])).toEqual(['12', '13', '', '14–15']);
    const all = codedTranscript(smallFrame(), [first!, numbered, third!]);
    expect(all.rows.every((row) => row.length === all.columns.length)).toBe(true);
    expect(all.rows[0]?.[2]).toBe('');
  });

  it('says on the line itself what is not settled yet', () => {
    const [first] = smallTexts();
    const { rows } = codedTranscript(smallFrame(), [first!]);
    expect(rows[3]?.[3]).toBe('(not settled yet)');
  });

  it('names the transcript on every row when there are several', () => {
    const { columns, rows } = codedTranscript(smallFrame(), smallTexts());
    expect(columns[0]).toBe('Transcript');
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['P03', 4]);
  });

  it('puts a memo on the whole transcript before its first line', () => {
    const [first] = smallTexts();
    const memos = first!.memos.map((memo) => ({
      ...memo,
      about: 'transcript' as const,
      from: null,
      to: null,
    }));
    const { rows } = codedTranscript(smallFrame(), [{ ...first!, memos }]);
    expect(rows[0]?.[4]).toBe('AO, L1–4: He laughed.');
  });
});

describe('the codebook table', () => {
  const frame = smallFrame();
  const codes = [
    ...codesOfFramework(framework, '2025-11-14T10:00:00.000Z'),
    code(tenMinutes, 'own', 'Ten-minute slot', {
      include: 'Appointments.',
      domainIds: [framework.domains[0]!.codeId],
    }),
    code(uuid(5, 8) as CodeId, 'own', 'Old slot', {
      status: 'merged',
      into: [tenMinutes],
      order: 1,
    }),
  ];
  const { columns, rows } = codebookTable({ ...frame, codes }, framework);
  const cell = (row: number, heading: string) => rows[row]?.[columns.indexOf(heading)];

  it('lists domains with their constructs, the place outside, then own codes', () => {
    expect(rows).toHaveLength(14 + 84 + 1 + 2);
    expect(cell(0, 'Kind')).toBe('TDF domain');
    expect(cell(1, 'Kind')).toBe('TDF construct');
    expect(cell(1, 'Domains')).toBe('Knowledge');
    expect(rows.slice(-3).map(([name]) => name)).toEqual([
      'Outside the TDF',
      'Ten-minute slot',
      'Old slot',
    ]);
  });

  it('keeps the framework’s guidance apart from the team’s own rules', () => {
    expect(cell(0, 'TDF: code here')).toBe(framework.domains[0]!.codeHere.join('\n'));
    expect(cell(0, 'Include')).toBe('');
    expect(cell(rows.length - 2, 'Include')).toBe('Appointments.');
  });

  it('says what became of a code', () => {
    expect(cell(rows.length - 1, 'Status')).toBe('merged into Ten-minute slot');
    expect(cell(0, 'Status')).toBe('active');
  });

  it('gives each of the framework’s codes a tag of its own', () => {
    const names = codeNames(codes);
    expect(new Set(codes.map(({ id }) => names.tag(id))).size).toBe(codes.length);
    expect(names.tag(codes[0]!.id)).toBe(framework.domains[0]!.abbreviation);
  });
});

describe('the participants table', () => {
  it('lists people with attributes and transcripts, numbers as numbers', () => {
    expect(participantsTable(smallFrame())).toMatchObject({
      columns: ['Participant', 'Role', 'Years in role', 'Transcripts', 'Data'],
      rows: [
        ['P01', 'GP partner', 19, 'P01', 'invented'],
        ['P02', '=cmd|’calc’', null, 'P02', 'invented'],
      ],
    });
  });
});

describe('file names', () => {
  const study = (title: string, invented = false) => ({ title, invented });

  it('say which study and what of it', () => {
    expect(fileName(study('Stopping', true), 'coded segments', '.csv')).toBe(
      'Stopping (invented) - coded segments.csv',
    );
  });

  it('are allowed on every system', () => {
    expect(fileName(study('A/B: "who?" <one>'), 'x', '.csv')).toBe('A - B - who one - x.csv');
    expect(fileName(study('...'), 'a\\b', '.docx')).toBe('Study - a - b.docx');
    expect(fileName(study('CON'), 'codebook', '.csv')).toBe('CON - codebook.csv');
  });

  it('shorten a long title between words, and never what the file holds', () => {
    const long = fileName(study('A study of '.repeat(30)), 'coded segments', '.xlsx');
    expect(long).toMatch(/^(A study of )+A( study)? - coded segments\.xlsx$/);
    expect(long.length).toBeLessThan(90);
    expect(fileName(study('x'.repeat(300)), 'codebook', '.csv')).toHaveLength(60 + 15);
  });

  it('are short enough for every system, whatever a theme is called', () => {
    for (const sign of ['a', 'س', '中', '😀']) {
      const name = fileName(study('Stopping'), `quotations, ${sign.repeat(300)}`, '.docx');
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240);
      expect(name).toMatch(/^Stopping - quotations, .+\.docx$/u);
      expect(name.isWellFormed()).toBe(true);
    }
  });
});
