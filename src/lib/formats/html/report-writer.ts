import {
  captionWords,
  headingLevels,
  type Block,
  type Label,
  type Report,
  type ReportFigure,
  type ReportTable,
  type Section,
  type Span,
  type Words,
} from '../../domain/reporting/report.ts';
import type { Writer } from '../format.ts';
import { labelsOf, textOf, webAddress } from '../report-labels.ts';
import { svgText } from '../svg/figure-writer.ts';
import { htmlLines, htmlText, pageEnd, pageStart } from './written-page.ts';
import { tableEnd, tableRow, tableStart } from './written-table.ts';

/**
 * A report as a web page that needs nothing beside it: figures stand in it as pictures, references are
 * links within it. The same report gives the same bytes.
 */
export const htmlReport: Writer<Report> = {
  id: 'html',
  label: 'Web page',
  mediaType: 'text/html',
  extensions: ['.html'],
  write: async (report) => new TextEncoder().encode(reportHtml(report)),
};

type Labels = ReadonlyMap<string, Label>;

function reportHtml(report: Report): string {
  const { title, notes, invented, sections } = report;
  const labels = labelsOf(report);
  const told = invented ? detailsOf('Invented data, for demonstration only.', labels) : '';
  return (
    `${pageStart(title)}<main>\n<h1 dir="auto">${htmlLines(title)}</h1>\n${told}` +
    notes.map((note) => detailsOf(note, labels)).join('') +
    sections.map((section) => sectionOf(section, 1, labels)).join('') +
    `${told}</main>\n${pageEnd}`
  );
}

/** @throws {RangeError} when sections stand deeper than there are levels of headings. */
function sectionOf(section: Section, level: number, labels: Labels): string {
  if (level > headingLevels) throw new RangeError(`a heading of level ${level}`);
  const { heading, blocks, sections = [], landscape } = section;
  const turned = landscape && level === 1 ? ' class="landscape"' : '';
  return (
    `<section${turned}>\n<h${level + 1} dir="auto">${htmlLines(heading)}</h${level + 1}>\n` +
    blocks.map((block) => blockOf(block, labels)).join('') +
    sections.map((one) => sectionOf(one, level + 1, labels)).join('') +
    '</section>\n'
  );
}

function blockOf(block: Block, labels: Labels): string {
  switch (block.is) {
    case 'paragraph':
      return `<p dir="auto">${wordsOf(block.words, labels)}</p>\n`;
    case 'details':
      return detailsOf(block.words, labels);
    case 'quote':
      return (
        `<blockquote>\n<p dir="auto">${wordsOf(block.words, labels)}</p>\n` +
        (block.source === null ? '' : `<footer dir="auto">${htmlLines(block.source)}</footer>\n`) +
        '</blockquote>\n'
      );
    case 'table':
      return tableOf(block, labels);
    case 'figure':
      return figureOf(block, labels);
  }
}

function tableOf(table: ReportTable, labels: Labels): string {
  const { columns, widths, rows, notes = [] } = table;
  const caption = captionWords(table);
  const under = notes.map((note) => detailsOf(note, labels)).join('');
  const place = placeOf(table.label);
  if (columns.length === 0) return `<p dir="auto"${place}>${htmlLines(caption)}</p>\n${under}`;
  return (
    tableStart(caption, columns, widths, place) + rows.map(tableRow).join('') + tableEnd + under
  );
}

/** The figure as a picture within the page, in which nothing can run, with what it shows in words. */
function figureOf(block: ReportFigure, labels: Labels): string {
  const { figure, notes = [], label } = block;
  const { title, description, width, height } = figure;
  const source = `data:image/svg+xml,${encodeURIComponent(svgText(figure))}`;
  const words = htmlText(description === '' ? title : `${title}. ${description}`);
  return (
    `<figure${placeOf(label)}>\n` +
    `<img src="${htmlText(source)}" width="${Math.round(width)}" height="${Math.round(height)}" alt="${words}">\n` +
    `<figcaption dir="auto">${htmlLines(captionWords(block))}</figcaption>\n</figure>\n` +
    notes.map((note) => detailsOf(note, labels)).join('')
  );
}

function detailsOf(words: Words, labels: Labels): string {
  return `<p class="details" dir="auto">${wordsOf(words, labels)}</p>\n`;
}

const elements = { strong: 'strong', italic: 'em' } as const;

function wordsOf(words: Words, labels: Labels): string {
  if (typeof words === 'string') return htmlLines(words);
  return words.map((span) => spanOf(span, labels)).join('');
}

function spanOf(span: Span, labels: Labels): string {
  const text = htmlLines(textOf(span, labels));
  const { look, to, href } = span;
  const words = look === 'plain' ? text : `<${elements[look]}>${text}</${elements[look]}>`;
  if (to !== undefined && labels.has(to)) return `<a href="#${placeName(to)}">${words}</a>`;
  const address = webAddress(href);
  return address === null ? words : `<a href="${htmlText(address)}">${words}</a>`;
}

function placeOf(label: Label | undefined): string {
  return label ? ` id="${placeName(label.id)}"` : '';
}

/** An id that stands for itself in an address, different for every label. */
function placeName(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9-]/g, (one) => `_${one.codePointAt(0)!.toString(16)}_`);
  return `label-${plain}`;
}
