import { describe, expect, it } from 'vitest';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { manuscriptReport } from '#lib/domain/manuscript/report.ts';
import { sortedFindings } from '#lib/domain/manuscript/set-aside-of.ts';
import type { SetAside } from '#lib/domain/model/set-aside.ts';
import { docxReport } from '#lib/formats/docx/report-writer.ts';
import { markdownReport } from '#lib/formats/markdown/report-writer.ts';
import { blocksOf } from '../../fixtures/manuscripts.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { uuid } from '../../fixtures/small-study.ts';

const frame = paperOf(sampleSnapshot);
const blocks = blocksOf([
  { heading: 'Results' },
  'One said: “They’re lovely people, my partners, they bring in tomatoes” (P01, GP partner).',
  'Of them 40% (3/8) agreed.',
]);
const check = manuscriptFindings(blocks, frame);

function reported(setAsides: readonly SetAside[] = []) {
  return manuscriptReport({
    study: frame.settled.study,
    name: 'Paper.docx',
    blocks,
    quotations: check.quotations,
    unchecked: check.unchecked,
    sorted: sortedFindings(check.findings, setAsides),
    coders: frame.coders,
    localDay: frame.localDay,
  });
}
const asText = async (setAsides?: readonly SetAside[]) =>
  new TextDecoder().decode(await markdownReport.write(reported(setAsides)));

describe('the report of a manuscript’s check', () => {
  it('gives each finding with its paragraph, its words and the difference', async () => {
    const text = await asText();
    expect(text).toContain('Quotations as they were said (L9)');
    expect(text).toContain('Sums and shares (L12)');
    expect(text).toContain('3 of 8 is 38 %, not 40 %.');
    expect(text).toMatch(/lovely/);
    expect(text).toMatch(/−kind/);
    expect(text).toContain('Paragraph 2, under “Results”');
  });

  it('lists every quotation with its verdict and where it stands', () => {
    const list = reported().sections.find(({ heading }) => heading === 'Quotations');
    const [table] = list!.blocks;
    expect(table?.is === 'table' && table.rows[0]?.slice(2)).toEqual([
      'P01, GP partner',
      'differs',
      expect.stringMatching(/line \d+ \(P01\)$/),
    ]);
  });

  it('gives what was set aside with the reason, and not among what is open', async () => {
    const finding = check.findings.find(({ rule }) => rule === 'L12')!;
    const record: SetAside = {
      id: uuid(91, 1) as SetAside['id'],
      rule: finding.rule,
      mark: finding.mark,
      finding: finding.what,
      reason: 'The editor rounds so.',
      signed: { by: frame.coders[0]!.id, at: '2025-11-20T10:00:00.000Z' },
    };
    const text = await asText([record]);
    expect(text).not.toContain('Sums and shares (L12)');
    expect(text).toContain('The editor rounds so.');
    expect(text).toContain('20 November 2025');
  });

  it('is the same bytes every time', async () => {
    expect(await docxReport.write(reported())).toEqual(await docxReport.write(reported()));
  });

  it('shows no words of somebody who is not to be quoted that the manuscript does not have', async () => {
    const participants = sampleSnapshot.participants.map((one) => ({
      ...one,
      consent: { ...one.consent, quoting: 'no' as const },
    }));
    const shortened = blocksOf([
      'One said: “They’re lovely people, my partners, they bring in tomatoes” (P01, GP partner).',
      'Another: “They’re lovely people, they bring in tomatoes” (P01, GP partner).',
    ]);
    const of = (study: typeof sampleSnapshot) => manuscriptFindings(shortened, paperOf(study));
    const [seen, withheld] = [of(sampleSnapshot), of({ ...sampleSnapshot, participants })];
    const leftOut = (found: typeof seen) =>
      [...found.quotations, ...found.findings]
        .flatMap(({ difference }) => difference)
        .flatMap(({ is, words }) => (is === 'left-out' ? [words.trim()] : []));
    expect(leftOut(seen).some((words) => words.length > 1)).toBe(true);
    expect([...new Set(leftOut(withheld))]).toEqual(['…']);
  });
});
