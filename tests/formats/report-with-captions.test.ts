import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '#lib/domain/figures/figure.ts';
import type { Label, Report, ReportTable, Words } from '#lib/domain/reporting/report.ts';
import { figuresIn, withPictures } from '#lib/domain/reporting/with-pictures.ts';
import { docxReport } from '#lib/formats/docx/report-writer.ts';
import { htmlReport } from '#lib/formats/html/report-writer.ts';
import { markdownReport } from '#lib/formats/markdown/report-writer.ts';

const figure: Figure = {
  width: 640,
  height: 300,
  title: 'A "map" <of> & things',
  subject: 'map',
  description: 'Two themes & "four" subthemes.',
  table: { columns: ['Theme', 'People'], rows: [['One', 3]] },
  marks: [
    { kind: 'rect', x: 0, y: 0, width: 640, height: 300, fill: { on: 'pattern', domain: 'goals' } },
  ],
};
const label = (series: Label['series'], number: number): Label => ({
  id: `${series}:${number}`,
  series,
  number,
});
const table = (of: Label, more: Partial<ReportTable> = {}): ReportTable => ({
  is: 'table',
  label: of,
  caption: `What is in ${of.series} ${of.number}`,
  columns: ['Theme', 'Subtheme', 'n'],
  rows: [
    ['One', 'a', 1],
    ['One', 'b', 2],
    ['Two', 'b', 3],
  ],
  ...more,
});
const referring: Words = [
  { text: 'Table 2', look: 'plain', to: 'Table:2' },
  { text: ' lists them. See ', look: 'plain' },
  { text: 'Figure 1', look: 'plain', to: 'Figure:1' },
  { text: ', ', look: 'plain' },
  { text: 'Appendix B', look: 'plain', to: 'Appendix:2' },
  { text: ' and ', look: 'plain' },
  { text: 'nothing', look: 'plain', to: 'gone' },
  { text: '; ', look: 'plain' },
  { text: 'doi:10.1000/1?a&b', look: 'plain', href: 'https://doi.org/10.1000/1?a&b' },
];
const report: Report = {
  title: 'Captions',
  subject: 'captions',
  notes: [],
  invented: true,
  sections: [
    { heading: 'Text', blocks: [{ is: 'paragraph', words: referring }] },
    { heading: 'One', startsPage: true, blocks: [table(label('Table', 1), { notes: ['Small.'] })] },
    {
      heading: 'Wide',
      startsPage: true,
      landscape: true,
      blocks: [table(label('Table', 2), { goingOn: 2 })],
    },
    {
      heading: 'Figure',
      startsPage: true,
      blocks: [
        { is: 'figure', label: label('Figure', 1), caption: 'A map', figure, picture: null },
      ],
    },
    { heading: 'A', landscape: true, blocks: [table(label('Appendix', 1))] },
    { heading: 'B', landscape: true, blocks: [table(label('Appendix', 2))] },
  ],
};

async function partsOf(of: Report): Promise<Record<string, string>> {
  const unzipped = unzipSync(await docxReport.write(of));
  return Object.fromEntries(
    Object.entries(unzipped).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

let parts: Record<string, string>;
let body: string;

beforeAll(async () => {
  parts = await partsOf(report);
  body = parts['word/document.xml']!;
});

describe('a Word document with captions', () => {
  it('is well-formed in every part that is XML, pictures as drawings among them', () => {
    const xml = Object.entries(parts).filter(([name]) => !name.endsWith('.png'));
    expect(xml.map(([name]) => name)).toContain('word/media/image2.svg');
    for (const [name, content] of xml) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      expect(() => parser.write(content).close(), name).not.toThrow();
    }
  });

  it('counts each series by a field whose kept number is the right one', () => {
    const fields = [
      ...body.matchAll(/ SEQ (\w+) \\\* (\w+) .*?separate"\/><\/w:r><w:r><w:t[^>]*>(\w+)</g),
    ].map(([, series, how, shown]) => `${series} ${how} ${shown}`);
    expect(fields).toEqual([
      'Table ARABIC 1',
      'Table ARABIC 2',
      'Figure ARABIC 1',
      'Appendix ALPHABETIC A',
      'Appendix ALPHABETIC B',
    ]);
  });

  it('has a bookmark for every reference, each name and number once, and keeps its words', () => {
    const marks = [...body.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/g)];
    const ends = [...body.matchAll(/<w:bookmarkEnd w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(marks.map(([, id]) => id)).size).toBe(5);
    expect(ends).toEqual(marks.map(([, id]) => id));
    const names = marks.map(([, , name]) => name);
    const refs = [
      ...body.matchAll(/ REF (\w+) \\h .*?separate"\/><\/w:r><w:r><w:t[^>]*>([^<]+)</g),
    ].map(([, name, shown]) => [name, shown]);
    expect(refs.map(([, shown]) => shown)).toEqual(['Table 2', 'Figure 1', 'Appendix B']);
    for (const [name] of refs) expect(names).toContain(name);
    expect(names.every((name) => name!.length <= 40)).toBe(true);
  });

  it('writes a reference to nothing as words', () => {
    expect(body).toContain('>nothing</w:t>');
  });

  it('repeats the header row of every table and keeps short rows whole', () => {
    expect(body.split('<w:tbl>').length - 1).toBe(4);
    expect(body.split('<w:tblHeader/>').length - 1).toBe(4);
    expect(body.split('<w:cantSplit/>').length - 1).toBe(4 * 4);
  });

  it('lies on its side where it is asked to, and nowhere else', () => {
    const pages = [...body.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"( w:orient="landscape")?\/>/g)];
    expect(
      pages.map(([, width, height, turned]) => [Number(width) > Number(height), !!turned]),
    ).toEqual([
      [false, false],
      [true, true],
      [false, false],
      [true, true],
    ]);
    expect(body.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  });

  it('joins cells that go on in the next row, and not across one that differs before them', () => {
    const wide = body.split('<w:tbl>')[2]!;
    expect(wide.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(1);
    expect(wide.match(/<w:vMerge\/>/g)).toHaveLength(1);
    expect(wide.match(/>b<\/w:t>/g)).toHaveLength(2);
    expect(body.split('<w:tbl>')[1]).not.toContain('vMerge');
  });

  it('has a figure as picture and drawing, with its title and description for who does not see it', () => {
    const relations = parts['word/_rels/document.xml.rels']!;
    const png = /<a:blip r:embed="(rId\d+)">/.exec(body)?.[1];
    const svg = /<asvg:svgBlip r:embed="(rId\d+)"\/>/.exec(body)?.[1];
    expect(relations).toContain(
      `Id="${png}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"`,
    );
    expect(relations).toContain(
      `Id="${svg}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image2.svg"`,
    );
    expect(parts['word/media/image2.svg']).toContain('<svg');
    expect(body).toContain(
      'descr="Two themes &amp; &quot;four&quot; subthemes." title="A &quot;map&quot; &lt;of&gt; &amp; things"',
    );
    expect(parts['[Content_Types].xml']).toMatch(/Extension="png".*Extension="svg"/);
  });

  it('fits a figure into its page without changing its shape', () => {
    const [, cx, cy] = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/.exec(body)!.map(Number);
    expect(cx! / 36_000).toBeLessThanOrEqual(160.1);
    expect(cx! / cy!).toBeCloseTo(640 / 300, 2);
  });

  it('leads to the web, each address once among the relations', () => {
    const ids = [...body.matchAll(/<w:hyperlink r:id="(rId\d+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(1);
    expect(parts['word/_rels/document.xml.rels']).toContain(
      `Id="${ids[0]}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://doi.org/10.1000/1?a&amp;b" TargetMode="External"`,
    );
    expect(parts['word/styles.xml']).toContain('w:styleId="Hyperlink"');
  });

  it('wears only styles that are there', () => {
    const worn = [...body.matchAll(/w:[pt]\w*Style w:val="(\w+)"/g)].map(([, id]) => id!);
    for (const id of new Set(worn))
      expect(parts['word/styles.xml'], id).toContain(`w:styleId="${id}"`);
    expect(new Set(worn)).toContain('TableNote');
    expect(new Set(worn)).toContain('Caption');
  });

  it('has the same bytes each time, and those of its picture where there is one', async () => {
    expect(await docxReport.write(report)).toEqual(await docxReport.write(report));
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
    const [own] = figuresIn(report);
    const drawn = withPictures(report, new Map([[own!, picture]]));
    const unzipped = unzipSync(await docxReport.write(drawn));
    expect(unzipped['word/media/image1.png']).toEqual(picture);
    expect(await docxReport.write(drawn)).not.toEqual(await docxReport.write(report));
  });
});

describe('the same report elsewhere', () => {
  it('has numbered captions and references that lead to them as a web page, its drawing in it', async () => {
    const page = new TextDecoder().decode(await htmlReport.write(report));
    expect(page).toContain('Table 2. What is in Table 2');
    expect(page).toContain('<figcaption dir="auto">Figure 1. A map</figcaption>');
    const [, target] = /<a href="#(label-[\w-]+)">Table 2<\/a>/.exec(page)!;
    expect(page).toContain(`id="${target}"`);
    expect(page).toMatch(/<img src="data:image\/svg\+xml/);
    expect(page).toContain('href="https://doi.org/10.1000/1?a&amp;b"');
  });

  it('says as Markdown what a figure shows, in words and as a table', async () => {
    const text = new TextDecoder().decode(await markdownReport.write(report));
    expect(text).toContain('Figure 1. A map');
    expect(text).toContain('Two themes');
    expect(text).toContain('| One | 3 |');
    expect(text).toContain('](<https://doi.org/10.1000/1?a&b>)');
  });
});
