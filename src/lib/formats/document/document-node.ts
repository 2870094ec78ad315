/**
 * What a word processor's file holds, whichever program wrote it, as far as a transcript needs it. Types
 * that count are `paragraph`, `text`, `tab`, `break`, `table`, `tableRow`, `tableCell`, `image`,
 * `noteReference` and `commentReference`; every other is a holder of its children. A `noteReference` may hold
 * the paragraphs of its note.
 */
export interface DocumentNode {
  readonly type: string;
  readonly children: readonly DocumentNode[];
  /** Of a `text`; else ''. */
  readonly value: string;
  /** Of a paragraph, such as "Heading 1"; else ''. */
  readonly styleName: string;
  /** Of a paragraph that stands in a list, where the file says so. */
  readonly list?: { readonly level: number; readonly ordered: boolean };
  /** Of a cell that covers several rows or columns, where the file says so. */
  readonly rowSpan?: number;
  readonly colSpan?: number;
}

/** A document tree while it is built from a stream of tags. */
export class DocumentBuilder {
  readonly #root: OpenNode = { type: 'document', children: [], value: '', styleName: '' };
  readonly #open: OpenNode[] = [];

  begin(type: string, styleName = ''): void {
    const node: OpenNode = { type, children: [], value: '', styleName };
    this.#at.children.push(node);
    this.#open.push(node);
  }

  /** Ends the innermost open node of that type and all inside it; none open is no fault. */
  end(type: string): void {
    const at = this.#open.findLastIndex((node) => node.type === type);
    if (at >= 0) this.#open.length = at;
  }

  /** Whether a node of that type is open. */
  isIn(type: string): boolean {
    return this.#open.some((node) => node.type === type);
  }

  add(type: 'tab' | 'break' | 'image' | 'noteReference' | 'commentReference'): void {
    this.#at.children.push({ type, children: [], value: '', styleName: '' });
  }

  text(value: string): void {
    if (value === '') return;
    const last = this.#at.children.at(-1);
    if (last?.type === 'text') last.value += value;
    else this.#at.children.push({ type: 'text', children: [], value, styleName: '' });
  }

  get document(): DocumentNode {
    return this.#root;
  }

  get #at(): OpenNode {
    return this.#open.at(-1) ?? this.#root;
  }
}

interface OpenNode {
  readonly type: string;
  readonly children: OpenNode[];
  value: string;
  readonly styleName: string;
}
