/**
 * The little of GitHub Flavored Markdown that Concord writes, read as its specification has it
 * (github.github.com/gfm, 2.4 backslash escapes, 4.10 tables, 6.2 entities). Whatever would be more than
 * words is refused, so that a test fails where a mark was left standing.
 */
export interface ReadMarkdown {
  /** Level and words of each heading. */
  readonly headings: readonly { readonly level: number; readonly words: string }[];
  /** Each with its header row first. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly paragraphs: readonly string[];
}

export function readMarkdown(text: string): ReadMarkdown {
  const headings: { level: number; words: string }[] = [];
  const tables: string[][][] = [];
  const paragraphs: string[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line === '') continue;
    const head = /^(#{1,6}) (.*)$/.exec(line);
    if (head) {
      headings.push({ level: head[1]!.length, words: inline(head[2]!) });
    } else if (line.startsWith('|')) {
      const rows: string[][] = [];
      for (; lines[at]?.startsWith('|'); at += 1) rows.push(cellsOf(lines[at]!));
      at -= 1;
      const rules = rows.splice(1, 1)[0] ?? [];
      if (rules.length !== rows[0]!.length || !rules.every((rule) => /^-{3,}$/.test(rule))) {
        throw new Error(`no table: ${rules.join('|')}`);
      }
      tables.push(rows);
    } else {
      const whole = [line];
      while (isBroken(whole.at(-1)!)) whole.push(lines[(at += 1)]!);
      if (lines[at + 1]) throw new Error(`a paragraph that runs on: ${lines[at + 1]!}`);
      const ended = whole.map((one) => (isBroken(one) ? one.slice(0, -1) : one));
      paragraphs.push(ended.map(paragraphLine).join('\n'));
    }
  }
  return { headings, tables, paragraphs };
}

/** A line that ends in a backslash which no other escapes goes on after a break. */
function isBroken(line: string): boolean {
  return /(?<!\\)(?:\\\\)*\\$/.test(line);
}

/** Pipes that no backslash escapes part cells; spaces around a cell are none of it. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  for (let at = 1; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === '\\') {
      cell += line[at + 1] === '|' ? '|' : character + line[at + 1]!;
      at += 1;
    } else if (character === '|') {
      cells.push(cell.replace(/^\s+|\s+$/g, ''));
      cell = '';
    } else {
      cell += character;
    }
  }
  if (cell !== '') throw new Error(`no pipe at the end: ${line}`);
  return cells.map((one) => (/^-+$/.test(one) ? one : inline(one, true)));
}

function paragraphLine(line: string): string {
  if (/^(?:\s|[-+=:%>#]|\(?\w{1,9}[.)](?:\s|$))/.test(line)) {
    const isSentence = /^\(?\w+[.)](?:\s|$)/.test(line) && !/^\(?(?:\d+|[A-Za-z])[.)]/.test(line);
    if (!isSentence) throw new Error(`more than a paragraph: ${line}`);
  }
  return inline(line);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

function inline(text: string, inCell = false): string {
  let words = '';
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const escape = /^\\([!-/:-@[-`{-~])/.exec(rest);
    const entity = /^&(?:#(\d{1,7})|([a-z]+));/.exec(rest);
    if (escape) {
      words += escape[1]!;
      at += 2;
    } else if (entity) {
      words += entity[1] ? String.fromCodePoint(Number(entity[1])) : named[entity[2]!]!;
      at += entity[0].length;
    } else if (inCell && rest.startsWith('<br>')) {
      words += '\n';
      at += 4;
    } else if (
      /^(?:[\\`*_[\]<>~$^]|&[#a-z]|--|\.\.|:\/\/|www\.|@)/i.test(rest) ||
      (!inCell && rest.startsWith('|'))
    ) {
      throw new Error(`a mark: ${rest.slice(0, 20)}`);
    } else {
      words += text[at]!;
      at += 1;
    }
  }
  return words;
}
