import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FormatError } from '#lib/domain/errors.ts';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { readManuscriptFile } from '#lib/formats/manuscript/manuscript-reader.ts';
import { docxOf, docxParts, type DocxBlock } from '../fixtures/docx-files.ts';
import { blocksOf, docxBlocksOf, soundManuscript } from '../fixtures/manuscripts.ts';
import { paperOf } from '../fixtures/paper-of.ts';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const fromWord = async (...blocks: readonly DocxBlock[]) =>
  readManuscriptFile('Paper.docx', docxOf(blocks));

async function refusal(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await readManuscriptFile(name, bytes);
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
  throw new RangeError('it was read');
}

describe('a manuscript from Word', () => {
  it('is paragraphs with the level of their heading, and tables with their cells', async () => {
    const { kind, blocks, notes } = await fromWord(
      { heading: 'Results' },
      'They said “nobody asked me” often.',
      {
        table: [
          ['Theme', 'Quote'],
          ['Whose it is', 'first\nsecond'],
        ],
      },
    );
    expect(kind).toBe('Word document');
    expect(blocks).toEqual([
      { is: 'paragraph', heading: 1, words: 'Results' },
      { is: 'paragraph', heading: null, words: 'They said “nobody asked me” often.' },
      {
        is: 'table',
        rows: [
          ['Theme', 'Quote'],
          ['Whose it is', 'first\nsecond'],
        ],
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('leaves deleted words out and keeps inserted ones where changes are tracked, and says so', async () => {
    const { blocks, notes } = await fromWord({
      xml: `<w:p>${run('They are ')}<w:del w:id="1" w:author="A"><w:r><w:delText>lovely</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">${run('kind')}</w:ins>${run(' people')}<w:moveFrom w:id="3">${run(' gone')}</w:moveFrom><w:moveTo w:id="4">${run(' here')}</w:moveTo></w:p>`,
    });
    expect(blocks).toEqual([
      { is: 'paragraph', heading: null, words: 'They are kind people here' },
    ]);
    expect(notes).toEqual([
      {
        kind: 'changed',
        where: 'tracked changes',
        what: '2 stretches deleted, left out; 2 stretches inserted, kept: as if all were accepted',
      },
    ]);
  });

  it('has what fields show, and never their codes', async () => {
    const complex = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF quotes \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('Table 2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { blocks } = await fromWord(
      { xml: `<w:p>${run('See ')}${complex}${run(', Quote 1')}</w:p>` },
      {
        xml: `<w:p>${run('Table ')}<w:fldSimple w:instr=" SEQ Table ">${run('2')}</w:fldSimple>${run('. Quotations')}</w:p>`,
      },
    );
    expect(blocks.map((one) => one.is === 'paragraph' && one.words)).toEqual([
      'See Table 2, Quote 1',
      'Table 2. Quotations',
    ]);
  });

  it('has footnotes after the paragraph that refers to them, and text boxes', async () => {
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const box = `<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p>${run('In the box')}</w:p></w:txbxContent></v:textbox></w:pict></w:r>`;
    const parts = docxParts(
      `<w:p>${run('Said so')}${note}</w:p><w:p>${run('Before the box')}${box}</w:p><w:p>${run('End')}</w:p>`,
    );
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const rels = new TextDecoder()
      .decode(parts['word/_rels/document.xml.rels'])
      .replace(
        '</Relationships>',
        '<Relationship Id="f1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
      );
    const { blocks, notes } = await readManuscriptFile(
      'Paper.docx',
      zipSync({
        ...parts,
        'word/_rels/document.xml.rels': strToU8(rels),
        'word/footnotes.xml': strToU8(
          `<?xml version="1.0"?><w:footnotes ${w}><w:footnote w:id="2"><w:p>${run('P04, in “I went quiet, I think”.')}</w:p></w:footnote></w:footnotes>`,
        ),
      }),
    );
    const words = blocks.map((one) => (one.is === 'paragraph' ? one.words : ''));
    expect(words.slice(0, 2)).toEqual(['Said so', 'P04, in “I went quiet, I think”.']);
    expect(words).toContain('In the box');
    expect(notes.map(({ what }) => what)).toContain(
      '1 footnote or endnote read after its paragraph',
    );
  });

  it('says which paragraphs are block quotations by their style', async () => {
    const parts = docxParts(
      `<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr>${run('I went quiet.')}</w:p>`,
    );
    const styles = new TextDecoder()
      .decode(parts['word/styles.xml'])
      .replace(
        '</w:styles>',
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>',
      );
    const { blocks } = await readManuscriptFile(
      'Paper.docx',
      zipSync({ ...parts, 'word/styles.xml': strToU8(styles) }),
    );
    expect(blocks).toEqual([
      { is: 'paragraph', heading: null, words: 'I went quiet.', isQuote: true },
    ]);
  });

  it('is checked as it was written: the sound one of the sample study has no finding', async () => {
    const frame = paperOf(sampleSnapshot);
    const written = soundManuscript(frame);
    const { blocks } = await fromWord(...docxBlocksOf(written));
    expect(blocks.map(({ is }) => is)).toEqual(blocksOf(written).map(({ is }) => is));
    const { findings, quotations } = manuscriptFindings(blocks, frame);
    expect(findings).toEqual([]);
    expect(quotations.length).toBeGreaterThan(45);
  });
});

describe('a manuscript from other files', () => {
  it('is read from Markdown with its headings, tables and block quotations', async () => {
    const text =
      '# Paper\n\n## Results\n\nSome *said* so\nand went on.\n\n> I went **quiet**.\n\n| Theme | Quote |\n|---|---|\n| Whose | a \\| b |\n';
    const { blocks } = await readManuscriptFile('paper.md', bytesOf(text));
    expect(blocks).toEqual([
      { is: 'paragraph', heading: 1, words: 'Paper' },
      { is: 'paragraph', heading: 2, words: 'Results' },
      { is: 'paragraph', heading: null, words: 'Some said so and went on.' },
      { is: 'paragraph', heading: null, words: 'I went quiet.', isQuote: true },
      {
        is: 'table',
        rows: [
          ['Theme', 'Quote'],
          ['Whose', 'a | b'],
        ],
      },
    ]);
  });

  it('is read from a web page and from RTF', async () => {
    const page =
      '<html><body><h2>Results</h2><p>They said “so it is”.</p><table><tr><td>a</td><td>b</td></tr></table></body></html>';
    const { blocks } = await readManuscriptFile('paper.html', bytesOf(page));
    expect(blocks).toEqual([
      { is: 'paragraph', heading: 2, words: 'Results' },
      { is: 'paragraph', heading: null, words: 'They said “so it is”.' },
      { is: 'table', rows: [['a', 'b']] },
    ]);
    const rtf = await readManuscriptFile('paper.rtf', bytesOf('{\\rtf1\\ansi They said so.\\par}'));
    expect(rtf.blocks).toEqual([{ is: 'paragraph', heading: null, words: 'They said so.' }]);
  });

  it('has the footnotes of an OpenDocument file after the paragraph that refers to them', async () => {
    const ns =
      'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
    const note =
      '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>\n<text:p>P04: “The dinosaurs came at breakfast and stayed”.</text:p></text:note-body></text:note>';
    const content = `<?xml version="1.0"?><office:document-content ${ns}><office:body><office:text><text:p>Said${note} so.</text:p><text:p>End.</text:p></office:text></office:body></office:document-content>`;
    const { blocks, notes } = await readManuscriptFile(
      'Paper.odt',
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.text'),
        'content.xml': strToU8(content),
      }),
    );
    expect(blocks.map((one) => one.is === 'paragraph' && one.words)).toEqual([
      'Said so.',
      'P04: “The dinosaurs came at breakfast and stayed”.',
      'End.',
    ]);
    expect(notes.map(({ what }) => what)).toEqual([
      '1 footnote or endnote read after its paragraph',
    ]);
    const { quotations } = manuscriptFindings(blocks, paperOf(sampleSnapshot));
    expect(quotations.map(({ verdict }) => verdict)).toEqual(['not-found']);
  });

  it('is refused with one reason where it is broken, empty, under a password or something else', async () => {
    expect(await refusal('Paper.docx', new Uint8Array())).toBe('empty-file');
    expect(
      await refusal('Paper.docx', docxOf(['words']).slice(0, 200) as Uint8Array<ArrayBuffer>),
    ).toBe('truncated');
    expect(await refusal('Paper.docx', docxOf([]))).toBe('no-text-inside');
    expect(await refusal('data.csv', bytesOf('a,b\n1,2\n'))).toBe('not-a-manuscript');
    expect(await refusal('Paper.pdf', bytesOf('%PDF-1.4\n'))).toBe('not-a-manuscript');
    expect(await refusal('picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]))).toBe(
      'unknown-kind',
    );
    expect(await refusal('Paper.docx', zipSync(docxParts('<w:p><w:r><w:t>no end')))).toBe(
      'truncated',
    );
  });
});
