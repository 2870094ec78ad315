import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FormatError } from '../../domain/errors.ts';
import { ensureWithResolvers } from './with-resolvers.ts';

export type { PDFPageProxy };

/** A PDF opened for its words alone. */
export interface OpenDocument {
  readonly pages: number;
  /** Number counted from one. */
  readonly page: (number: number) => Promise<PDFPageProxy>;
  /** Tables of characters that the file names and does not hold, by name. */
  readonly missingTables: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a PDF in this thread. Nothing in it is run and nothing is fetched, whatever it asks for.
 * `strict`: what is damaged in it throws; else as much as can be read is read.
 *
 * @throws {FormatError} 'password-protected'; 'truncated' when its structure cannot be found.
 */
export async function openDocument(bytes: Uint8Array, strict: boolean): Promise<OpenDocument> {
  const { getDocument, PasswordException } = await library();
  const missingTables = new Set<string>();
  class NothingFetched {
    fetch({ kind, filename }: { kind: string; filename: string }): Promise<never> {
      if (kind === 'cMapUrl') missingTables.add(filename);
      return Promise.reject(new Error(`${filename} is not here, and nothing is fetched`));
    }
  }
  const task = getDocument({
    // A copy: pdf.js takes the buffer for itself.
    data: new Uint8Array(bytes),
    stopAtErrors: strict,
    BinaryDataFactory: NothingFetched,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    verbosity: 0,
  });
  let document: PDFDocumentProxy;
  try {
    document = await task.promise;
  } catch (cause) {
    await task.destroy();
    if (cause instanceof PasswordException) {
      throw new FormatError('password-protected', '', { cause });
    }
    throw new FormatError('truncated', '', { cause });
  }
  return {
    pages: document.numPages,
    page: (number) => document.getPage(number),
    missingTables,
    close: () => task.destroy(),
  };
}

/** pdf.js, with its worker in this thread: we are in a worker of our own, which ends with its task. */
async function library() {
  ensureWithResolvers();
  Object.assign(globalThis, { pdfjsWorker: await workerOfLibrary() });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/**
 * Where there is no window, pdf.js takes the worker it is loaded in for its own, and answers its
 * messages; so there is one while it loads.
 */
async function workerOfLibrary() {
  const lent = !('window' in globalThis);
  if (lent) Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true });
  try {
    return await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  } finally {
    if (lent) Reflect.deleteProperty(globalThis, 'window');
  }
}
