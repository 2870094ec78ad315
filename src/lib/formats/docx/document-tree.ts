import { zipSync } from 'fflate';
import { FormatError } from '../../domain/errors.ts';
import type { DocumentNode } from '../document/document-node.ts';

/** The words of a Word document as a tree. @throws {FormatError} 'truncated' when its XML is broken. */
export async function documentTree(
  parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<DocumentNode> {
  const { default: mammoth } = await import('mammoth');
  const whole = zipSync(Object.fromEntries(parts), { level: 0, mtime: '1980-01-01' });
  let tree: DocumentNode | undefined;
  try {
    await mammoth.convertToHtml(inputFor(whole), {
      // The embedded style map is written by others: never run it.
      includeEmbeddedStyleMap: false,
      includeDefaultStyleMap: false,
      externalFileAccess: false,
      transformDocument: (document: MammothNode) => {
        tree = nodeOf(document);
        return { ...document, children: [] };
      },
    });
  } catch (cause) {
    throw new FormatError('truncated', 'word/document.xml', { cause });
  }
  if (!tree) throw new TypeError('mammoth gave no document');
  return tree;
}

/** Browsers read `arrayBuffer`, Node reads `buffer`; both are given, and each takes its own. */
function inputFor({ buffer }: Uint8Array<ArrayBuffer>): { arrayBuffer: ArrayBuffer } {
  const input = { arrayBuffer: buffer, buffer };
  return input;
}

/** As mammoth writes it; its own typing has nothing to say. */
interface MammothNode {
  readonly type: string;
  readonly children?: readonly MammothNode[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string; readonly isOrdered: boolean } | null;
  readonly rowSpan?: number;
  readonly colSpan?: number;
}

function nodeOf(node: MammothNode): DocumentNode {
  const { type, children = [], value = '', styleName, numbering, rowSpan, colSpan } = node;
  return {
    type,
    children: children.map(nodeOf),
    value,
    styleName: styleName ?? '',
    ...(numbering && { list: { level: Number(numbering.level), ordered: numbering.isOrdered } }),
    ...(rowSpan !== undefined && { rowSpan }),
    ...(colSpan !== undefined && { colSpan }),
  };
}
