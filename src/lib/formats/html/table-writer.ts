import type { Row, TableHead } from '../../domain/reporting/table.ts';
import { onPaper, onPaperAfter } from '../../domain/reporting/on-paper.ts';
import { tableWriter } from '../table-writer.ts';
import { htmlLines, pageEnd, pageStart } from './written-page.ts';
import { tableEnd, tableRow, tableStart } from './written-table.ts';

/** How many rows are turned into text at once. */
const batch = 2_000;

/**
 * A web page that needs nothing beside it: the title as the caption of the table, and under it what
 * belongs to it, a paragraph a note. Columns stand as they do on paper.
 */
export const htmlTable = tableWriter({
  id: 'html',
  label: 'Web page',
  mediaType: 'text/html',
  extensions: ['.html'],
  begin: async (head, emit) => {
    const encoder = new TextEncoder();
    const write = (text: string) => emit(encoder.encode(text));
    const { row: paper } = onPaper(head);
    const rowsOf = (rows: readonly Row[]) => rows.map((row) => tableRow(paper(row))).join('');
    write(`${pageStart(head.title)}<main>\n${tableBegin(head)}`);
    return {
      add: (rows) => {
        for (let at = 0; at < rows.length; at += batch) write(rowsOf(rows.slice(at, at + batch)));
      },
      end: () => {
        write(`${tableEnd}${notesAfter(head)}`);
        for (const { rows, ...after } of onPaperAfter(head)) {
          const { row } = onPaper(after);
          write(tableBegin(after) + rows.map((one) => tableRow(row(one))).join(''));
          write(`${tableEnd}${notesAfter(after)}`);
        }
        write(`</main>\n${pageEnd}`);
      },
    };
  },
});

function tableBegin(head: TableHead): string {
  const { columns, widths } = onPaper(head);
  return tableStart(head.title, columns, widths);
}

function notesAfter({ notes }: TableHead): string {
  return notes.map((note) => `<p class="note" dir="auto">${htmlLines(note)}</p>\n`).join('');
}
