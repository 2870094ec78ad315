import { FormatError } from '../../domain/errors.ts';
import type { PageSource } from '../../domain/transcript/source.ts';
import { isPdf } from '../containers.ts';
import type { Note, Reader } from '../format.ts';
import { removedNote } from '../plain-text/encoding.ts';
import { openDocument, type OpenDocument } from './open-document.ts';
import { damagedStreams } from './stream-sizes.ts';
import { pageText, type PageText } from './page-pieces.ts';

const mostPages = 5_000;

/** PDF with a text layer: words at their places, page by page. */
export const pdfTranscript: Reader<PageSource> = {
  id: 'pdf',
  label: 'PDF',
  mediaType: 'application/pdf',
  extensions: ['.pdf'],
  recognises: (_name, head) => isPdf(head),
  read: async (bytes, onpart) => {
    const damagedParts = damagedStreams(bytes);
    const { texts, damaged, missingTables } = await textsOf(bytes, onpart);
    const pages = texts.map(({ page }) => page);
    const silent = pages.flatMap(({ pieces }, at) => (pieces.length === 0 ? [at + 1] : []));
    if (silent.length === pages.length) {
      throw new FormatError(holdsPicture(bytes) ? 'scan-without-text' : 'no-text-inside', '');
    }
    return {
      content: { kind: 'pages', pages },
      notes: notesOn(texts, { silent, damaged, damagedParts, missingTables }),
    };
  },
};

interface Texts {
  readonly texts: readonly PageText[];
  /** Numbers of pages of which something could not be read. */
  readonly damaged: readonly number[];
  readonly missingTables: ReadonlySet<string>;
}

/** Every page's words; where a page is damaged, as many as can be read. */
async function textsOf(
  bytes: Uint8Array,
  onpart: (done: number, total: number) => void = () => undefined,
): Promise<Texts> {
  const strict = await openDocument(bytes, true);
  let lenient: OpenDocument | null = null;
  const texts: PageText[] = [];
  const damaged: number[] = [];
  try {
    if (strict.pages > mostPages) {
      throw new FormatError('unpacks-too-large', `${strict.pages} pages`);
    }
    for (let number = 1; number <= strict.pages; number += 1) {
      onpart(number - 1, strict.pages);
      const text = await wholeText(strict, number);
      if (!text) damaged.push(number);
      lenient ??= text ? null : await openDocument(bytes, false);
      texts.push(text ?? (await whatCanBeRead(lenient ?? strict, number)));
    }
    onpart(strict.pages, strict.pages);
    const missingTables = new Set([...strict.missingTables, ...(lenient?.missingTables ?? [])]);
    return { texts, damaged, missingTables };
  } finally {
    await strict.close();
    await lenient?.close();
  }
}

/** `null` where something of the page is damaged. */
async function wholeText(document: OpenDocument, number: number): Promise<PageText | null> {
  try {
    return await textOf(document, number);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    return null;
  }
}

/** @throws {FormatError} 'truncated' where nothing of the page is to be had. */
async function whatCanBeRead(document: OpenDocument, number: number): Promise<PageText> {
  try {
    return await textOf(document, number);
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError('truncated', `page ${number}`, { cause });
  }
}

async function textOf(document: OpenDocument, number: number): Promise<PageText> {
  const page = await document.page(number);
  try {
    return await pageText(page, number);
  } finally {
    page.cleanup();
  }
}

interface Faults extends Pick<Texts, 'damaged' | 'missingTables'> {
  readonly silent: readonly number[];
  /** Of what is packed in the file. */
  readonly damagedParts: number;
}

function notesOn(
  texts: readonly PageText[],
  { silent, damaged, damagedParts, missingTables }: Faults,
): Note[] {
  const notes: Note[] = [];
  const note = (kind: Note['kind'], where: string, what: string) =>
    notes.push({ kind, where, what });
  if (silent.length > 0) {
    const what = 'no text on them; if they are pictures of pages, their words are not here';
    note('dropped', pageWords(silent), what);
  }
  const tables = [...missingTables].join(', ');
  if (missingTables.size > 0) {
    const what = `written with a table of characters that the file does not hold (${tables}); compare them with the PDF`;
    note('assumed', damaged.length > 0 ? pageWords(damaged) : 'letters', what);
  } else if (damaged.length > 0) {
    const what = 'damaged; what could be read was read, so compare with the PDF';
    note('assumed', pageWords(damaged), what);
  }
  if (damagedParts > 0) {
    const parts = damagedParts === 1 ? 'one part' : `${damagedParts} parts`;
    note(
      'assumed',
      'the file',
      `${parts} of it damaged; words may be missing, so compare with the PDF`,
    );
  }
  const sum = (of: (text: PageText) => number) => texts.reduce((all, text) => all + of(text), 0);
  const turned = sum((text) => text.turned);
  if (turned > 0) {
    const on = texts.flatMap((text, at) => (text.turned > 0 ? [at + 1] : []));
    note('dropped', pageWords(on), `${turned} characters of text that runs across the others`);
  }
  const unknown = sum((text) => text.unknown);
  if (unknown > 0) {
    const what = `${unknown} signs of which the file does not say what letters they are`;
    note('assumed', 'letters', what);
  }
  const removed = sum((text) => text.removed);
  if (removed > 0) notes.push(removedNote(removed));
  return notes;
}

/** "pages 1–3, 7". */
function pageWords(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs.slice(0, 12).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const more = runs.length > 12 ? ' and others' : '';
  return `${numbers.length === 1 ? 'page' : 'pages'} ${shown.join(', ')}${more}`;
}

/** Pictures stand in the file with their names in plain letters. */
function holdsPicture(bytes: Uint8Array): boolean {
  const text = new TextDecoder('iso-8859-1').decode(bytes);
  return /\/Subtype\s*\/Image\b|\bBI\s[^>]{0,400}?\bID\b/.test(text);
}
