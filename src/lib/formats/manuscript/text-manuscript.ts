import type { ManuscriptBlock } from '../../domain/model/manuscript.ts';

/**
 * A text file as a manuscript: a blank line parts paragraphs. Of Markdown, headings keep their level, rows
 * between bars are tables, marks of emphasis and of block quotations go.
 */
export function manuscriptOfText(text: string): readonly ManuscriptBlock[] {
  return text.split(/\n[ \t]*\n/).flatMap((part) => blocksOf(part.split('\n')));
}

function blocksOf(lines: readonly string[]): ManuscriptBlock[] {
  const blocks: ManuscriptBlock[] = [];
  let [words, rows]: [string[], string[][]] = [[], []];
  let isQuote = false;
  const end = () => {
    const said = withoutMarks(words.join(' ')).trim();
    if (said !== '') {
      const paragraph = { is: 'paragraph', heading: null, words: said } as const;
      blocks.push(isQuote ? { ...paragraph, isQuote: true } : paragraph);
    }
    if (rows.length > 0) blocks.push({ is: 'table', rows });
    [words, rows, isQuote] = [[], [], false];
  };
  for (const line of lines.map((one) => one.trim())) {
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    const isRow = /^\|.*\|$/.test(line);
    if (heading || isRow !== rows.length > 0) end();
    if (heading) {
      const [, signs = '', said = ''] = heading;
      if (said !== '') {
        blocks.push({ is: 'paragraph', heading: signs.length, words: withoutMarks(said) });
      }
    } else if (isRow) {
      if (!/^\|(?:\s*:?-+:?\s*\|)+$/.test(line)) rows.push(cellsOf(line));
    } else {
      isQuote ||= line.startsWith('>');
      words.push(line.replace(/^(?:>\s?)+/, ''));
    }
  }
  end();
  return blocks;
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => withoutMarks(cell.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n')).trim());
}

function withoutMarks(text: string): string {
  return text
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*[^\s_])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!<>~|-])/g, '$1');
}
