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
        tree = nodeOf(document, document.notes);
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
  /** Of the document: its footnotes and endnotes. */
  readonly notes?: MammothNotes;
}

interface MammothNotes {
  readonly resolve: (reference: MammothNode) => { readonly body: readonly MammothNode[] } | null;
}

/** A note stands where it is referred to; one inside another does not, or they could go round. */
function nodeOf(node: MammothNode, notes?: MammothNotes): DocumentNode {
  const { type, children = [], value = '', styleName, numbering, rowSpan, colSpan } = node;
  const note = type === 'noteReference' ? notes?.resolve(node) : null;
  return {
    type,
    children: note
      ? note.body.map((one) => nodeOf(one))
      : children.map((one) => nodeOf(one, notes)),
    value,
    styleName: styleName ?? '',
    ...(numbering && { list: { level: Number(numbering.level), ordered: numbering.isOrdered } }),
    ...(rowSpan !== undefined && { rowSpan }),
    ...(colSpan !== undefined && { colSpan }),
  };
}
