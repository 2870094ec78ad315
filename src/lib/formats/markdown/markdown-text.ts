import { writtenText } from '../written-text.ts';

/**
 * Text that reads back as it is, whatever stands in it: as CommonMark and GitHub’s Markdown have it, and
 * as Pandoc does, where straight dashes and points would otherwise become others. Line breaks are kept;
 * see {@link markdownCell} and {@link markdownBlock} for what becomes of them.
 */
export function markdownInline(text: string): string {
  return writtenText(text)
    .replace(/[\\`*_[\]<>&|~$^#@]|\.(?=\.)|-(?=-)|(?<=-)-/g, escaped)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);
}

/** Text in a cell of a pipe table: one line, in which `<br>` breaks lines and the ends keep their spaces. */
export function markdownCell(text: string): string {
  return markdownInline(text)
    .replace(/\t/g, '&#9;')
    .replace(/\n/g, '<br>')
    .replace(/^\s|\s$/g, (space) => `&#${space.charCodeAt(0)};`);
}

/**
 * Text as a paragraph or another block of its own, each line of it broken where the text breaks. What
 * would begin a heading, a list or a table at the start of a line begins none. Breaks at its ends are
 * those of the block.
 */
export function markdownBlock(text: string): string {
  return atLineStarts(markdownInline(text));
}

/** Lines that are escaped within already, so that none of them begins anything but a paragraph. */
export function atLineStarts(escapedText: string): string {
  return escapedText
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
    .map((line) =>
      line
        .replace(/\t/g, '&#9;')
        .replace(/^\s+|\s+$/g, (spaces) =>
          [...spaces].map((space) => `&#${space.charCodeAt(0)};`).join(''),
        )
        .replace(/^[-+=:%]/, '\\$&')
        .replace(/^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+))([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\\\n');
}

/** Characters that mean nothing to a reader of Markdown but may to one of HTML go as entities. */
function escaped(character: string): string {
  return entities[character] ?? `\\${character}`;
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
