import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { studyFileReader } from '#lib/formats/study-file/reader.ts';
import { pdfOf } from '../fixtures/pdf-files.ts';
import { terminal, textFile, type Files } from './terminal.ts';

const read = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/transcripts/${name}`));
const one = textFile('INT: Where do you begin?\nP01: With the list. It is long.\n');
const two = textFile('INT: And you?\nP02: With the phone.\n');

async function imported(files: Files, ...more: readonly string[]) {
  const args = ['import', ...Object.keys(files), '--out', 'my study.concord', ...more];
  const outcome = await terminal(args, files);
  const bytes = outcome.written.get('my study.concord');
  const study = bytes && (await studyFileReader.read(bytes)).content.snapshot;
  return { ...outcome, study };
}

describe('an import', () => {
  it('makes a study file of the transcripts, in the order they were named', async () => {
    const { status, out, study } = await imported({ 'b/P01.txt': one, 'a/P02.txt': two });
    expect([status, out]).toEqual([0, 'my study.concord\n']);
    expect(study?.transcripts.toSorted((a, b) => a.order - b.order)).toMatchObject([
      { name: 'P01', lineCount: 3, file: { name: 'P01.txt' } },
      { name: 'P02', lineCount: 2, file: { name: 'P02.txt' } },
    ]);
    expect(study?.participants.map(({ label }) => label).toSorted()).toEqual(['P01', 'P02']);
    expect(study?.studies).toMatchObject([{ title: 'my study', invented: false }]);
  });

  it('is one act in the trail, as on the screen', async () => {
    const { study } = await imported({ 'P01.txt': one });
    expect(study?.operations).toMatchObject([{ kind: 'import-transcripts', counter: 1 }]);
    expect(study?.operations[0]?.changes.map(({ table }) => table)).toEqual([
      'participants',
      'transcripts',
      'transcriptVersions',
    ]);
  });

  it('gives the same bytes for the same files, time and chance', async () => {
    const [first, second] = [await imported({ a: one }), await imported({ a: one })];
    expect([...first.written.values()][0]).toEqual([...second.written.values()][0]);
  });

  it('calls study and lead what it is told', async () => {
    const { study } = await imported({ a: one }, '--title', 'Pain', '--lead', 'Ada Byron King');
    expect(study?.studies[0]?.title).toBe('Pain');
    expect(study?.coders).toMatchObject([{ name: 'Ada Byron King', initials: 'AK', role: 'lead' }]);
    const told = await imported({ a: one }, '--lead', 'Ada', '--initials', 'AL');
    expect(told.study?.coders[0]?.initials).toBe('AL');
  });

  it('says what it took of each file, and what it assumed', async () => {
    const { err } = await imported({
      'zoom.vtt': read('zoom.vtt'),
      'otter.txt': read('otter.txt'),
    });
    expect(err).toMatch(/^zoom\.vtt: read as .*; \d+ lines, speakers /m);
    expect(err).toMatch(/^otter\.txt: (assumed|changed|left out), /m);
    expect(err).toMatch(/^2 transcripts, \d+ lines\.$/m);
  });

  it('leaves out a file that is there already, and says so', async () => {
    const { status, err, study } = await imported({ 'a.txt': one, 'b.txt': one });
    expect(status).toBe(0);
    expect(study?.transcripts).toHaveLength(1);
    expect(err).toContain('b.txt: left out, because it is the same file as a.txt.');
  });

  it('gives transcripts of one name each their own', async () => {
    const { study } = await imported({ 'a/P.txt': one, 'b/P.txt': two });
    expect(study?.transcripts.map(({ name }) => name).toSorted()).toEqual(['P', 'P (2)']);
  });

  it('takes a survey with its respondents and closed questions', async () => {
    const { study } = await imported({ 'survey.csv': read('survey.csv') });
    expect(study?.transcripts.every(({ gathered }) => gathered === 'survey')).toBe(true);
    expect(study?.participants.length).toBeGreaterThan(1);
    expect(study?.attributes.length).toBeGreaterThan(0);
  });

  it('says of two surveys what they tell differently, and keeps what was said first', async () => {
    const survey = new TextDecoder().decode(read('survey.csv'));
    const [head, row, ...rest] = survey.split(/\r?\n/);
    const other = [head, row!.replace(',GP,', ',nurse,'), ...rest]
      .join('\n')
      .replace('They ask why.', 'They ask.');
    expect(other).not.toBe(survey);
    const { err } = await imported({ 'a.csv': textFile(survey), 'b.csv': textFile(other) });
    expect(err).toMatch(/^b\.csv: left out, .*says otherwise of /m);
  });

  it('reads a PDF without a browser, and says that nobody checked its order', async () => {
    const pdf = pdfOf([
      {
        texts: [
          { text: 'INT: Where do you begin?', x: 90, y: 100 },
          { text: 'P01: With the list, as everybody does on a Monday.', x: 90, y: 130 },
        ],
      },
    ]);
    const { status, err, study } = await imported({ 'a.pdf': pdf });
    expect(status).toBe(0);
    expect(err).toContain('a.pdf: assumed, order of reading: nobody has checked it');
    expect(study?.transcripts[0]?.lineCount).toBeGreaterThan(0);
  });

  it.each<[string, Files, string]>([
    [
      'a file is empty',
      { 'P01.txt': one, 'no.txt': new Uint8Array() },
      'no.txt: The file is empty',
    ],
    [
      'a file is a picture',
      { 'a.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0) },
      'a.png: ',
    ],
    [
      'a file is no text',
      { 'a.txt': Uint8Array.from({ length: 400 }, (_, at) => at % 7) },
      'a.txt: ',
    ],
  ])('takes in nothing where %s', async (_, files, sentence) => {
    const { status, out, err, written } = await imported(files);
    expect([status, out, written.size]).toEqual([2, '', 0]);
    expect(err).toContain(sentence);
  });

  it('is refused without files, without a place to write, and where that is taken', async () => {
    expect(await terminal(['import', '--out', 'a.concord'])).toMatchObject({ status: 2, out: '' });
    expect(await terminal(['import', 'a'], { a: one })).toMatchObject({ status: 2, out: '' });
    expect(await terminal(['import', 'gone', '--out', 'x'])).toMatchObject({
      status: 2,
      err: 'gone is not there.\n',
    });
    const taken = { a: one, 'b.concord': two };
    const refused = await terminal(['import', 'a', '--out', 'b.concord'], taken);
    expect([refused.status, refused.written.size]).toEqual([2, 0]);
  });
});
