import type { Row, TableHead } from '../../domain/reporting/table.ts';
import { onPaper, onPaperAfter } from '../../domain/reporting/on-paper.ts';
import { tableWriter } from '../table-writer.ts';
import { markdownBlock } from './markdown-text.ts';
import { pipeRow, pipeTableStart } from './pipe-table.ts';

/** How many rows are turned into text at once. */
const batch = 2_000;

/**
 * Markdown as GitHub, Quarto and Pandoc read it: the title as a heading, a pipe table, and under it what
 * belongs to it, a paragraph a note. Columns stand as they do on paper.
 */
export const markdownTable = tableWriter({
  id: 'md',
  label: 'Markdown',
  mediaType: 'text/markdown',
  extensions: ['.md'],
  begin: async (head, emit) => {
    const encoder = new TextEncoder();
    const write = (text: string) => emit(encoder.encode(text));
    const paper = onPaper(head);
    const rowsOf = (rows: readonly Row[]) => rows.map((row) => pipeRow(paper.row(row))).join('');
    write(tableBegin(head, '#'));
    return {
      add: (rows) => {
        for (let at = 0; at < rows.length; at += batch) write(rowsOf(rows.slice(at, at + batch)));
      },
      end: () => {
        write(notesAfter(head));
        for (const { rows, ...after } of onPaperAfter(head)) {
          const { row } = onPaper(after);
          write(`\n${tableBegin(after, '##')}${rows.map((one) => pipeRow(row(one))).join('')}`);
          write(notesAfter(after));
        }
      },
    };
  },
});

function tableBegin(head: TableHead, level: '#' | '##'): string {
  const { columns, widths } = onPaper(head);
  // A heading is one line, whatever its words.
  const title = `${level} ${markdownBlock(head.title.replace(/\s+/g, ' ').trim())}\n\n`;
  return columns.length === 0 ? title : title + pipeTableStart(columns, widths);
}

function notesAfter({ notes }: TableHead): string {
  return notes.map((note) => `\n${markdownBlock(note)}\n`).join('');
}
