import {
  captionWords,
  headingLevels,
  type Block,
  type Label,
  type Report,
  type ReportFigure,
  type ReportTable,
  type Section,
  type Words,
} from '../../domain/reporting/report.ts';
import type { Writer } from '../format.ts';
import { labelsOf, textOf, webAddress } from '../report-labels.ts';
import { atLineStarts, markdownBlock, markdownInline } from './markdown-text.ts';
import { pipeRow, pipeTableStart } from './pipe-table.ts';

/**
 * A report as Markdown. Text cannot hold a picture: of a figure it has what the figure shows, in words and
 * as a table. The same report gives the same bytes.
 */
export const markdownReport: Writer<Report> = {
  id: 'md',
  label: 'Markdown',
  mediaType: 'text/markdown',
  extensions: ['.md'],
  write: async (report) => {
    const { title, notes, invented, sections } = report;
    const labels = labelsOf(report);
    const blocks = [
      heading(title, 1),
      ...(invented ? [markdownBlock('Invented data, for demonstration only')] : []),
      ...notes.map(markdownBlock),
      ...sections.flatMap((section) => sectionOf(section, 1, labels)),
    ];
    return new TextEncoder().encode(`${blocks.join('\n\n')}\n`);
  },
};

type Labels = ReadonlyMap<string, Label>;

/** @throws {RangeError} when sections stand deeper than there are levels of headings. */
function sectionOf(section: Section, level: number, labels: Labels): readonly string[] {
  if (level > headingLevels) throw new RangeError(`a heading of level ${level}`);
  return [
    heading(section.heading, level + 1),
    ...section.blocks.map((block) => blockOf(block, labels)),
    ...(section.sections ?? []).flatMap((one) => sectionOf(one, level + 1, labels)),
  ];
}

/** A heading is one line, whatever its words. */
function heading(words: string, level: number): string {
  return `${'#'.repeat(level)} ${markdownBlock(words.replace(/\s+/g, ' ').trim())}`;
}

function blockOf(block: Block, labels: Labels): string {
  switch (block.is) {
    case 'paragraph':
    case 'details':
      return wordsOf(block.words, labels);
    case 'quote':
      return [block.words, ...(block.source === null ? [] : [block.source])]
        .map((words) => `> ${wordsOf(words, labels).replaceAll('\n', '\n> ')}`)
        .join('\n>\n');
    case 'table':
      return tableOf(block, labels);
    case 'figure':
      return figureOf(block, labels);
  }
}

function tableOf(table: ReportTable, labels: Labels): string {
  const { columns, widths, rows, notes = [] } = table;
  return joined([
    markdownBlock(captionWords(table)),
    columns.length === 0 ? '' : pipeTable(columns, rows, widths),
    ...notes.map((note) => wordsOf(note, labels)),
  ]);
}

function figureOf(block: ReportFigure, labels: Labels): string {
  const { description, table } = block.figure;
  return joined([
    markdownBlock(captionWords(block)),
    markdownBlock(description),
    table.columns.length === 0 ? '' : pipeTable(table.columns, table.rows),
    ...(block.notes ?? []).map((note) => wordsOf(note, labels)),
  ]);
}

function pipeTable(
  columns: readonly string[],
  rows: ReportTable['rows'],
  widths?: readonly number[],
): string {
  return (pipeTableStart(columns, widths) + rows.map(pipeRow).join('')).trimEnd();
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

const marks = { plain: '', strong: '**', italic: '*' } as const;

function wordsOf(words: Words, labels: Labels): string {
  if (typeof words === 'string') return markdownBlock(words);
  const pieces = words.map((span, index) => {
    const text = textOf(span, labels);
    const address = webAddress(span.href);
    if (address !== null) return `[${markdownInline(text)}](<${address}>)`;
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    const mark = marks[span.look];
    const neighbours = [words[index - 1]?.text.at(-1), words[index + 1]?.text.at(0)] as const;
    const outer = [before.at(-1) ?? neighbours[0], after.at(0) ?? neighbours[1]] as const;
    return mark !== '' && isMarkable(inner, outer)
      ? `${before}${mark}${markdownInline(inner)}${mark}${after}`
      : markdownInline(text);
  });
  return atLineStarts(pieces.join(''));
}

/**
 * Whether words between marks are read as marked: a mark has a space or the end of the text outside it,
 * and the words are of one line. Else the marks would be read as words.
 */
function isMarkable(inner: string, outer: readonly (string | undefined)[]): boolean {
  return (
    inner !== '' &&
    !/[\r\n]/.test(inner) &&
    outer.every((character) => character === undefined || /\s/.test(character))
  );
}
