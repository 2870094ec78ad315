import { FormatError } from '../../domain/errors.ts';
import type { TranscriptSource } from '../../domain/transcript/source.ts';
import type { Note, Reader } from '../format.ts';
import { decodedText } from '../plain-text/encoding.ts';

/** Tables as text: comma, semicolon or tab between the cells. */
export const csvTranscript: Reader<TranscriptSource> = {
  id: 'csv',
  label: 'CSV table',
  mediaType: 'text/csv',
  extensions: ['.csv', '.tsv', '.tab'],
  recognises: (name) => /\.(csv|tsv|tab)$/i.test(name),
  read: async (bytes) => {
    const { text, notes } = decodedText(bytes);
    const { rows, notes: tableNotes } = await rowsOf(text);
    return { content: { kind: 'table', rows }, notes: [...notes, ...tableNotes] };
  },
};

interface Parsed {
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly Note[];
}

/** @throws {FormatError} 'no-rows'; 'ragged-rows' when the columns cannot be told apart. */
async function rowsOf(text: string): Promise<Parsed> {
  const { default: papa } = await import('papaparse');
  const [, separator] = /^\s*sep=([^\n])\n/i.exec(text) ?? [];
  const body = separator ? text.replace(/^\s*sep=[^\n]\n/i, '') : text;
  const read = (quoteChar: string) =>
    papa.parse<string[]>(body, {
      delimiter: separator ?? '',
      delimitersToGuess: [',', '\t', ';', '|'],
      skipEmptyLines: 'greedy',
      quoteChar,
      newline: '\n',
    });
  const quoted = read('"');
  if (quoted.data.length === 0) throw new FormatError('no-rows', '');
  const open = quoted.errors.find(({ type }) => type === 'Quotes');
  if (!open) return evenRows(quoted.data, quoted.meta.delimiter);

  // A stray quotation mark swallows every row below it: without quoting the rows may come out even.
  const plain = read('\u0000').data;
  const width = commonWidth(plain);
  if (width < 2 || plain.some((row) => row.length !== width)) {
    throw new FormatError('ragged-rows', `a quotation mark opened in row ${(open.row ?? 0) + 1}`);
  }
  const what = 'Quotation marks are part of the text: one is opened and never closed';
  return { rows: plain, notes: [{ kind: 'assumed', where: `row ${(open.row ?? 0) + 1}`, what }] };
}

/** Short rows are filled up; what is too long was text with the separator in it. */
function evenRows(rows: readonly string[][], separator: string): Parsed {
  const width = commonWidth(rows);
  const odd = rows.flatMap((row, index) => (row.length === width ? [] : [index]));
  if (odd.length * 2 > rows.length) {
    throw new FormatError('ragged-rows', `rows ${rowNumbers(odd)}`);
  }
  const short = odd.filter((index) => (rows[index]?.length ?? 0) < width);
  const emptyEnds = odd.filter((index) => rows[index]?.slice(width).every((cell) => cell === ''));
  const long = odd.filter((index) => !short.includes(index) && !emptyEnds.includes(index));
  const notes: Note[] = [];
  if (short.length > 0) {
    notes.push({
      kind: 'assumed',
      where: `rows ${rowNumbers(short)}`,
      what: `Cells are missing at the end; taken as empty, to make ${width} columns`,
    });
  }
  if (long.length > 0) {
    notes.push({
      kind: 'assumed',
      where: `rows ${rowNumbers(long)}`,
      what: `More than ${width} cells; the rest was put into the last column`,
    });
  }
  return { rows: rows.map((row) => evened(row, width, separator)), notes };
}

function evened(row: readonly string[], width: number, separator: string): readonly string[] {
  if (row.length === width) return row;
  if (row.length < width) return [...row, ...Array<string>(width - row.length).fill('')];
  const rest = row.slice(width - 1);
  while (rest.length > 1 && rest.at(-1) === '') rest.pop();
  return [...row.slice(0, width - 1), rest.join(separator)];
}

/** How many cells most rows have; of two equally common, the heading's. */
function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return rows.find(({ length }) => counts.get(length) === most)?.length ?? 0;
}

function rowNumbers(indexes: readonly number[]): string {
  const shown = indexes.slice(0, 6).map((index) => index + 1);
  return shown.join(', ') + (indexes.length > shown.length ? ' …' : '');
}
