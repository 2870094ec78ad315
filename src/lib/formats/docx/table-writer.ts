import type { Cell, Row } from '../../domain/reporting/table.ts';
import { tableWriter } from '../table-writer.ts';
import { zipWriter } from '../zip/zip-writer.ts';
import { parts, xmlHead, wordNamespace } from './package.ts';
import { onPaper, type PaperTable } from './on-paper.ts';
import { pageFor, sectionXml, type Page } from './page.ts';
import { runs } from './runs.ts';

/** A row with more text than this may be split over two pages; a shorter one stays whole. */
const shortRow = 700;

/**
 * A Word document: the title as a heading, the table with a header row that Word repeats on every
 * page, and under it what belongs to it, a paragraph a note.
 */
export const docxTable = tableWriter({
  id: 'docx',
  label: 'Word',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extensions: ['.docx'],
  begin: async (head, emit) => {
    const zip = zipWriter(emit);
    // What Word looks for first stands first.
    for (const [name, content] of parts(head.title)) {
      const part = zip.part(name);
      part.text(content);
      part.end();
    }
    const paper = onPaper(head);
    const page = pageFor(paper);
    const body = zip.part('word/document.xml');
    body.text(
      `${xmlHead}<w:document ${wordNamespace}><w:body>` +
        paragraph(head.title, 'Heading1') +
        (paper.columns.length > 0 ? tableStart(paper, page) : ''),
    );
    return {
      add: (rows) => rows.forEach((row) => body.text(rowXml(paper.row(row), page))),
      end: () => {
        const notes = head.notes.map((note) => paragraph(note, 'TableNote')).join('');
        // A table must not be the last thing in a document.
        const closing = head.columns.length > 0 ? `</w:tbl>${notes || '<w:p/>'}` : notes;
        body.text(`${closing}${sectionXml(page)}</w:body></w:document>`);
        body.end();
        zip.end();
      },
    };
  },
});

function tableStart({ columns }: PaperTable, page: Page): string {
  const grid = page.columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const cells = columns.map((heading, index) =>
    cellXml(heading, page.columns[index], 'TableHeader'),
  );
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Rules"/>' +
    `<w:tblW w:w="${page.textWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>' +
    `</w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`
  );
}

function rowXml(row: Row, page: Page): string {
  const longest = Math.max(0, ...row.map((cell) => (typeof cell === 'string' ? cell.length : 0)));
  const whole = longest <= shortRow ? '<w:trPr><w:cantSplit/></w:trPr>' : '';
  const cells = row.map((cell, index) => cellXml(cell, page.columns[index], 'TableCell'));
  return `<w:tr>${whole}${cells.join('')}</w:tr>`;
}

function cellXml(cell: Cell, width: number | undefined, style: string): string {
  const measure =
    width === undefined ? '' : `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>`;
  return `<w:tc>${measure}${paragraph(cell === null ? '' : String(cell), style)}</w:tc>`;
}

function paragraph(text: string, style: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs(text)}</w:p>`;
}
