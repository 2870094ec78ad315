import type { ManuscriptBlock } from '../model/manuscript.ts';

/** Where something stands in a manuscript. Blocks, rows and columns count from zero. */
export interface ManuscriptPlace {
  readonly block: number;
  /** Of a table; else `null`. */
  readonly row: number | null;
  readonly column: number | null;
  /** UTF-16 offsets [from, to) of the words of the paragraph or cell. */
  readonly from: number;
  readonly to: number;
}

/** A paragraph or a cell: words that stand by themselves. */
export interface TextUnit {
  readonly block: number;
  readonly row: number | null;
  readonly column: number | null;
  readonly words: string;
  /** Of a paragraph that is a heading; else `null`. */
  readonly heading: number | null;
  /** Whether its style is that of a block quotation. */
  readonly isQuote: boolean;
  /** The headings it stands under, the highest first, without itself. */
  readonly headings: readonly string[];
  /** Of a paragraph, its number among the paragraphs, from one; of a cell, that of its table's last. */
  readonly paragraph: number;
  /** Whether it stands in the list of references. */
  readonly isReference: boolean;
}

/** The words of a manuscript in its order, a unit for every paragraph and cell. */
export function textUnits(blocks: readonly ManuscriptBlock[]): readonly TextUnit[] {
  let path: { readonly level: number; readonly words: string }[] = [];
  let paragraph = 0;
  return blocks.flatMap((block, at): TextUnit[] => {
    const under = () => ({
      headings: path.map(({ words }) => words),
      paragraph,
      isReference: path.some(({ words }) => references.test(words.trim())),
    });
    if (block.is === 'table') {
      return block.rows.flatMap((row, rowAt) =>
        row.map((words, column) => ({
          block: at,
          row: rowAt,
          column,
          words,
          heading: null,
          isQuote: false,
          ...under(),
        })),
      );
    }
    paragraph += 1;
    const { heading, words, isQuote = false } = block;
    if (heading !== null) path = path.filter(({ level }) => level < heading);
    const unit = { block: at, row: null, column: null, words, heading, isQuote, ...under() };
    if (heading !== null) path = [...path, { level: heading, words }];
    return [unit];
  });
}

const references =
  /^(?:\d+\.?\s*)?(?:references?|reference list|bibliography|literature(?: cited)?|works cited)$/i;

/** "Paragraph 12, under Results, Whose it is"; "Table 2, row 3". Rows count from one, headings among them. */
export function whereWords(unit: TextUnit, tableNumber: string | null): string {
  const under = unit.headings.length > 0 ? `, under “${unit.headings.at(-1)}”` : '';
  if (unit.row === null) {
    return unit.heading === null
      ? `Paragraph ${unit.paragraph}${under}`
      : `Heading, paragraph ${unit.paragraph}`;
  }
  const table =
    tableNumber === null ? `Table after paragraph ${unit.paragraph}` : `Table ${tableNumber}`;
  return `${table}, row ${unit.row + 1}`;
}

export function placeIn(
  { block, row, column }: Pick<TextUnit, 'block' | 'row' | 'column'>,
  from: number,
  to: number,
): ManuscriptPlace {
  return { block, row, column, from, to };
}

/** The words of the paragraph or cell a place stands in; '' where the manuscript has none there. */
export function wordsAt(
  blocks: readonly ManuscriptBlock[],
  { block, row, column }: Pick<ManuscriptPlace, 'block' | 'row' | 'column'>,
): string {
  const one = blocks[block];
  if (!one) return '';
  return one.is === 'paragraph' ? one.words : (one.rows[row ?? 0]?.[column ?? 0] ?? '');
}
