import { FormatError } from '../domain/errors.ts';
import { requireReadableSize } from '../formats/containers.ts';
import type { Within } from '../workers/report.ts';
import type { FileRead, FileToRead, ReadOutcome } from '../workers/read-transcripts.ts';
import { withinTime } from './within-time.ts';

/**
 * Reads files somewhere, usually in a worker of its own, and tells how many it has read and how far
 * it is with the next.
 */
export type ReadFiles = (
  files: readonly FileToRead[],
  signal: AbortSignal,
  onprogress: (done: number, within?: Within) => void,
) => Promise<readonly ReadOutcome[]>;

export type FileOutcome = { readonly file: FileRead } | { readonly error: unknown };

/** Two cores are the least that people have; more workers would only take memory. */
const atOnce = 2;
const batchBytes = 8 * 1024 * 1024;
const batchFiles = 50;

/** What is told while files are being read. */
export interface ReadingNews {
  readonly onread: (index: number, outcome: FileOutcome) => void;
  /** How many files are read, those of batches not yet handed over included. */
  readonly onprogress: (done: number) => void;
  /** How far a file is that has many parts, such as pages. */
  readonly onpart: (index: number, part: Within) => void;
}

/**
 * Reads many files, a few to a worker and two workers at a time. A worker that takes too long or
 * fails is given up, and its files are read once more, each alone, so that one bad file spoils no
 * other.
 */
export async function readInPool(
  files: readonly File[],
  read: ReadFiles,
  { onread, onprogress, onpart }: ReadingNews,
  signal: AbortSignal,
): Promise<void> {
  const settled = new Set<number>();
  const underWay = new Map<readonly number[], number>();
  const tell = () => {
    onprogress([...underWay.values()].reduce((sum, done) => sum + done, settled.size));
  };
  const pool: Pool = {
    files,
    read,
    signal,
    settle: (index, outcome) => {
      settled.add(index);
      onread(index, outcome);
    },
    onpart,
    report: (batch, done) => {
      if (done === 0) underWay.delete(batch);
      else underWay.set(batch, done);
      tell();
    },
  };
  const queue = batches(files);
  const work = async () => {
    for (let batch = queue.shift(); batch && !signal.aborted; batch = queue.shift()) {
      await readBatch(pool, batch);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

interface Pool {
  readonly files: readonly File[];
  readonly read: ReadFiles;
  readonly signal: AbortSignal;
  readonly settle: (index: number, outcome: FileOutcome) => void;
  readonly onpart: ReadingNews['onpart'];
  /** How many of a batch are read and not yet settled. */
  readonly report: (batch: readonly number[], done: number) => void;
}

function batches(files: readonly File[]): number[][] {
  const most = Math.max(1, Math.min(batchFiles, Math.ceil(files.length / 4)));
  const made: number[][] = [];
  let bytes = 0;
  for (const [index, { size }] of files.entries()) {
    const last = made.at(-1);
    if (last && last.length < most && bytes + size <= batchBytes) last.push(index);
    else {
      made.push([index]);
      bytes = 0;
    }
    bytes += size;
  }
  return made;
}

async function readBatch(pool: Pool, batch: readonly number[]): Promise<void> {
  const { files, read, signal, settle, report, onpart } = pool;
  const loaded: { index: number; file: FileToRead }[] = [];
  for (const index of batch) {
    const file = files[index];
    if (!file) continue;
    try {
      requireReadableSize(file.size);
      loaded.push({ index, file: { name: file.name, bytes: await bytesOf(file) } });
    } catch (error) {
      settle(index, { error });
    }
  }
  if (loaded.length === 0) return;
  try {
    const outcomes = await withinTime(
      (limited, goesOn) =>
        read(
          loaded.map(({ file }) => file),
          limited,
          (done, within) => {
            goesOn();
            report(batch, done);
            const under = loaded[done];
            if (under && within) onpart(under.index, within);
          },
        ),
      signal,
    );
    for (const [at, { index }] of loaded.entries()) settle(index, outcomeOf(outcomes[at]));
  } catch (error) {
    if (signal.aborted) return;
    if (loaded.length === 1) {
      for (const { index } of loaded) settle(index, { error });
    } else {
      report(batch, 0);
      for (const { index } of loaded) await readBatch(pool, [index]);
    }
  }
  report(batch, 0);
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

function outcomeOf(outcome: ReadOutcome | undefined): FileOutcome {
  if (!outcome) return { error: new RangeError('a file was not answered for') };
  if (outcome.ok) return { file: outcome.file };
  return { error: new FormatError(outcome.code, outcome.where) };
}
