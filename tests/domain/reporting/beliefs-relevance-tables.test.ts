import { describe, expect, it } from 'vitest';
import { settledStudy } from '#lib/domain/findings/settled-study.ts';
import { noFindings } from '#lib/domain/model/snapshot.ts';
import { beliefsTable } from '#lib/domain/reporting/beliefs-table.ts';
import { comBTable } from '#lib/domain/reporting/com-b-table.ts';
import type { FindingFrame } from '#lib/domain/reporting/finding-frame.ts';
import { relevanceTable } from '#lib/domain/reporting/relevance-table.ts';
import { onPaper } from '#lib/domain/reporting/on-paper.ts';
import type { Table } from '#lib/domain/reporting/table.ts';
import { parseComB } from '#lib/domain/relevance/com-b.ts';
import comBFile from '../../../codebooks/com-b.json' with { type: 'json' };
import analysis from '../../../sample/analysis.json' with { type: 'json' };
import { belief, beliefAt, beliefStudy, env, kno } from '../../fixtures/belief-study.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

const comB = parseComB(comBFile);
const { studies, ...sample } = sampleSnapshot;
const settled = settledStudy({
  ...sample,
  study: studies[0]!,
  inHand: () => false,
  speakersOfLines: new Map(),
});
const frame: FindingFrame = {
  settled,
  records: sample,
  coders: sample.coders,
  citation: null,
  texts: new Map(sample.transcriptVersions.map((one) => [one.transcriptId, one])),
  localDay: (instant) => instant.slice(0, 10),
};

function cell(table: Table, row: number, column: string) {
  return table.rows[row]?.[table.columns.indexOf(column)];
}

describe('the table of belief statements', () => {
  const table = beliefsTable(frame);

  it('has a row for every statement, by domain, with people of people and never passages of people', () => {
    expect(table.rows).toHaveLength(analysis.beliefs.length);
    for (const [row] of table.rows.entries()) {
      const given = analysis.beliefs.find(
        ({ statement }) => statement === cell(table, row, 'Belief statement'),
      )!;
      expect(cell(table, row, 'People')).toBe(given.people.length);
      expect(cell(table, row, 'Of')).toBe(7);
      expect(cell(table, row, 'Passages')).toBe(given.passages.length);
      expect(String(cell(table, row, 'Who')).split('; ')).toEqual(given.people);
    }
  });

  it('keeps on paper neither what is for the team nor what says “none” in every row', () => {
    const { rows, ...head } = table;
    const paper = onPaper(head);
    const printed = rows.map((row) => paper.row(row).join('\n')).join('\n');
    expect(printed).not.toMatch(/^(Lines|Note|Merged into it|Subthemes|Passages that)/m);
    expect(printed).toMatch(/^Opposite: /m);
    expect(paper.columns).not.toContain('Lines');
    expect(table.columns).toEqual(expect.arrayContaining(['Lines', 'Note', 'Merged into it']));
    const [first] = sample.subthemes;
    const beliefs = [{ ...sample.beliefs[0]!, subthemeIds: [first!.id] }];
    const { rows: some, ...of } = beliefsTable({ ...frame, records: { ...sample, beliefs } });
    expect(onPaper(of).row(some[0]!).join('\n')).toContain(`Subthemes: ${first!.name}`);
  });

  it('names an opposite, and says whose words and checks are whose', () => {
    const row = table.rows.findIndex((_, at) => cell(table, at, 'Opposite') !== 'none');
    expect(cell(table, row, 'Written by')).toBe('AO, 2025-11-17');
    expect(cell(table, row, 'Checked by')).toBe('nobody');
  });

  it('has a cell for every column and marks invented data', () => {
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
    expect(table.widths).toHaveLength(table.columns.length);
    expect(cell(table, 0, 'Data')).toBe('invented');
    expect(table.notes.join(' ')).toContain('N = 7');
  });

  it('shows what was merged under the statement kept, says what is not said, and what does not count', () => {
    const small = beliefStudy([{ codings: [[kno, 0, 4]] }, { codings: [[env, 0, 4]] }]);
    const beliefs = [
      belief(1, {
        at: [
          [0, 0, 2],
          [1, 0, 1],
        ],
      }),
      belief(2, { mergedInto: beliefAt(1), at: [[0, 0, 2]] }),
      belief(3, { domainId: null, at: [[1, 0, 2]] }),
    ];
    const made = beliefsTable({
      ...frame,
      settled: small,
      records: { ...noFindings, interviews: [], guideVersions: [], beliefs },
    });
    expect(made.rows).toHaveLength(2);
    expect(cell(made, 0, 'Merged into it')).toBe('Statement 2');
    expect(cell(made, 0, 'Polarity')).toBe('not said');
    expect(cell(made, 0, 'Passages that do not count now')).toBe('P02 L1');
    expect([cell(made, 0, 'People'), cell(made, 0, 'Of')]).toEqual([1, 2]);
    expect(cell(made, 1, 'Domain')).toBe('no domain yet');
    expect(cell(made, 1, 'Not asked')).toBe('not said');
  });

  it('quotes the words chosen, and withholds those of who is not to be quoted', () => {
    const [subtheme] = sample.subthemes;
    const quoteId = subtheme!.quoteIds[0]!;
    const quote = sample.quotes.find(({ id }) => id === quoteId)!;
    const beliefs = [{ ...sample.beliefs[0]!, quoteIds: [quoteId] }];
    const records = { ...sample, beliefs };
    const words = String(cell(beliefsTable({ ...frame, records }), 0, 'Example quotations'));
    expect(words).toMatch(/^“.+” \(P\d+, .+\)$/);
    const barred = {
      ...settled,
      participants: settled.participants.map((one) => ({
        ...one,
        consent: { ...one.consent, quoting: 'no' as const },
      })),
    };
    const withheld = String(
      cell(beliefsTable({ ...frame, records, settled: barred }), 0, 'Example quotations'),
    );
    expect(withheld).toContain('not to be quoted');
    const version = frame.texts.get(quote.transcriptId)!;
    expect(withheld).not.toContain(version.text.slice(quote.from, quote.to));
  });
});

describe('the table of domain relevance', () => {
  it('has fourteen domains with the decision, the reason, who and when', () => {
    const table = relevanceTable(frame, comB);
    expect(table.rows).toHaveLength(14);
    for (const given of analysis.relevance) {
      const domain = sample.codes.find(({ frameworkKey }) => frameworkKey === given.domain)!;
      const row = table.rows.findIndex((each) => each[0] === domain.name);
      expect(cell(table, row, 'Decision')).toBe(given.decision);
      expect(cell(table, row, 'Reason')).toBe(given.reason);
      expect(cell(table, row, 'Decided by')).toBe(given.by.join('; '));
      expect(cell(table, row, 'Day')).toBe(given.date);
    }
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it('says how it ranks where it does, with joint places', () => {
    const table = relevanceTable(frame, comB, { ranked: true });
    expect(table.columns[0]).toBe('Place');
    expect(table.rows[0]?.[0]).toMatch(/^1=?$/);
    expect(table.rows.some((row) => String(row[0]).endsWith('='))).toBe(true);
    expect(table.notes.join(' ')).toContain('frequency is not importance');
    expect(table.widths).toHaveLength(table.columns.length);
  });

  it('says that nobody decided, and that a domain without data has no sentence', () => {
    const small = beliefStudy([{ codings: [[kno, 0, 4]] }]);
    const records = { ...noFindings, interviews: [], guideVersions: [] };
    const table = relevanceTable({ ...frame, settled: small, records }, comB);
    expect(cell(table, 0, 'Decision')).toBe('nobody decided yet');
    expect(cell(table, 0, 'Reason')).toBe('not said');
    expect(cell(table, 1, 'Reason')).toBe('not said, and nothing was coded');
    expect(cell(table, 1, 'Not known whether asked')).toBe(1);
  });
});

describe('the table of COM-B and intervention functions', () => {
  const table = comBTable(frame, comB);

  it('has a row for a domain in each component it is linked to', () => {
    const skills = table.rows.filter((row) => row[1] === 'Skills');
    expect(skills.map((row) => [row[0], row[2]])).toEqual([
      ['Capability, psychological', 'Capability, physical'],
      ['Capability, physical', 'Capability, psychological'],
    ]);
  });

  it('offers options for relevant domains alone, from both sources by name', () => {
    for (const [row] of table.rows.entries()) {
      const isRelevant = cell(table, row, 'Decision') === 'relevant';
      const options = String(cell(table, row, 'Options by component (2011)'));
      expect(options === 'shown for relevant domains').toBe(!isRelevant);
    }
    expect(table.notes.join(' ')).toContain('10.1186/s12913-018-3778-2');
    expect(table.notes.join(' ')).toContain('Implementation Science 6:42');
  });
});
