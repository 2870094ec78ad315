import type { Cell, Row } from '../../domain/reporting/table.ts';
import type { Page } from './page.ts';
import { runs } from './runs.ts';

/** Room for a table and its columns, in twentieths of a point. */
type TableRoom = Pick<Page, 'textWidth' | 'columns'>;

/** A row with more text than this may be split over two pages; a shorter one stays whole. */
const shortRow = 700;

/** A table up to and with its header row, which Word repeats on every page. */
export function tableStart(columns: readonly string[], page: TableRoom): string {
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

export const tableEnd = '</w:tbl>';

/** What a row has to do with those around it. */
export interface RowPlace {
  /** Columns whose cell goes on from the row above. */
  readonly goesOn: ReadonlySet<number>;
  /** Columns whose cell may go on in the row below. */
  readonly begins: ReadonlySet<number>;
}

export function rowXml(row: Row, page: TableRoom, place?: RowPlace): string {
  const longest = Math.max(0, ...row.map((cell) => (typeof cell === 'string' ? cell.length : 0)));
  const whole = longest <= shortRow ? '<w:trPr><w:cantSplit/></w:trPr>' : '';
  const cells = row.map((cell, index) => {
    if (place?.goesOn.has(index))
      return cellXml(null, page.columns[index], 'TableCell', '<w:vMerge/>');
    const merge = place?.begins.has(index) ? '<w:vMerge w:val="restart"/>' : '';
    return cellXml(cell, page.columns[index], 'TableCell', merge);
  });
  return `<w:tr>${whole}${cells.join('')}</w:tr>`;
}

/** Rows in which the first columns go on as long as they say the same, and those before them do. */
export function rowsXml(rows: readonly Row[], page: TableRoom, goingOn: number): string {
  const same = (row: Row, other: Row | undefined, index: number) =>
    other !== undefined && row.slice(0, index + 1).every((cell, at) => cell === other[at]);
  const first = Array.from({ length: goingOn }, (_, index) => index);
  return rows
    .map((row, y) => {
      const goesOn = new Set(first.filter((index) => same(row, rows[y - 1], index)));
      const begins = new Set(
        first.filter((index) => !goesOn.has(index) && same(row, rows[y + 1], index)),
      );
      return rowXml(row, page, { goesOn, begins });
    })
    .join('');
}

function cellXml(cell: Cell, width: number | undefined, style: string, merge = ''): string {
  const measure = width === undefined ? '' : `<w:tcW w:w="${width}" w:type="dxa"/>`;
  const own = measure + merge === '' ? '' : `<w:tcPr>${measure}${merge}</w:tcPr>`;
  return `<w:tc>${own}${paragraph(cell === null ? '' : String(cell), style)}</w:tc>`;
}

/** One paragraph of a style, in the direction its words are written in. */
export function paragraph(text: string, style: string): string {
  const bidi = isRightToLeft(text) ? '<w:bidi/>' : '';
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${bidi}</w:pPr>${runs(text, bidi !== '')}</w:p>`;
}

/** Whether the first letter that has a direction is written from right to left. */
export function isRightToLeft(text: string): boolean {
  const [first] = /\p{L}/u.exec(text) ?? [];
  return (
    first !== undefined &&
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
      first,
    )
  );
}
