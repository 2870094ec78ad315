import { zipSync } from 'fflate';
import { expect, describe, it } from 'vitest';
import { readTranscriptFile } from '#lib/formats/transcript-readers.ts';
import { largestFile, requireReadableSize } from '#lib/formats/containers.ts';
import { docxOf, docxParts } from '../fixtures/docx-files.ts';
import { imported, text, turnsOf } from './read-turns.ts';

const refused = (name: string, bytes: Uint8Array, code: string, where?: string) =>
  expect(readTranscriptFile(name, bytes)).rejects.toMatchObject(
    where === undefined ? { code } : { code, where },
  );

/** A compound file (OLE) whose directory names one stream. */
function oldOffice(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(
    [...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
    1024,
  );
  return bytes;
}

describe('files that cannot be read', () => {
  it('refuses an empty file, and one that holds only blank lines', async () => {
    await refused('a.txt', new Uint8Array(), 'empty-file');
    await refused('a.docx', new Uint8Array(), 'empty-file');
    await refused('a.txt', text(' \n\n\t\n'), 'no-text-inside');
    await refused('a.docx', docxOf(['', '']), 'no-text-inside');
    await refused('a.csv', text('\n\n'), 'no-rows');
  });

  it('refuses a file over the limit from its size alone', () => {
    expect(() => requireReadableSize(300 * 1024 * 1024)).toThrow(
      expect.objectContaining({ code: 'file-too-large', where: '300 MB' }),
    );
    expect(() => requireReadableSize(largestFile)).not.toThrow();
  });

  it('refuses a zip bomb before unpacking it', async () => {
    const parts = docxParts('');
    const bomb = zipSync({ ...parts, 'word/media/a.xml': new Uint8Array(20 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    await refused('a.docx', bomb, 'unpacks-too-large', 'word/media/a.xml');
    const many = Object.fromEntries(
      Array.from({ length: 5_001 }, (_, index) => [`word/${index}.xml`, new Uint8Array(1)]),
    );
    await refused('a.docx', zipSync(many, { level: 0 }), 'unpacks-too-large');
  });

  it('refuses a Word file that ends too early, or whose XML does', async () => {
    const whole = docxOf(['INT: Why?', 'P04: Because.']);
    await refused('a.docx', whole.subarray(0, whole.length - 200), 'truncated');
    await refused('a.docx', whole.subarray(0, 300), 'truncated');
    const parts = docxParts('<w:p><w:r><w:t>half');
    const cut = parts['word/document.xml']?.subarray(0, -40) ?? new Uint8Array();
    await refused('a.docx', zipSync({ ...parts, 'word/document.xml': cut }), 'truncated');
  });

  it('tells a password from an old Word file', async () => {
    await refused('a.docx', oldOffice('EncryptedPackage'), 'password-protected');
    await refused('a.doc', oldOffice('WordDocument'), 'old-word-format');
    await refused('a.docx', oldOffice('Workbook'), 'wrong-kind');
  });

  it('says what a file is that claims to be another', async () => {
    await refused(
      'a.txt',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
      'wrong-kind',
      'a picture',
    );
    await refused(
      'a.docx',
      zipSync({ 'xl/workbook.xml': text('<x/>') }),
      'wrong-kind',
      'an Excel workbook; save the sheet as .csv',
    );
    await refused('a.docx', zipSync({ 'photo.jpg': text('…') }), 'wrong-kind', 'a zip archive');
    await refused('a.TextGrid', text('File type = "ooTextFile"\n'), 'unknown-kind');
    await refused('a.txt', text('<?xml version="1.0"?><feed/>'), 'wrong-kind', 'an XML file');
  });

  it('refuses bytes that are no text under the name of a text', async () => {
    const noise = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256);
    await refused('a.txt', noise, 'not-text');
    await refused('a.csv', noise, 'not-text');
    await refused('a.vtt', noise, 'not-text');
  });

  it('refuses subtitles without a cue', async () => {
    await refused('a.vtt', text('WEBVTT\n\nNOTE nothing here\n'), 'no-cues');
    await refused('a.srt', text('Just some words.\n'), 'no-cues');
  });

  it('refuses a table whose columns cannot be told apart', async () => {
    await refused('a.csv', text('a,b,c\n1,2\n3\n4,5,6,7,8\n9,1\n2\n3,4,5,6\n'), 'ragged-rows');
    await refused('a.csv', text('a,b\nP1,"never closed\nP2,more, and more\n'), 'ragged-rows');
  });
});

describe('files that are read all the same, with a note', () => {
  it('reads a file by what it is, and says so', async () => {
    const docx = docxOf(['INT: Why?', 'P04: Because.']);
    expect(await turnsOf('a.txt', docx)).toEqual(['INT: Why?', 'P04: Because.']);
    expect((await imported('a.txt', docx)).notes[0]).toEqual({
      kind: 'assumed',
      where: 'kind of file',
      what: 'Read as Word document, which it is, not as its ending “.txt” says',
    });
    const vtt = text('WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n');
    expect((await imported('a.txt', vtt)).kind).toBe('WebVTT subtitles');
    expect((await imported('a.docx', text('I: Why?\n\nP: Because.'))).kind).toBe('Plain text');
    expect((await imported('a.srt', vtt)).kind).toBe('WebVTT subtitles');
  });

  it('fills up short rows of a table and keeps what stands in long ones', async () => {
    const ragged =
      'speaker,text\nI,Why?\nP\nI,And then, at last, what?\nP,Nothing.\nI,Good.\nP,Yes.\nI,So.,,\n';
    expect(await turnsOf('a.csv', text(ragged))).toEqual([
      'I: Why?',
      'I: And then, at last, what?',
      'P: Nothing.',
      'I: Good.',
      'P: Yes.',
      'I: So.',
    ]);
    const { notes } = await imported('a.csv', text(ragged));
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'assumed', where: 'rows 3' }));
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'assumed', where: 'rows 4' }));
  });

  it('takes a stray quotation mark for text where the rows then come out even', async () => {
    const stray = 'speaker\ttext\nI\t"Why?\nP\tBecause.\nI\tSo.\n';
    expect(await turnsOf('a.tsv', text(stray))).toEqual(['I: "Why?', 'P: Because.', 'I: So.']);
    expect((await imported('a.tsv', text(stray))).notes).toContainEqual(
      expect.objectContaining({ kind: 'assumed', where: 'row 2' }),
    );
  });

  it('counts pictures, notes and comments of a Word file that it leaves out', async () => {
    const note =
      '<w:p><w:r><w:t>I: Why?</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const footnotes = `<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>See p. 3</w:t></w:r></w:p></w:footnote></w:footnotes>`;
    const parts = docxParts(note);
    const docx = zipSync({ ...parts, 'word/footnotes.xml': text(footnotes) });
    expect((await imported('a.docx', docx)).notes).toContainEqual({
      kind: 'dropped',
      where: 'footnotes and endnotes',
      what: '1 footnote or endnote',
    });
  });

  it('says how many cues have times that cannot be read', async () => {
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n\n0x --> 00:03.000\nLost.\n';
    expect((await imported('a.vtt', text(vtt))).notes).toContainEqual({
      kind: 'dropped',
      where: 'line 6',
      what: '1 cue with times that cannot be read',
    });
  });
});
