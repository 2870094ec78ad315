import { tableWriter } from '../table-writer.ts';
import { zipWriter } from '../zip/zip-writer.ts';
import { parts, xmlHead, wordNamespace } from './package.ts';
import { onPaper } from './on-paper.ts';
import { pageFor, sectionXml } from './page.ts';
import { paragraph, rowXml, tableEnd, tableStart } from './table-xml.ts';

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
        (paper.columns.length > 0 ? tableStart(paper.columns, page) : ''),
    );
    return {
      add: (rows) => rows.forEach((row) => body.text(rowXml(paper.row(row), page))),
      end: () => {
        const notes = head.notes.map((note) => paragraph(note, 'TableNote')).join('');
        // A table must not be the last thing in a document.
        const closing = head.columns.length > 0 ? `${tableEnd}${notes || '<w:p/>'}` : notes;
        body.text(`${closing}${sectionXml(page)}</w:body></w:document>`);
        body.end();
        zip.end();
      },
    };
  },
});
