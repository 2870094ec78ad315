import type { ManuscriptBlock } from '../model/manuscript.ts';

/** A table of a manuscript, with what stands over it and over its columns. */
export interface ManuscriptTable {
  readonly block: number;
  /** As it is cited: "2", "S1", "A"; `null` where nothing numbers it. */
  readonly number: string | null;
  readonly caption: string;
  /** Of the first row; '' where a column has none. */
  readonly columns: readonly string[];
  /** Rows under the headings, with their numbers in the block. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

const captionOf = /^\s*Table\s+([A-Z]{0,2}\.?\d+[a-z]?|[A-Z])\b[\s.:–—-]*(.*)$/isu;

/** The tables of a manuscript with the captions before or after them. */
export function manuscriptTables(blocks: readonly ManuscriptBlock[]): readonly ManuscriptTable[] {
  const taken = new Set<number>();
  return blocks.flatMap((block, at): ManuscriptTable[] => {
    if (block.is !== 'table') return [];
    const inside = captionInside(block.rows);
    const outside = inside ? null : captionBeside(blocks, at, taken);
    const { number, caption } = inside ?? outside ?? { number: null, caption: '' };
    const first = block.rows.findIndex(
      (row, index) =>
        index >= (inside ? 1 : 0) && row.filter((cell) => cell.trim() !== '').length > 0,
    );
    const columns = first < 0 ? [] : block.rows[first]!.map((cell) => cell.trim());
    const rows = block.rows.map((cells, row) => ({ row, cells })).slice(first + 1);
    return [{ block: at, number, caption, columns, rows }];
  });
}

/** Numbers of tables as they are compared: "Table s1" is "Table S1". */
export function tableKey(number: string): string {
  return number.replace('.', '').toUpperCase();
}

type Caption = Pick<ManuscriptTable, 'number' | 'caption'>;

function captionInside(rows: readonly (readonly string[])[]): Caption | null {
  const said = (rows[0] ?? []).filter((cell) => cell.trim() !== '');
  return said.length === 1 && rows.length > 1 ? captionIn(said[0]!) : null;
}

/** The paragraph before a table, or the one before that; else the one after it. */
function captionBeside(
  blocks: readonly ManuscriptBlock[],
  at: number,
  taken: Set<number>,
): Caption | null {
  for (const beside of [at - 1, at - 2, at + 1]) {
    const block = blocks[beside];
    if (block?.is !== 'paragraph' || taken.has(beside)) continue;
    if (beside === at - 2 && blocks[at - 1]?.is !== 'paragraph') continue;
    const caption = captionIn(block.words);
    if (!caption) continue;
    taken.add(beside);
    return caption;
  }
  return null;
}

function captionIn(words: string): Caption | null {
  const [, number, caption = ''] = captionOf.exec(words) ?? [];
  return number === undefined ? null : { number: tableKey(number), caption: caption.trim() };
}
