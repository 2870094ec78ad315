import type { Row, Table, TableHead } from '../domain/reporting/table.ts';
import type { Writer } from './format.ts';
import type { Bytes, Emit } from './zip/zip-writer.ts';

/** Takes a table's rows in as many batches as the caller likes. */
export interface RowSink {
  readonly add: (rows: readonly Row[]) => void;
  /** The last pieces of the file are emitted before this returns. */
  readonly end: () => void;
}

/** Writes tables, whole or, where they are too long to hold at once, as a stream. */
export interface TableWriter extends Writer<Table> {
  /** Begins a file; its pieces go to `emit` in order. Both ways give the same bytes. */
  readonly begin: (head: TableHead, emit: Emit) => Promise<RowSink>;
}

/** A writer of tables from its streamed form. */
export function tableWriter(streamed: Omit<TableWriter, 'write'>): TableWriter {
  return {
    ...streamed,
    write: async ({ rows, ...head }) => {
      const pieces: Bytes[] = [];
      const sink = await streamed.begin(head, (piece) => pieces.push(piece));
      sink.add(rows);
      sink.end();
      return joinedBytes(pieces);
    },
  };
}

/** Pieces of a file, end to end. */
export function joinedBytes(pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
