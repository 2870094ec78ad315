/** The most characters a pasted table is taken with; anything larger is another file. */
export const largestPaste = 2_000_000;

/**
 * The cells of a block copied from a spreadsheet: tabs between cells, line breaks between rows, cells
 * with either of them inside in quotation marks. Empty rows at the end are left out, short rows filled.
 */
export function pastedRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|([^\t\r\n]*)/y;
  let at = 0;
  for (;;) {
    cell.lastIndex = at;
    const [whole = '', quoted, plain = ''] = cell.exec(text) ?? [];
    rows.at(-1)!.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    at += whole.length;
    if (at >= text.length) break;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push([]);
  }
  while (rows.length > 0 && rows.at(-1)!.every((one) => one === '')) rows.pop();
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** Whether a text is a block of cells and not words for a single field. */
export function isBlock(text: string): boolean {
  return /[\t\r\n]/.test(text.trimEnd());
}
