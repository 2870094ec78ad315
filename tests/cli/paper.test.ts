import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { docxOf } from '../fixtures/docx-files.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import { studyFile, terminal, textFile, wordsOf, type Files } from './terminal.ts';

// Where other work goes on, reading a whole study takes its time.
vi.setConfig({ testTimeout: 60_000 });

const sample = await studyFile(sampleSnapshot);
const small = await studyFile(smallStudy());
const files: Files = { 'a.concord': sample, 'small.concord': small, 'a.txt': textFile('Hello.') };
const typed = (...args: readonly string[]) => terminal(args, files);

describe('a checklist', () => {
  it('is the table of an appendix on standard output; items that wait are what is found', async () => {
    const { status, out, err } = await typed('coreq', 'a.concord');
    expect(status).toBe(1);
    expect(out).toMatch(/^# .*COREQ/);
    expect(out.match(/^\| \d+ \| /gm)).toHaveLength(32);
    expect(err).toMatch(/^Still yours: \d+ of 32\.$/m);
  });

  it('is found nothing in once every item is confirmed or does not apply', async () => {
    const at = '2025-11-20T10:00:00.000Z';
    const lead = sampleSnapshot.coders.find(({ role }) => role === 'lead')!.id;
    const answers = Array.from({ length: 32 }, (_, index) => ({
      id: `00000077-0000-4000-8000-0000000000${String(index + 10)}`,
      list: 'coreq',
      number: index + 1,
      words: '',
      notApplicable: 'this is a test',
      place: '',
      confirmed: null,
      written: { by: lead, at },
    })) as unknown as StudySnapshot['checklistAnswers'];
    const done = await studyFile({ ...sampleSnapshot, checklistAnswers: answers });
    const { status, err } = await terminal(['coreq', 'a'], { a: done });
    expect([status, err.trim().split('\n').at(-1)]).toEqual([0, 'Still yours: 0 of 32.']);
  });

  it('is SRQR where that is asked for, and JSON with every item', async () => {
    const { status, out } = await typed('coreq', 'a.concord', '--list', 'SRQR', '--json');
    expect(status).toBe(1);
    const read = JSON.parse(out);
    expect(read).toMatchObject({ list: 'SRQR', as: 'AO', program: 'Concord 0.1.0' });
    expect(read.items).toHaveLength(21);
  });

  it('is written as a file of the same bytes as the table', async () => {
    const { out, written } = await typed(
      ...['coreq', 'a.concord', '--format', 'docx', '--out', 'm/coreq.docx'],
    );
    expect(out).toBe('m/coreq.docx\n');
    const tables = await typed('tables', 'a.concord', '--out', 'm', '--table', 'coreq');
    expect(written.get('m/coreq.docx')).toEqual([...tables.written.values()][0]);
  });

  it('is text for the methods section, drafts marked as drafts', async () => {
    const { out } = await typed('coreq', 'a.concord', '--text');
    expect(out).toContain('methods text, COREQ');
    expect(out).toMatch(/\\?\[Draft, not confirmed\\?\]/);
    const word = await typed('coreq', 'a.concord', '--text', '--format', 'docx', '--out', 'a.docx');
    const document = unzipSync(word.written.get('a.docx')!)['word/document.xml'];
    expect(strFromU8(document!)).toContain('<w:p>');
  });

  it.each([
    ['there is no such list', ['--list', 'prisma'], 'There is no checklist “prisma”'],
    ['a Word file has nowhere to go', ['--format', 'docx'], '--out FILE'],
    ['text has no such format', ['--text', '--format', 'csv'], 'md, html or docx'],
    ['two studies are named', ['small.concord'], 'Say which study'],
    ['the file is written already', ['--out', 'a.txt'], 'a.txt is there already'],
  ])('is refused where %s', async (_, more, sentence) => {
    const { status, out, err } = await typed('coreq', 'a.concord', ...more);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
});

describe('the checks', () => {
  it('list what was found, each with where, what and why, and exit with 1', async () => {
    const { status, out, err } = await typed('check', 'a.concord');
    expect(status).toBe(1);
    expect(out).toMatch(/^L\d+ .* \((does not match|a question)\): .+\n {4}.+\n {4}.+/);
    expect(err).toMatch(/^Found: \d+\.$/m);
  });

  it('are JSON on standard output and nothing else', async () => {
    const { status, out } = await typed('check', 'a.concord', '--json');
    expect(status).toBe(1);
    const read = JSON.parse(out);
    expect(read.findings.length).toBeGreaterThan(0);
    for (const finding of read.findings) {
      expect(Object.keys(finding)).toEqual(['rule', 'name', 'is', 'where', 'what', 'why']);
    }
    expect(read.notRun.length).toBeGreaterThan(0);
  });

  it('find nothing, and exit with 0, where everything was set aside with a reason', async () => {
    const { checksOf } = await import('#lib/domain/checks/checks.ts');
    const { paperFrame } = await import('#lib/domain/paper/paper-frame.ts');
    const { surroundings } = await import('#lib/cli/opened-study.ts');
    const lead = sampleSnapshot.coders.find(({ role }) => role === 'lead')!.id;
    const frame = paperFrame(
      sampleSnapshot,
      lead,
      surroundings({
        version: '0.1.0',
        localDay: (instant: string) => instant.slice(0, 10),
      } as never),
    )!;
    const setAsides = checksOf(frame).open.map((finding, index) => ({
      id: `00000078-0000-4000-8000-0000000000${String(index + 10)}`,
      rule: finding.rule,
      mark: finding.mark,
      finding: finding.what,
      reason: 'It is meant so.',
      signed: { by: lead, at: '2025-11-20T10:00:00.000Z' },
    })) as unknown as StudySnapshot['setAsides'];
    const study = await studyFile({ ...sampleSnapshot, setAsides });
    const { status, out, err } = await terminal(['check', 'a', '--json'], { a: study });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ findings: [] });
    expect(JSON.parse(out).setAside[0]).toMatchObject({ because: 'It is meant so.', by: 'AO' });
    expect(err).toContain('Nothing was found.');
  });

  it('stand in the notes of every table that has notes, and on standard error', async () => {
    const { err, written } = await typed(
      ...['tables', 'a.concord', '--out', 'm', '--table', 'codebook', '--format', 'md'],
    );
    expect(wordsOf([...written.values()][0])).toContain('Checks: ');
    expect(err).toMatch(/^Checks: .* “concord check” lists it\.$/m);
  });
});

describe('a manuscript', () => {
  const version = sampleSnapshot.transcriptVersions[0]!;
  const spoken = sampleSnapshot.transcripts.find(({ versionId }) => versionId === version.id)!;
  const said = version.text
    .split('\n')
    .find((turn) => turn.split(' ').length > 14)!
    .split(' ')
    .slice(2, 14)
    .join(' ');
  const invented = 'Purple elephants decide about tablets on most Thursdays in this practice';
  const paper = (quoted: string) => docxOf([{ heading: 'Results' }, `One said “${quoted}”.`]);
  const check = (bytes: Uint8Array, ...more: readonly string[]) =>
    terminal(['check', 'a.concord', 'paper.docx', ...more], { ...files, 'paper.docx': bytes });

  it('is held against the transcripts: what nobody said is found, with its paragraph', async () => {
    const { status, out, err } = await check(paper(invented), '--json');
    expect(status).toBe(1);
    const { manuscript } = JSON.parse(out);
    expect(manuscript.quotations).toMatchObject([{ words: invented, verdict: 'not-found' }]);
    expect(manuscript.findings).toMatchObject([
      { rule: 'L9', paragraph: 2, headings: ['Results'] },
    ]);
    expect(err).toContain('paper.docx: 2 paragraphs, 0 tables, 1 quotation');
  });

  it('has nothing found of a quotation as it was said, and says where that is', async () => {
    const { out } = await check(paper(said), '--json');
    const { manuscript } = JSON.parse(out);
    expect(manuscript.findings).toEqual([]);
    expect(manuscript.quotations[0]).toMatchObject({
      verdict: 'exact',
      places: [{ transcript: spoken.name }],
    });
  });

  it('is listed after the study in words', async () => {
    const { out } = await check(paper(invented));
    expect(out.trim().split('\n').slice(-3)[0]).toMatch(/^L9 .*: Paragraph 2, under “Results”$/);
  });

  it.each<[string, Uint8Array, string]>([
    ['is empty', new Uint8Array(), 'paper.docx: The file is empty'],
    ['is a broken Word file', paper('x').slice(0, 200), 'paper.docx: '],
    ['is a study file', sample, 'paper.docx: '],
  ])('is refused where it %s', async (_, bytes, sentence) => {
    const { status, out, err } = await check(bytes);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it('without tables says how far its citations could be checked, apart from what the study itself cites', async () => {
    const bytes = docxOf([{ heading: 'Results' }, 'Some never stop (Table 90, Quote 3).']);
    const { err } = await check(bytes);
    expect(err).toMatch(/^paper\.docx: .*(not checked|results pack|held against)/m);
    expect(err).toMatch(/^L5 .*, in the study itself: not run, /m);
    const json = JSON.parse((await check(bytes, '--json')).out);
    expect(json.manuscript.notChecked.length).toBeGreaterThan(0);
  });

  it('is refused where it is not there', async () => {
    const { status, err } = await typed('check', 'a.concord', 'gone.docx');
    expect([status, err.trim().split('\n').at(-1)]).toEqual([2, 'gone.docx is not there.']);
  });
});
