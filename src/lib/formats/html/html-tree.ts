import type { DefaultTreeAdapterTypes } from 'parse5';
import { FormatError } from '../../domain/errors.ts';
import { DocumentBuilder, type DocumentNode } from '../document/document-node.ts';
import type { Note } from '../format.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Deeper than any document; what nests deeper was made to do harm. */
const deepest = 2_000;

/**
 * The words of a web page as a tree. Scripts, styles, forms' insides, frames and what is hidden are
 * left out; pictures are counted, and none is fetched.
 *
 * @throws {FormatError} 'unpacks-too-large' when elements nest without end.
 */
export async function htmlTree(
  page: string,
): Promise<{ readonly tree: DocumentNode; readonly notes: readonly Note[] }> {
  const { parse } = await import('parse5');
  const walk = new PageWalk();
  walk.over(parse(page, { scriptingEnabled: false }).childNodes);
  return { tree: walk.builder.document, notes: walk.notes };
}

/** Never words of the page. */
const passedOver = new Set([
  ...[
    'head',
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
  ],
  ...[
    'audio',
    'video',
    'canvas',
    'select',
    'textarea',
    'button',
    'nav',
    'title',
    'xml',
    'frameset',
  ],
]);
/** Can do things in a browser; said when left out. */
const active = new Set(['script', 'iframe', 'object', 'embed', 'frameset']);

const blocks = new Set([
  ...['p', 'div', 'li', 'blockquote', 'pre', 'address', 'article', 'aside', 'section', 'header'],
  ...[
    'footer',
    'main',
    'dt',
    'dd',
    'dl',
    'ul',
    'ol',
    'figure',
    'figcaption',
    'hr',
    'caption',
    'body',
  ],
  ...['form', 'fieldset', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'center', 'details', 'summary'],
]);

class PageWalk {
  readonly builder = new DocumentBuilder();
  #active = 0;
  #deleted = 0;
  #hidden = 0;
  /** White space is one space, and none where a paragraph begins. */
  #space = true;
  /** Whether a paragraph is open. */
  #isOpen = false;
  #styleName = '';
  /** How many elements around keep their white space. */
  #pre = 0;

  get notes(): readonly Note[] {
    const note = (count: number, where: string, one: string, many: string): Note[] =>
      count === 0 ? [] : [{ kind: 'dropped', where, what: `${count} ${count === 1 ? one : many}` }];
    return [
      ...note(
        this.#active,
        'scripts and frames',
        'script or frame; nothing in it was run',
        'scripts and frames; nothing in them was run',
      ),
      ...note(
        this.#deleted,
        'tracked changes',
        'tracked deletion, as if accepted',
        'tracked deletions, as if accepted',
      ),
      ...note(this.#hidden, 'hidden text', 'hidden part', 'hidden parts'),
    ];
  }

  /** A list of its own instead of recursion: pages may nest deeper than the call stack. */
  over(nodes: readonly Node[]): void {
    const rest: (Node | (() => void))[] = nodes.toReversed();
    let depth = 0;
    while (rest.length > 0) {
      const next = rest.pop()!;
      if (typeof next === 'function') {
        next();
        depth -= 1;
      } else if ('tagName' in next) {
        const after = this.#open(next);
        if (after === null) continue;
        depth += 1;
        if (depth > deepest) throw new FormatError('unpacks-too-large', 'elements inside elements');
        rest.push(after, ...next.childNodes.toReversed());
      } else if ('value' in next) this.#text(next.value);
    }
  }

  /** What ends the element after its children; `null` where they are passed over. */
  #open(element: Element): (() => void) | null {
    const { tagName } = element;
    if (active.has(tagName)) this.#active += 1;
    if (passedOver.has(tagName)) return null;
    if (tagName === 'del' || (tagName === 's' && isRevision(element))) {
      this.#deleted += 1;
      return null;
    }
    if (isComment(element)) {
      this.builder.add('commentReference');
      return null;
    }
    if (isHidden(element)) {
      this.#hidden += 1;
      return null;
    }
    switch (tagName) {
      case 'br':
        this.#break();
        return nothing;
      case 'img':
        this.builder.add('image');
        return nothing;
      case 'table':
        return this.#within('table');
      case 'tr':
        return this.#within('tableRow');
      case 'td':
      case 'th':
        return this.#within('tableCell');
      case 'pre':
        this.#pre += 1;
        return this.#block('', () => (this.#pre -= 1));
    }
    return blocks.has(tagName) ? this.#block(styleOf(element)) : nothing;
  }

  /** Blocks do not hold each other here: each begins and ends a paragraph. */
  #block(styleName: string, after: () => void = nothing): () => void {
    const outside = this.#styleName;
    this.#endParagraph();
    this.#styleName = styleName || outside;
    return () => {
      this.#endParagraph();
      this.#styleName = outside;
      after();
    };
  }

  #within(type: 'table' | 'tableRow' | 'tableCell'): () => void {
    this.#endParagraph();
    this.builder.begin(type);
    return () => {
      this.#endParagraph();
      this.builder.end(type);
    };
  }

  #endParagraph(): void {
    if (this.#isOpen) this.builder.end('paragraph');
    this.#isOpen = false;
    this.#space = true;
  }

  #break(): void {
    this.#space = true;
    if (this.#isOpen) this.builder.add('break');
  }

  #text(value: string): void {
    if (this.#pre > 0) {
      for (const [index, line] of value.split('\n').entries()) {
        if (index > 0) this.#break();
        this.#words(line);
      }
    } else this.#words(value.replace(/[ \t\r\n\f]+/g, ' '));
  }

  #words(value: string): void {
    const text = this.#space ? value.replace(/^ +/, '') : value;
    if (text === '') return;
    if (!this.#isOpen) {
      this.builder.begin('paragraph', this.#styleName);
      this.#isOpen = true;
    }
    this.#space = text.endsWith(' ');
    this.builder.text(text);
  }
}

const nothing = () => {};

function attribute({ attrs }: Element, name: string): string {
  return attrs.find((one) => one.name === name)?.value ?? '';
}

/** "Heading 2" for what Word and browsers set as one; else ''. */
function styleOf(element: Element): string {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level) return `Heading ${level}`;
  return /^Mso(Heading|Title|Subtitle)/i.test(attribute(element, 'class')) ? 'Heading' : '';
}

function isRevision(element: Element): boolean {
  return /mso-prop-change|msoDel/i.test(
    `${attribute(element, 'style')} ${attribute(element, 'class')}`,
  );
}

/** Remarks and notes that Word puts at the end of the page. */
function isComment(element: Element): boolean {
  const style = attribute(element, 'style').replace(/\s/g, '');
  return /mso-element:(comment|footnote|endnote)(-list)?(;|$)/i.test(style);
}

function isHidden(element: Element): boolean {
  const style = attribute(element, 'style').replace(/\s/g, '').toLowerCase();
  return (
    /(^|;)(display:none|visibility:hidden|mso-hide:all)/.test(style) ||
    element.attrs.some(({ name }) => name === 'hidden')
  );
}
