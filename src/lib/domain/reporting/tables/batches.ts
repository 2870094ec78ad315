import type { Row, Table, TableHead } from '../table.ts';

/** A table whose rows come in batches, so that memory does not grow with it. */
export interface TableInBatches {
  readonly head: TableHead;
  readonly batches: AsyncIterable<readonly Row[]>;
  /** How many batches there will be. */
  readonly count: number;
  /** How many rows there will be, counted without making them. */
  readonly rows: () => number;
}

/** A table that was made at once. */
export function wholeInBatches({ rows, ...head }: Table): TableInBatches {
  const batches = (async function* () {
    yield await Promise.resolve(rows);
  })();
  return { head, batches, count: 1, rows: () => rows.length };
}

/** Reads the next while the one before is being written. */
export async function* readAhead<Source, Text>(
  sources: readonly Source[],
  read: (source: Source) => Promise<Text>,
): AsyncGenerator<Text> {
  const begin = (index: number) => {
    const reading = index < sources.length ? read(sources[index]!) : undefined;
    // Nobody may come for it: a preview ends early. Who does come hears of the failure.
    reading?.catch(() => undefined);
    return reading;
  };
  let next = begin(0);
  for (let index = 1; next; index += 1) {
    const text = await next;
    next = begin(index);
    yield text;
  }
}
