import type { SaxesTagNS } from 'saxes';
import { FormatError } from '../../domain/errors.ts';
import { DocumentBuilder, type DocumentNode } from '../document/document-node.ts';
import type { Note } from '../format.ts';

/** Repeated cells, rows and spaces beyond this stand for "the rest of the sheet". */
const mostRepeats = 200;

/**
 * The words of an OpenDocument file's content.xml as a tree. What was deleted while changes were
 * tracked and remarks are left out, a note holds its paragraphs; entities are never expanded.
 *
 * @throws {FormatError} 'truncated' when the XML is broken; 'wrong-kind' when it is no text document.
 */
export async function odtTree(
  xml: string,
): Promise<{ readonly tree: DocumentNode; readonly notes: readonly Note[] }> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: true });
  const reading = new OdtReading();
  parser.on('opentag', (tag) => reading.open(tag));
  parser.on('closetag', (tag) => reading.close(tag));
  parser.on('text', (text) => reading.text(text));
  parser.on('error', (cause) => {
    throw new FormatError('truncated', 'content.xml', { cause });
  });
  parser.write(xml).close();
  if (!reading.isText)
    throw new FormatError('wrong-kind', 'an OpenDocument file that holds no text document');
  return { tree: reading.builder.document, notes: reading.notes };
}

/** Left out with everything inside. */
const passedOver: ReadonlyMap<string, 'commentReference' | null> = new Map([
  ['tracked-changes', null],
  ['sequence-decls', null],
  ['note-citation', null],
  ['annotation', 'commentReference'],
]);

class OdtReading {
  readonly builder = new DocumentBuilder();
  isText = false;
  #body = false;
  #deleted = 0;
  /** The element being passed over, and how many of its name are open inside. */
  #skipping: { readonly name: string; depth: number } | null = null;

  get notes(): readonly Note[] {
    if (this.#deleted === 0) return [];
    const what = `${this.#deleted} tracked ${this.#deleted === 1 ? 'deletion' : 'deletions'}, as if accepted`;
    return [{ kind: 'dropped', where: 'tracked changes', what }];
  }

  open(tag: SaxesTagNS): void {
    const { local } = tag;
    if (this.#skipping) {
      if (local === this.#skipping.name) this.#skipping.depth += 1;
      if (local === 'deletion') this.#deleted += 1;
      return;
    }
    if (local === 'body') this.#body = true;
    if (!this.#body) return;
    if (local === 'text' && tag.prefix === 'office') this.isText = true;
    const skipped = passedOver.get(local);
    if (skipped !== undefined) {
      if (skipped) this.builder.add(skipped);
      this.#skipping = { name: local, depth: 1 };
      return;
    }
    this.#begin(tag);
  }

  #begin(tag: SaxesTagNS): void {
    const { builder } = this;
    switch (tag.local) {
      case 'h':
        return builder.begin('paragraph', `Heading ${repeats(tag, 'outline-level')}`);
      case 'p':
        return builder.begin('paragraph', attribute(tag, 'style-name').replaceAll('_20_', ' '));
      case 'note':
        return builder.begin('noteReference');
      case 'table':
        return builder.begin('table');
      case 'table-row':
        return builder.begin('tableRow');
      case 'table-cell':
        return builder.begin('tableCell');
      case 'covered-table-cell':
        for (let cell = 0; cell < repeats(tag, 'number-columns-repeated'); cell += 1) {
          builder.begin('tableCell');
          builder.end('tableCell');
        }
        return;
      case 's':
        return builder.text(' '.repeat(repeats(tag, 'c')));
      case 'tab':
        return builder.add('tab');
      case 'line-break':
        return builder.add('break');
      case 'image':
        return builder.add('image');
    }
  }

  close({ local }: SaxesTagNS): void {
    if (this.#skipping) {
      if (local === this.#skipping.name && --this.#skipping.depth === 0) this.#skipping = null;
      return;
    }
    const type = closing.get(local);
    if (type) this.builder.end(type);
  }

  /** White space runs are one space; spaces that count are elements of their own. */
  text(value: string): void {
    if (!this.#skipping && this.builder.isIn('paragraph')) {
      this.builder.text(value.replace(/[ \t\r\n]+/g, ' '));
    }
  }
}

const closing: ReadonlyMap<string, string> = new Map([
  ['h', 'paragraph'],
  ['p', 'paragraph'],
  ['note', 'noteReference'],
  ['table', 'table'],
  ['table-row', 'tableRow'],
  ['table-cell', 'tableCell'],
]);

function attribute({ attributes }: SaxesTagNS, local: string): string {
  return Object.values(attributes).find((one) => one.local === local)?.value ?? '';
}

function repeats(tag: SaxesTagNS, name: string): number {
  const count = Number.parseInt(attribute(tag, name), 10);
  return Number.isNaN(count) ? 1 : Math.min(Math.max(count, 1), mostRepeats);
}
