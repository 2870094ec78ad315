import { FormatError } from '../../domain/errors.ts';
import type { Paragraph, TranscriptSource } from '../../domain/transcript/source.ts';
import type { Note, Reader } from '../format.ts';
import { decodedText } from './encoding.ts';
import { paragraphsOfText } from './paragraphs.ts';

/** Markdown: headings stay known as such, marks of emphasis and HTML go. */
export const markdownTranscript: Reader<TranscriptSource> = {
  id: 'markdown',
  label: 'Markdown',
  mediaType: 'text/markdown',
  extensions: ['.md', '.markdown'],
  recognises: (name) => /\.(md|markdown)$/i.test(name),
  read: async (bytes) => {
    const { text, notes } = decodedText(bytes);
    const { body, notes: frontNotes } = withoutFrontMatter(text);
    const { plain, notes: htmlNotes } = withoutHtml(body);
    const paragraphs = paragraphsOfText(plain).flatMap(plainParagraph);
    if (paragraphs.length === 0) throw new FormatError('no-text-inside', '');
    return {
      content: { kind: 'paragraphs', paragraphs },
      notes: [...notes, ...frontNotes, ...htmlNotes],
    };
  },
};

function withoutFrontMatter(text: string): { body: string; notes: Note[] } {
  const front = /^\s*---\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!front || !/^[\w-]+\s*:/m.test(front[1] ?? '')) return { body: text, notes: [] };
  const keys = [...(front[1] ?? '').matchAll(/^([\w-]+)\s*:/gm)].map(([, key]) => key);
  return {
    body: text.slice(front[0].length),
    notes: [{ kind: 'dropped', where: 'front matter', what: keys.join(', ') }],
  };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
};

function withoutHtml(text: string): { plain: string; notes: Note[] } {
  let tags = 0;
  const counted = (replacement: string) => () => {
    tags += 1;
    return replacement;
  };
  const plain = text
    .replace(/<!--[\s\S]*?-->/g, counted(''))
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, counted(''))
    .replace(
      /<br\s*\/?>|<\/?(?:p|div|li|tr|h[1-6]|ul|ol|table|blockquote)(?:\s[^<>]*)?>/gi,
      counted('\n'),
    )
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi, counted(''))
    .replace(/&(\w{2,6});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/&#(\d{1,6});/g, (whole, code: string) => character(Number(code), whole));
  const notes: Note[] =
    tags > 0 ? [{ kind: 'dropped', where: 'HTML', what: `${tags} tags and remarks` }] : [];
  return { plain, notes };
}

function character(code: number, otherwise: string): string {
  return code >= 32 && code < 0xd800 ? String.fromCharCode(code) : otherwise;
}

function plainParagraph(paragraph: Paragraph): Paragraph[] {
  // Rules and the fences of quoted blocks hold no words.
  if (/^(?:[-*_=~`]\s*){3,}\w*$/.test(paragraph.text)) return [];
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(paragraph.text);
  const text = withoutMarks(heading?.[1] ?? paragraph.text.replace(/^(?:>\s?)+/, ''));
  return text === '' ? [] : [{ ...paragraph, text, heading: heading !== null }];
}

function withoutMarks(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*[^\s_])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!<>~|-])/g, '$1')
    .trim();
}
