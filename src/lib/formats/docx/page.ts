import type { TableHead } from '../../domain/reporting/table.ts';

/** Paper and columns for a table, in twentieths of a point. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly textWidth: number;
  readonly columns: readonly number[];
}

const margin = 1_021; // 18 mm
const textMargin = 1_418; // 25 mm
const a4 = { long: 16_838, short: 11_906 };
const a3 = { long: 23_811, short: 16_838 };
/** About 1.4 cm: a narrower column breaks most words. */
const narrowest = 700;

/** A4 upright up to five columns, on its side up to nine or where that is asked for, A3 on its side for more. */
export function pageFor(
  { columns, widths }: Pick<TableHead, 'columns' | 'widths'>,
  landscape = false,
): Page {
  const upright = columns.length <= 5 && !landscape;
  const paper = columns.length <= 9 ? a4 : a3;
  const width = upright ? paper.short : paper.long;
  const height = upright ? paper.long : paper.short;
  const textWidth = width - 2 * margin;
  return { width, height, margin, textWidth, columns: shares(columns.length, textWidth, widths) };
}

/** A4 for text; tables in it have columns of their own. On its side the margins are narrower. */
export function textPage(lies: 'upright' | 'landscape' = 'upright'): Page {
  const isUpright = lies === 'upright';
  const [width, height] = isUpright ? [a4.short, a4.long] : [a4.long, a4.short];
  const edge = isUpright ? textMargin : margin;
  return { width, height, margin: edge, textWidth: width - 2 * edge, columns: [] };
}

/** The same paper for a table of so many columns. */
export function withColumns(page: Page, count: number, widths?: readonly number[]): Page {
  return { ...page, columns: shares(count, page.textWidth, widths) };
}

/** The paper of a section, with the page number at its foot. */
export function sectionXml({ width, height, margin }: Page): string {
  const turned = width > height ? ' w:orient="landscape"' : '';
  return (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>' +
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
    `<w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="567" w:footer="567" w:gutter="0"/>` +
    '</w:sectPr>'
  );
}

/** Whole numbers that add up to the width, in proportion, none under the narrowest that fits. */
function shares(count: number, total: number, widths?: readonly number[]): readonly number[] {
  const least = Math.min(narrowest, Math.floor(total / Math.max(1, count)));
  const relative = Array.from({ length: count }, (_, index) => widths?.[index] ?? 1);
  const sum = relative.reduce((all, each) => all + each, 0);
  const free = total - least * count;
  const columns = relative.map((each) => least + Math.floor((free * each) / sum));
  const rest = total - columns.reduce((all, each) => all + each, 0);
  return columns.map((each, index) => (index === count - 1 ? each + rest : each));
}
