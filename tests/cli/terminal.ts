import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { Unusable, type ExitStatus, type Io } from '#lib/cli/io.ts';
import { run } from '#lib/cli/run.ts';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { uuid } from '../fixtures/small-study.ts';

export type Files = Readonly<Record<string, Uint8Array>>;

/** What came of a command: its status, both streams, and the files it wrote. */
export interface Outcome {
  readonly status: ExitStatus;
  readonly out: string;
  readonly err: string;
  readonly written: ReadonlyMap<string, Uint8Array>;
}

/** Runs a command over files in memory; time stands still and ids are counted. */
export async function terminal(args: readonly string[], files: Files = {}): Promise<Outcome> {
  let [out, err, ids] = ['', '', 0];
  const written = new Map<string, Uint8Array>();
  const io: Io = {
    version: '0.1.0',
    now: () => '2025-11-22T09:00:00.000Z',
    newId: () => uuid(99, (ids += 1)),
    localDay: (instant) => instant.slice(0, 10),
    read: async (path) => {
      const bytes = files[path];
      if (!bytes) throw new Unusable(`${path} is not there.`);
      return new Uint8Array(bytes);
    },
    write: async (all, force) => {
      const there = all.find(({ path }) => path in files);
      if (there && !force) throw new Unusable(`${there.path} is there already.`);
      for (const { path, bytes } of all) written.set(path, bytes);
    },
    out: (text) => (out += text),
    err: (line) => (err += `${line}\n`),
  };
  const status = await run(args, io);
  return { status, out, err, written };
}

export function studyFile(snapshot: StudySnapshot): Promise<Uint8Array<ArrayBuffer>> {
  return studyFileWriter.write({
    snapshot,
    program: '0.1.0',
    savedAt: '2025-11-20T10:00:00.000Z',
  });
}

export function textFile(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function wordsOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
