import type { PageReading } from './paragraphs-from-pages.ts';
import { isSameColumn } from './pages/paragraph-breaks.ts';
import { leftOf, readsFromRight, rightOf } from './pages/rows.ts';
import type { PageLine } from './pages/columns.ts';
import type { Page } from './source.ts';

/** A page as it is read, for somebody to compare with the PDF. */
export interface PageOrder {
  readonly width: number;
  readonly height: number;
  readonly columns: 1 | 2;
  /** In the order of reading. */
  readonly blocks: readonly PageBlock[];
  readonly dropped: readonly DroppedBlock[];
}

/** The lines of one paragraph that stand together on a page, in points from its upper left corner. */
export interface PageBlock {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** It began on the page or in the column before. */
  readonly goesOn: boolean;
}

export interface DroppedBlock extends Omit<PageBlock, 'goesOn'> {
  readonly kind: 'running head' | 'running foot' | 'page number';
}

/** The order of reading of every page; `dropHeads` as it was chosen for the reading. */
export function orderOfReading(
  pages: readonly Page[],
  reading: PageReading,
  dropHeads: boolean,
): PageOrder[] {
  const mirrored = readsFromRight(pages);
  const blocks = blocksByPage(reading);
  return pages.map(({ width, height }, page) => {
    const turned = <Block extends PageBlock | DroppedBlock>(block: Block): Block =>
      mirrored ? { ...block, x: width - block.x - block.width } : block;
    const dropped = (dropHeads ? reading.heads : [])
      .filter(({ row }) => row.page === page)
      .map(({ row, kind, text }): DroppedBlock => {
        const [x, right] = [leftOf(row), rightOf(row)];
        return { kind, text, x, y: row.y - row.size, width: right - x, height: row.size * 1.25 };
      });
    return {
      width,
      height,
      columns: reading.pages[page]?.columns ?? 1,
      blocks: (blocks.get(page) ?? []).map(turned),
      dropped: dropped.map(turned),
    };
  });
}

function blocksByPage({ paragraphs }: PageReading): Map<number, PageBlock[]> {
  const byPage = new Map<number, PageBlock[]>();
  for (const { lines } of paragraphs) {
    for (const [at, run] of runsInColumns(lines).entries()) {
      const page = run[0]?.page ?? 0;
      const blocks = byPage.get(page);
      const block = blockOf(run, at > 0);
      if (blocks) blocks.push(block);
      else byPage.set(page, [block]);
    }
  }
  return byPage;
}

function runsInColumns(lines: readonly PageLine[]): PageLine[][] {
  const runs: PageLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isSameColumn(last, line)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

function blockOf(lines: readonly PageLine[], goesOn: boolean): PageBlock {
  const x = Math.min(...lines.map((line) => line.x));
  const top = Math.min(...lines.map(({ y, size }) => y - size));
  const right = Math.max(...lines.map((line) => line.right));
  const bottom = Math.max(...lines.map(({ y, size }) => y + size * 0.25));
  const text = lines.map(({ stretches }) => stretches.map((one) => one.text).join(' ')).join(' ');
  return { x, y: top, width: right - x, height: bottom - top, text, goesOn };
}
