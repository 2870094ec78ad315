import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { forTerminal, nameOf, Unusable, type Io, type OutFile } from './io.ts';

/** The most bytes of a file that are read at all. */
const mostBytes = 2 ** 31 - 1;

/** The world as Node has it. Paths that are typed start from `folder`. */
export function nodeIo(folder: string, version: string): Io {
  return {
    version,
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    localDay,
    read: (path) => bytesOf(resolve(folder, path)),
    write: (files, force) =>
      writtenWhole(
        files.map(({ path, bytes }) => ({ path: resolve(folder, path), bytes })),
        force,
      ),
    out: (text) => process.stdout.write(text),
    err: (line) => process.stderr.write(`${forTerminal(line)}\n`),
  };
}

function localDay(instant: string): string {
  const date = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw new Unusable(`${nameOf(path)} is too large to be read.`);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw refused(error, path);
  }
}

/** Every file under another name first; then all get theirs, or what was written goes again. */
async function writtenWhole(files: readonly OutFile[], force: boolean): Promise<void> {
  const mark = randomBytes(6).toString('hex');
  const waiting: { readonly from: string; readonly to: string }[] = [];
  const made: string[] = [];
  try {
    for (const [index, { path, bytes }] of files.entries()) {
      await guarded(path, async () => {
        await requirePlace(path, force);
        await mkdir(dirname(path), { recursive: true });
        // Long names may begin alike: its place tells one from the other.
        const from = join(dirname(path), `.concord-${mark}-${index}`);
        waiting.push({ from, to: path });
        await writeFile(from, bytes, { flag: 'wx' });
      });
    }
    for (const { from, to } of waiting) {
      await guarded(to, async () => {
        if (!force) {
          // Taken by nobody else in the meantime: a file that is there makes this fail.
          await (await open(to, 'wx')).close();
          made.push(to);
        }
        await rename(from, to);
      });
    }
  } catch (error) {
    await Promise.all([...waiting.map(({ from }) => from), ...made].map(removed));
    throw error;
  }
}

/** Before anything is written: what is there may be written over only where that is said. */
async function requirePlace(path: string, force: boolean): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new Unusable(`${nameOf(path)} is a folder, not a file.`);
  if (there && !force) {
    throw new Unusable(`${nameOf(path)} is there already; --force writes over it.`);
  }
}

async function removed(path: string): Promise<void> {
  await rm(path, { force: true });
}

async function guarded(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw refused(error, path);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there.',
  EISDIR: 'is a folder, not a file.',
  ENOTDIR: 'is not in a folder: a part of its path is a file.',
  EACCES: 'may not be opened: the system does not allow it.',
  EPERM: 'may not be opened: the system does not allow it.',
  EROFS: 'cannot be written: the disk is read-only.',
  ENOSPC: 'cannot be written: the disk is full.',
  ENAMETOOLONG: 'has a name that is too long.',
  EEXIST: 'is there already; --force writes over it.',
  EMFILE: 'cannot be opened: too many files are open.',
  ELOOP: 'leads in a circle of links.',
};

/** What the system refused, in a sentence; everything else as it was. */
export function refused(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  return reason ? new Unusable(`${nameOf(path)} ${reason}`, { cause: error }) : error;
}
