import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Report, Section } from '#lib/domain/reporting/report.ts';
import { docxReport } from '#lib/formats/docx/report-writer.ts';

const report: Report = {
  title: 'A <study> & "more": report',
  subject: 'report',
  notes: ['What is in it.'],
  invented: true,
  sections: [
    {
      heading: 'November 2025',
      blocks: [{ is: 'paragraph', words: 'Two\nlines\twith a tab' }],
      sections: [
        {
          heading: 'A day',
          blocks: [
            { is: 'details', words: 'By AO.' },
            {
              is: 'paragraph',
              words: [
                { text: 'plain ', look: 'plain' },
                { text: 'strong', look: 'strong' },
                { text: ' & italic', look: 'italic' },
              ],
            },
            { is: 'quote', words: '12  P03: ]]> “well”', source: 'P03, line 12' },
            { is: 'quote', words: 'No source \u0001\ud800', source: null },
            {
              is: 'table',
              caption: 'Counts',
              columns: ['Domain', 'n'],
              widths: [3, 1],
              rows: [
                ['Knowledge', 12],
                ['Skills', null],
              ],
            },
          ],
          sections: [{ heading: 'Deepest', blocks: [{ is: 'paragraph', words: 'The end.' }] }],
        },
      ],
    },
  ],
};

async function partsOf(of: Report): Promise<Record<string, string>> {
  const unzipped = unzipSync(await docxReport.write(of));
  return Object.fromEntries(
    Object.entries(unzipped).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

describe('a report as a Word document', () => {
  it('has the same bytes each time, and no date', async () => {
    expect(await docxReport.write(report)).toEqual(await docxReport.write(report));
    expect((await partsOf(report))['docProps/core.xml']).not.toMatch(/created|modified/);
  });

  it('is XML that any reader accepts, whatever is in it', async () => {
    const parts = await partsOf(report);
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
    for (const [name, xml] of Object.entries(parts)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      expect(() => parser.write(xml).close(), name).not.toThrow();
    }
  });

  it('reads in its order, with headings, emphasis and the table', async () => {
    const buffer = Buffer.from(await docxReport.write(report));
    const { value } = await mammoth.convertToHtml({ buffer });
    const order = [
      'A &lt;study&gt; &amp; "more": report',
      'What is in it.',
      '<h1>November 2025</h1>',
      'Two<br />lines\twith a tab',
      '<h2>A day</h2>',
      'By AO.',
      'plain <strong>strong</strong><em> &amp; italic</em>',
      ']]&gt; “well”',
      'P03, line 12',
      'No source \ufffd',
      'Counts',
      'Domain',
      'Knowledge',
      '12',
      'Skills',
      '<h3>Deepest</h3>',
      'The end.',
    ];
    let at = 0;
    for (const words of order) {
      const found = value.indexOf(words, at);
      expect(found, `${words} in ${value.slice(at, at + 200)}`).toBeGreaterThanOrEqual(0);
      at = found + words.length;
    }
  });

  it('wears Word’s own styles, every one of which is defined, and is in British English', async () => {
    const parts = await partsOf(report);
    const styles = parts['word/styles.xml'] ?? '';
    const worn = [...(parts['word/document.xml'] ?? '').matchAll(/w:[pt]\w*Style w:val="(\w+)"/g)];
    expect(new Set(worn.map(([, id]) => id))).toEqual(
      new Set([
        'Title',
        'Details',
        'Heading1',
        'Normal',
        'Heading2',
        'Quote',
        'QuoteSource',
        'Caption',
        'Rules',
        'TableHeader',
        'TableCell',
        'Heading3',
      ]),
    );
    for (const [, id] of worn) expect(styles).toContain(`w:styleId="${id}"`);
    expect(styles).toContain('<w:lang w:val="en-GB"/>');
    expect(parts['docProps/core.xml']).toContain('<dc:language>en-GB</dc:language>');
  });

  it('says at the foot of every page that an invented study is one, and only there', async () => {
    const footOf = async (of: Report) => (await partsOf(of))['word/footer1.xml'];
    expect(await footOf(report)).toContain('Invented data');
    expect(await footOf({ ...report, invented: false })).not.toContain('Invented');
    expect(await footOf({ ...report, invented: false })).toContain(' PAGE ');
  });

  it('refuses headings deeper than there are levels', async () => {
    const deep = (level: number): Section => ({
      heading: `Level ${level}`,
      blocks: [],
      sections: level === 4 ? [] : [deep(level + 1)],
    });
    await expect(docxReport.write({ ...report, sections: [deep(1)] })).rejects.toThrow(RangeError);
  });

  it('stands without sections, rows or columns', async () => {
    const empty = { is: 'table', caption: '', columns: [], rows: [] } as const;
    const parts = await partsOf({ ...report, sections: [{ heading: 'None', blocks: [empty] }] });
    expect(parts['word/document.xml']).not.toContain('<w:tbl>');
    expect((await docxReport.write({ ...report, sections: [] })).length).toBeGreaterThan(500);
  });
});
