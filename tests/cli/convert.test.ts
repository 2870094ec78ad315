import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaVersion } from '#lib/domain/model/index.ts';
import { studyFileReader } from '#lib/formats/study-file/reader.ts';
import { strFromU8, unzipSync } from 'fflate';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import { studyFile, terminal, textFile, wordsOf } from './terminal.ts';

const talk = textFile('INT: Where do you begin?\nP01: =With the list. It is long.\n');
const small = await studyFile(smallStudy());
const older = new Uint8Array(readFileSync('tests/fixtures/study-files/schema-4.concord'));

describe('a transcript converted', () => {
  it('is its numbered lines with who says them, formulas disarmed', async () => {
    const { status, out, written } = await terminal(['convert', 'a.txt', 'b.csv'], {
      'a.txt': talk,
    });
    expect([status, out]).toEqual([0, 'b.csv\n']);
    expect(wordsOf(written.get('b.csv'))).toBe(
      'Line,Speaker,Text\r\n1,INT,Where do you begin?\r\n2,P01,"\'=With the list."\r\n3,P01,It is long.\r\n',
    );
  });

  it.each(['b.md', 'b.html', 'b.xlsx', 'b.docx', 'B.CSV'])(
    'is written as %s by its ending',
    async (to) => {
      const { status, written } = await terminal(['convert', 'a.txt', to], { 'a.txt': talk });
      expect(status).toBe(0);
      expect(written.get(to)?.length).toBeGreaterThan(50);
    },
  );

  it('gives times and numbers of the file their columns where there are any', async () => {
    const vtt = new Uint8Array(readFileSync('tests/fixtures/transcripts/zoom.vtt'));
    const { written } = await terminal(['convert', 'a.vtt', 'b.csv'], { 'a.vtt': vtt });
    expect(wordsOf(written.get('b.csv')).split('\r\n')[0]).toContain('Turn begins (seconds)');
    const numbered = new Uint8Array(readFileSync('tests/fixtures/transcripts/numbered-lines.txt'));
    const lines = await terminal(['convert', 'a.txt', 'b.csv'], { 'a.txt': numbered });
    expect(wordsOf(lines.written.get('b.csv')).split('\r\n')[0]).toContain('Line in the file');
  });
});

describe('a study converted', () => {
  it('is the table asked for, the same as "tables" writes', async () => {
    const { written } = await terminal(['convert', 'a.concord', 'b.csv', '--table', 'segments'], {
      'a.concord': small,
    });
    const args = ['tables', 'a.concord', '--out', 'm', '--table', 'segments', '--format', 'csv'];
    const tables = await terminal(args, { 'a.concord': small });
    expect(written.get('b.csv')).toEqual([...tables.written.values()][0]);
  });

  it('is for a paper what is printed of it, and what the checks found goes to standard error', async () => {
    const memos = { theme: 'zanzibar of the theme', subtheme: 'zanzibar of the subtheme' };
    const file = await studyFile({
      ...sampleSnapshot,
      themes: sampleSnapshot.themes.map((one) => ({ ...one, memo: memos.theme })),
      subthemes: sampleSnapshot.subthemes.map((one) => ({ ...one, memo: memos.subtheme })),
    });
    const args = ['convert', 'a.concord', 'b.md', '--table', 'themes'];
    const whole = wordsOf((await terminal(args, { 'a.concord': file })).written.get('b.md'));
    expect(whole).toContain(memos.theme);
    const checks = /(Does not match|Question) \(L\d+/;
    for (const end of ['md', 'csv', 'html']) {
      const to = ['convert', 'a.concord', `b.${end}`, '--table', 'themes', '--for-paper'];
      const { status, err, written } = await terminal(to, { 'a.concord': file });
      const words = wordsOf(written.get(`b.${end}`));
      expect(status).toBe(0);
      expect(words).toMatch(/\d of 7/);
      expect(words).not.toMatch(/zanzibar|not confirmed|of N|From the codings|Checks:/);
      expect(words).not.toMatch(checks);
      expect(err).toMatch(checks);
    }
  }, 60_000);

  it('of an older release is one of this release, saved when it was saved', async () => {
    const { status, written } = await terminal(['convert', 'old.concord', 'new.concord'], {
      'old.concord': older,
    });
    expect(status).toBe(0);
    const bytes = written.get('new.concord')!;
    const manifest = JSON.parse(strFromU8(unzipSync(bytes)['manifest.json']!));
    expect(manifest).toMatchObject({ schemaVersion, program: '0.1.0' });
    const [before, after] = [await studyFileReader.read(older), await studyFileReader.read(bytes)];
    expect(after.content.savedAt).toBe(before.content.savedAt);
    expect(after.content.snapshot).toEqual(before.content.snapshot);
  });

  it.each([
    ['no table is named', ['a.concord', 'b.csv'], 'Say which table'],
    ['two tables are named', ['a.concord', 'b.csv', '--table', 'codebook,segments'], 'Say which'],
    ['the table has no rows', ['a.concord', 'b.csv', '--table', 'threads'], 'has no rows'],
    ['the ending is none', ['a.concord', 'b', '--table', 'codebook'], 'no ending'],
    ['the ending is unknown', ['a.concord', 'b.pdf', '--table', 'codebook'], 'There is no format'],
    ['a transcript is to become a study', ['a.txt', 'b.concord'], '“concord import”'],
    ['the table is in no paper', ['a.concord', 'b.csv', '--table', 'memos', '--for-paper'], 'none'],
    ['a transcript is for a paper', ['a.txt', 'b.csv', '--for-paper'], '--for-paper is for'],
    ['a table of a transcript is asked for', ['a.txt', 'b.csv', '--table', 'codebook'], '--table'],
    ['nothing is said to be written', ['a.txt'], 'Say what to convert'],
    ['the file is not there', ['gone.txt', 'b.csv'], 'gone.txt is not there'],
    ['the file is empty', ['empty.txt', 'b.csv'], 'empty.txt: The file is empty'],
    ['the study file is damaged', ['cut.concord', 'b.csv', '--table', 'codebook'], 'damaged'],
  ])('is refused where %s', async (_, args, sentence) => {
    const { status, out, err, written } = await terminal(['convert', ...args], {
      'a.concord': small,
      'cut.concord': small.slice(0, -50),
      'a.txt': talk,
      'empty.txt': new Uint8Array(),
    });
    expect([status, out, written.size]).toEqual([2, '', 0]);
    expect(err).toContain(sentence);
  });
});
