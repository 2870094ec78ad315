import { StorageError } from '../domain/errors.ts';

/** Where a file will be put, settled before it is made. */
export interface FilePlace {
  /** `chosen`: a file the person picked, read back after writing; `downloads`: the browser's own. */
  readonly kind: 'chosen' | 'downloads';
  readonly name: string;
  /** @throws {StorageError} 'file-not-written' */
  readonly write: (file: Blob) => Promise<void>;
}

/**
 * Asks where to put a file, where the browser lets a page ask; has to be called at once after a
 * person's press. `null` when they thought better of it.
 */
export async function askForPlace(
  suggestedName: string,
  kind: { readonly description: string; readonly mediaType: string; readonly extension: string },
): Promise<FilePlace | null> {
  const { showSaveFilePicker: ask } = globalThis as Partial<SavePicker>;
  if (!ask) return downloads(suggestedName);
  try {
    const { description, mediaType, extension } = kind;
    const types = [{ description, accept: { [mediaType]: [extension] } }];
    const handle = await ask.call(globalThis, { suggestedName, types });
    return { kind: 'chosen', name: handle.name, write: (file) => writeAndReadBack(handle, file) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** The browser's downloads: it neither asks nor says whether the file got there. */
export function downloads(name: string): FilePlace {
  return {
    kind: 'downloads',
    name,
    write: async (file) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  };
}

interface SavePicker {
  showSaveFilePicker: (options: {
    readonly suggestedName: string;
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }) => Promise<FileSystemFileHandle>;
}

async function writeAndReadBack(handle: FileSystemFileHandle, file: Blob): Promise<void> {
  try {
    const stream = await handle.createWritable();
    await stream.write(file);
    await stream.close();
    if (await isSame(await handle.getFile(), file)) return;
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    throw new StorageError('file-not-written', { cause });
  }
  throw new StorageError('file-not-written');
}

async function isSame(written: Blob, meant: Blob): Promise<boolean> {
  if (written.size !== meant.size) return false;
  const [a, b] = await Promise.all(
    [written, meant].map(async (each) => new Uint8Array(await each.arrayBuffer())),
  );
  return a!.every((byte, at) => byte === b![at]);
}
