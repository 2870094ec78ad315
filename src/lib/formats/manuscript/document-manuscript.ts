import type { ManuscriptBlock } from '../../domain/model/manuscript.ts';
import type { DocumentNode } from '../document/document-node.ts';
import type { Note } from '../format.ts';
import { rowsOf } from '../guide/document-guide.ts';
import { cleanText, removedNote } from '../plain-text/encoding.ts';

/** What was read of a manuscript, in its order. */
export interface ManuscriptBlocks {
  readonly blocks: readonly ManuscriptBlock[];
  readonly notes: readonly Note[];
}

/**
 * A document as a manuscript: paragraphs and tables in their order. A footnote or endnote is a paragraph
 * after the one that refers to it; fields stand as their results, pictures are left out and counted.
 */
export function manuscriptOfDocument(document: DocumentNode): ManuscriptBlocks {
  const reading = new ManuscriptReading();
  for (const block of document.children) reading.block(block);
  return { blocks: reading.blocks, notes: reading.notes() };
}

class ManuscriptReading {
  readonly blocks: ManuscriptBlock[] = [];
  #removed = 0;
  readonly #counts = new Map<string, number>();

  block(node: DocumentNode): void {
    if (node.type === 'table') this.#table(node);
    else if (node.type === 'paragraph') this.#paragraph(node);
    else for (const child of node.children) this.block(child);
  }

  notes(): readonly Note[] {
    const counted = extras.flatMap(([type, one, many, what]): Note[] => {
      const found = this.#counts.get(type) ?? 0;
      if (found === 0) return [];
      const kind = type === 'noteReference' ? 'changed' : 'dropped';
      return [{ kind, where: many, what: `${found} ${found === 1 ? one : many} ${what}` }];
    });
    return this.#removed > 0 ? [...counted, removedNote(this.#removed)] : counted;
  }

  #paragraph(node: DocumentNode): void {
    this.#say(this.#words(node), headingLevel(node.styleName), quoteStyle.test(node.styleName));
    this.#beside(node);
  }

  #say(words: string, heading: number | null, isQuote = false): void {
    if (words === '') return;
    const paragraph = { is: 'paragraph', heading, words } as const;
    this.blocks.push(isQuote && heading === null ? { ...paragraph, isQuote: true } : paragraph);
  }

  #table(node: DocumentNode): void {
    const rows = rowsOf(node).map((row) => row.map((cell) => this.#clean(cell)));
    if (rows.flat().some((cell) => cell !== '')) this.blocks.push({ is: 'table', rows });
    this.#beside(node);
  }

  /** What hangs on a block: its notes as paragraphs after it, and what is only counted. */
  #beside(node: DocumentNode): void {
    for (const child of node.children) {
      if (extras.some(([type]) => type === child.type)) {
        this.#counts.set(child.type, (this.#counts.get(child.type) ?? 0) + 1);
      }
      if (child.type === 'noteReference') {
        this.#say(this.#words({ ...child, type: 'note' }), null);
      } else this.#beside(child);
    }
  }

  #words(node: DocumentNode): string {
    return this.#clean(rawText(node));
  }

  #clean(raw: string): string {
    const { text, removed } = cleanText(raw);
    this.#removed += removed;
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n');
  }
}

const quoteStyle = /quot|^block ?text|zitat|^citat/i;

/** Of a style's name, such as "Heading 2"; a title stands highest; `null` for text. */
export function headingLevel(styleName: string): number | null {
  const named = /^(?:heading|überschrift|titre|título|rubrik|kop)\s*(\d)?/i.exec(styleName);
  if (named) return Math.max(1, Number(named[1] ?? 1));
  return /^(?:title|titel)$/i.test(styleName) ? 1 : null;
}

function rawText(node: DocumentNode): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'noteReference':
    case 'commentReference':
    case 'image':
      return '';
    case 'note':
      return node.children.map((child) => `${rawText(child)}\n`).join('');
    default:
      return node.children.map(rawText).join('');
  }
}

const extras = [
  ['noteReference', 'footnote or endnote', 'footnotes and endnotes', 'read after its paragraph'],
  ['image', 'picture', 'pictures', 'left out: words in it are not checked'],
  ['commentReference', 'comment in the margin', 'comments in the margin', 'left out'],
] as const;
