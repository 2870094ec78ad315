import { FormatError } from '../../domain/errors.ts';
import { DocumentBuilder, type DocumentNode } from '../document/document-node.ts';
import type { Note } from '../format.ts';
import { counted, outermost, passedOver, type Group } from './rtf-groups.ts';
import { rtfTokens } from './rtf-tokens.ts';
import { encodingOfCharset, encodingOfCodePage, signs, textOf } from './signs.ts';

/** Deeper than any document; what nests deeper was made to do harm. */
const deepest = 5_000;

export function isRtf(bytes: Uint8Array): boolean {
  return [0x7b, 0x5c, 0x72, 0x74, 0x66].every((byte, index) => bytes[index] === byte);
}

/**
 * The words of an RTF file as a tree. Pictures, objects, fields' instructions, notes, headers and
 * everything that is not words is passed over: nothing is run, and nothing fetched.
 *
 * @throws {FormatError} 'truncated' when the file ends inside a group; 'unpacks-too-large' when groups
 * nest without end.
 */
export function rtfTree(bytes: Uint8Array): {
  readonly tree: DocumentNode;
  readonly notes: readonly Note[];
} {
  const reading = new RtfReading();
  for (const token of rtfTokens(bytes)) {
    if (token.is === 'open') reading.open();
    else if (token.is === 'close') reading.close();
    else if (token.is === 'byte') reading.byte(token.byte);
    else if (token.is === 'control') reading.control(token.word, token.number);
    if (reading.isOver) break;
  }
  if (!reading.isOver) throw new FormatError('truncated', 'the end of the file');
  return { tree: reading.finished(), notes: reading.notes };
}

class RtfReading {
  readonly #builder = new DocumentBuilder();
  readonly #groups: Group[] = [];
  readonly #charsets = new Map<number, string>();
  #encoding = 'windows-1252';
  #unknownCodePage: number | null = null;
  /** Bytes not yet decoded: signs of two bytes must stand together. */
  #bytes: number[] = [];
  /** Fallback signs still to be passed over. */
  #toSkip = 0;
  #inParagraph = false;
  /** Whether the paragraph is one of a table, and whether its row has begun. */
  #inTable = false;
  #row = false;
  #heading = false;
  #deleted = 0;
  #hidden = 0;
  isOver = false;

  get notes(): readonly Note[] {
    const notes: Note[] = [];
    if (this.#deleted > 0) {
      const what = `${this.#deleted} tracked ${this.#deleted === 1 ? 'deletion' : 'deletions'}, as if accepted`;
      notes.push({ kind: 'dropped', where: 'tracked changes', what });
    }
    if (this.#hidden > 0) {
      const what = `${this.#hidden} hidden ${this.#hidden === 1 ? 'part' : 'parts'}`;
      notes.push({ kind: 'dropped', where: 'hidden text', what });
    }
    if (this.#unknownCodePage !== null) {
      const what = `Code page ${this.#unknownCodePage} is not known here; read as Western European: check the accents`;
      notes.push({ kind: 'assumed', where: 'encoding', what });
    }
    return notes;
  }

  finished(): DocumentNode {
    this.#endParagraph();
    this.#builder.end('table');
    return this.#builder.document;
  }

  get #group(): Group {
    return this.#groups.at(-1) ?? outermost;
  }

  open(): void {
    this.#flush();
    this.#toSkip = 0;
    if (this.#groups.length > deepest)
      throw new FormatError('unpacks-too-large', 'groups inside groups');
    this.#groups.push({ ...this.#group, optional: false });
  }

  close(): void {
    this.#flush();
    this.#toSkip = 0;
    this.#groups.pop();
    if (this.#groups.length === 0) this.isOver = true;
  }

  byte(byte: number): void {
    if (this.#group.skip) return;
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else this.#bytes.push(byte);
  }

  control(word: string, number: number | null): void {
    const group = this.#group;
    if (word === '*') {
      group.optional = true;
      return;
    }
    if (group.skip) return;
    if (this.#toSkip > 0 && signs.has(word)) {
      this.#toSkip -= 1;
      return;
    }
    const kind = counted.get(word);
    if (kind) {
      this.#flush();
      if (this.#isShown) this.#builder.add(kind);
      group.skip = true;
    } else if (passedOver.has(word) || (group.optional && word !== 'shppict')) {
      this.#flush();
      group.skip = true;
    } else if (word === 'u') this.#unicode(number ?? 0, group);
    else this.#act(word, number, group);
  }

  #unicode(number: number, group: Group): void {
    this.#flush();
    this.#text(String.fromCharCode(number < 0 ? number + 0x10000 : number));
    this.#toSkip = group.fallback;
  }

  #act(word: string, number: number | null, group: Group): void {
    const sign = signs.get(word);
    if (sign !== undefined) {
      this.#flush();
      this.#text(sign);
      return;
    }
    switch (word) {
      case 'uc':
        group.fallback = Math.max(0, number ?? 1);
        return;
      case 'fonttbl':
        group.fonts = true;
        return;
      case 'f':
        this.#flush();
        group.font = number ?? 0;
        return;
      case 'fcharset': {
        const encoding = encodingOfCharset(number ?? 0);
        if (group.fonts && encoding) this.#charsets.set(group.font, encoding);
        return;
      }
      case 'ansicpg':
        this.#codePage(number ?? 1252);
        return;
      case 'mac':
        this.#encoding = 'macintosh';
        return;
      case 'v':
        this.#flush();
        if (number !== 0 && !group.hidden) this.#hidden += 1;
        group.hidden = number !== 0;
        return;
      case 'deleted':
        this.#flush();
        if (number !== 0 && !group.deleted) this.#deleted += 1;
        group.deleted = number !== 0;
        return;
      case 'plain':
        this.#flush();
        group.hidden = false;
        group.deleted = false;
        return;
      case 'tab':
        return this.#add('tab');
      case 'line':
      case 'lbr':
        return this.#add('break');
      case 'par':
      case 'sect':
      case 'page':
        this.#flush();
        return this.#endParagraph();
      case 'pard':
        this.#flush();
        this.#inTable = false;
        this.#heading = false;
        return;
      case 'outlinelevel':
        this.#heading = (number ?? 9) < 9;
        return;
      case 'intbl':
        this.#inTable = true;
        return;
      case 'cell':
      case 'nestcell':
        this.#flush();
        return this.#endCell();
      case 'row':
      case 'nestrow':
        this.#flush();
        return this.#endRow();
    }
  }

  #codePage(number: number): void {
    const encoding = encodingOfCodePage(number);
    if (encoding) this.#encoding = encoding;
    else this.#unknownCodePage = number;
  }

  #add(type: 'tab' | 'break'): void {
    this.#flush();
    if (!this.#isShown) return;
    this.#beginParagraph();
    this.#builder.add(type);
  }

  get #isShown(): boolean {
    const { skip, hidden, deleted, fonts } = this.#group;
    return !skip && !hidden && !deleted && !fonts;
  }

  /** Decodes what has gathered, in the encoding of its font. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    const encoding = this.#charsets.get(this.#group.font) ?? this.#encoding;
    this.#text(textOf(bytes, encoding));
  }

  #text(text: string): void {
    if (text === '' || !this.#isShown) return;
    this.#beginParagraph();
    this.#builder.text(text);
  }

  #beginParagraph(): void {
    if (this.#inParagraph) return;
    if (this.#inTable) {
      if (!this.#builder.isIn('table')) this.#builder.begin('table');
      if (!this.#row) this.#builder.begin('tableRow');
      this.#row = true;
      if (!this.#builder.isIn('tableCell')) this.#builder.begin('tableCell');
    } else if (this.#builder.isIn('table')) {
      this.#builder.end('table');
      this.#row = false;
    }
    this.#builder.begin('paragraph', this.#heading ? 'Heading' : '');
    this.#inParagraph = true;
  }

  #endParagraph(): void {
    if (this.#inParagraph) this.#builder.end('paragraph');
    this.#inParagraph = false;
  }

  /** An empty cell is a cell too. */
  #endCell(): void {
    this.#inTable = true;
    this.#beginParagraph();
    this.#endParagraph();
    this.#builder.end('tableCell');
  }

  #endRow(): void {
    this.#endParagraph();
    this.#builder.end('tableRow');
    this.#row = false;
  }
}
