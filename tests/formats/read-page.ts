import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export interface ReadTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ReadPage {
  /** All elements, in order. */
  readonly elements: readonly Element[];
  readonly tables: readonly ReadTable[];
  /** Words of each element of a name, in order. */
  readonly wordsOf: (name: string) => readonly string[];
}

/** A page as a browser would parse it; what it would mend is an error here. */
export function readPage(text: string): ReadPage {
  const mended: string[] = [];
  const page = parse(text, { onParseError: ({ code }) => mended.push(code) });
  if (mended.length > 0) throw new Error(mended.join(', '));
  const elements = elementsIn(page.childNodes);
  const tables = named(elements, 'table').map((table) => {
    const inside = elementsIn(table.childNodes);
    const [head = [], ...rows] = named(inside, 'tr').map((row) =>
      row.childNodes.filter(isElement).map(wordsIn),
    );
    return { caption: named(inside, 'caption').map(wordsIn).join(), head, rows };
  });
  return { elements, tables, wordsOf: (name) => named(elements, name).map(wordsIn) };
}

function named(elements: readonly Element[], name: string): readonly Element[] {
  return elements.filter(({ tagName }) => tagName === name);
}

function elementsIn(nodes: readonly Node[]): readonly Element[] {
  return nodes.flatMap((node) => (isElement(node) ? [node, ...elementsIn(node.childNodes)] : []));
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function wordsIn(node: Node): string {
  if ('value' in node) return node.value;
  if (!isElement(node)) return '';
  return node.tagName === 'br' ? '\n' : node.childNodes.map(wordsIn).join('');
}
