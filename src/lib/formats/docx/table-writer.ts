import type { Row, Table } from '../../domain/reporting/table.ts';
import { tableWriter } from '../table-writer.ts';
import { zipWriter } from '../zip/zip-writer.ts';
import { parts, xmlHead, wordNamespace } from './package.ts';
import { onPaper, onPaperAfter, partsOnPaper } from '../../domain/reporting/on-paper.ts';
import { pageFor, sectionXml, withColumns, type Page } from './page.ts';
import { paragraph, rowXml, tableEnd, tableStart } from './table-xml.ts';

/**
 * A Word document: the title as a heading, the table with a header row that Word repeats on every
 * page, and under it what belongs to it, a paragraph a note. A table that is too wide for paper goes on
 * in further tables, each with the columns that are to stay in sight.
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
    const tables = partsOnPaper(head);
    const [first] = tables;
    const widest = tables.reduce((most, one) => Math.max(most, one.columns.length), 0);
    const paper = pageFor({ columns: Array<string>(widest).fill('') }, head.landscape);
    const pages = tables.map(({ columns, widths }) => withColumns(paper, columns.length, widths));
    const body = zip.part('word/document.xml');
    const begin = (index: number) => tableStart(tables[index]!.columns, pages[index]!);
    const write = (index: number, rows: readonly Row[]) =>
      rows.forEach((row) => body.text(rowXml(tables[index]!.row(row), pages[index]!)));
    body.text(
      `${xmlHead}<w:document ${wordNamespace}><w:body>` +
        paragraph(head.title, 'Heading1') +
        (first && first.columns.length > 0 ? begin(0) : ''),
    );
    /** Rows that further tables will show as well. */
    const again: Row[] = [];
    return {
      add: (rows) => {
        write(0, rows);
        if (tables.length > 1) again.push(...rows);
      },
      end: () => {
        for (let index = 1; index < tables.length; index += 1) {
          const columns = `Part ${index + 1} of ${tables.length}`;
          body.text(`${tableEnd}${paragraph(columns, 'TableNote')}${begin(index)}`);
          write(index, again);
        }
        const notes = head.notes.map((note) => paragraph(note, 'TableNote')).join('');
        // A table must not be the last thing in a document.
        const closing = head.columns.length > 0 ? `${tableEnd}${notes || '<w:p/>'}` : notes;
        const after = onPaperAfter(head).map((table) => furtherTable(table, paper));
        body.text(`${closing}${after.join('')}${sectionXml(paper)}</w:body></w:document>`);
        body.end();
        zip.end();
      },
    };
  },
});

/** A table that follows the first on the same paper, under a heading and with notes of its own. */
function furtherTable({ rows, ...head }: Table, paper: Page): string {
  const { columns, widths, row } = onPaper(head);
  const room = withColumns(paper, columns.length, widths);
  const notes = head.notes.map((note) => paragraph(note, 'TableNote')).join('');
  return (
    paragraph(head.title, 'Heading1') +
    tableStart(columns, room) +
    rows.map((one) => rowXml(row(one), room)).join('') +
    tableEnd +
    (notes || '<w:p/>')
  );
}
