import {
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
import { svgFigure } from '../svg/figure-writer.ts';
import { joinedBytes } from '../table-writer.ts';
import { zipWriter, type Bytes } from '../zip/zip-writer.ts';
import { drawingNamespaces, drawingXml, whiteDot } from './drawing.ts';
import { wordNamespace, xmlHead } from './package.ts';
import { sectionXml, textPage, withColumns, type Page } from './page.ts';
import { labelXml, referenceXml } from './report-fields.ts';
import { reportParts } from './report-package.ts';
import { reportRelations, type ReportRelations } from './report-relations.ts';
import { runs } from './runs.ts';
import { isRightToLeft, rowsXml, tableEnd, tableStart } from './table-xml.ts';

/**
 * A report as a Word document in Word’s own styles: captions that Word counts, references that follow
 * them, sections that lie on their side, figures with their alternative text. The same report gives the
 * same bytes.
 */
export const docxReport: Writer<Report> = {
  id: 'docx',
  label: 'Word',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extensions: ['.docx'],
  write: async (report) => {
    const pieces: Bytes[] = [];
    const zip = zipWriter((piece) => pieces.push(piece));
    const relations = reportRelations();
    const body = await bodyOf(report, relations);
    for (const [name, content] of reportParts(report, relations.xml())) {
      const part = zip.part(name);
      part.text(content);
      part.end();
    }
    const part = zip.part('word/document.xml');
    part.text(body);
    part.end();
    for (const { name, bytes } of relations.pictures) {
      const picture = zip.part(name, name.endsWith('.png') ? 0 : 6);
      picture.bytes(bytes);
      picture.end();
    }
    zip.end();
    return joinedBytes(pieces);
  },
};

/** What a body is written with. */
interface Desk {
  readonly relations: ReportRelations;
  /** The labels of the whole report, for references to those further down. */
  readonly labels: ReadonlyMap<string, Label>;
  readonly page: Page;
  /** Whether a page has just begun. */
  readonly isFresh: boolean;
  /** Counts bookmarks and drawings. */
  readonly next: () => number;
}

async function bodyOf(report: Report, relations: ReportRelations): Promise<string> {
  const { title, notes, notesOnFields = [], sections } = report;
  let count = 0;
  const desk = {
    relations,
    labels: new Map(labelsOf(sections).map((label) => [label.id, label])),
    next: () => (count += 1),
    isFresh: false,
  };
  const upright = textPage();
  let page = upright;
  const pieces = [
    paragraph(title, 'Title', { ...desk, page }),
    ...[...notes, ...notesOnFields].map((note) => paragraph(note, 'Details', { ...desk, page })),
  ];
  for (const section of sections) {
    const next = section.landscape ? textPage('landscape') : upright;
    const isFresh = next.width !== page.width;
    if (isFresh) pieces.push(breakAfter(page));
    page = next;
    pieces.push(await sectionOf(section, 1, { ...desk, page, isFresh }));
  }
  return (
    `${xmlHead}<w:document ${wordNamespace} ${drawingNamespaces}><w:body>` +
    `${pieces.join('')}${sectionXml(page)}</w:body></w:document>`
  );
}

/** The end of a run of pages that lie the same way: a line of no height that holds their paper. */
function breakAfter(page: Page): string {
  const flat = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';
  return `<w:p><w:pPr><w:pStyle w:val="Normal"/>${flat}${sectionXml(page)}</w:pPr></w:p>`;
}

/** @throws {RangeError} when sections stand deeper than there are levels of headings. */
async function sectionOf(section: Section, level: number, desk: Desk): Promise<string> {
  if (level > headingLevels) throw new RangeError(`a heading of level ${level}`);
  const own = section.startsPage && !desk.isFresh ? '<w:pageBreakBefore/>' : '';
  const pieces = [paragraph(section.heading, `Heading${level}`, desk, own)];
  for (const block of section.blocks) pieces.push(await blockOf(block, desk));
  for (const one of section.sections ?? [])
    pieces.push(await sectionOf(one, level + 1, { ...desk, isFresh: false }));
  return pieces.join('');
}

async function blockOf(block: Block, desk: Desk): Promise<string> {
  switch (block.is) {
    case 'paragraph':
      return paragraph(block.words, 'Normal', desk);
    case 'details':
      return paragraph(block.words, 'Details', desk);
    case 'quote': {
      const source = block.source === null ? '' : paragraph(block.source, 'QuoteSource', desk);
      return paragraph(block.words, 'Quote', desk, source === '' ? '' : '<w:keepNext/>') + source;
    }
    case 'table':
      return tableOf(block, desk);
    case 'figure':
      return figureOf(block, desk);
  }
}

function tableOf(table: ReportTable, desk: Desk): string {
  const { columns, widths, rows, notes = [], goingOn = 0 } = table;
  const room = withColumns(desk.page, columns.length, widths);
  return (
    captionOf(table, desk) +
    (columns.length === 0
      ? ''
      : tableStart(columns, room) + rowsXml(rows, room, goingOn) + tableEnd) +
    // Two tables that touch are one to Word, and none may be the last thing in a document.
    (notes.length === 0
      ? '<w:p/>'
      : notes.map((note) => paragraph(note, 'TableNote', desk)).join(''))
  );
}

async function figureOf(block: ReportFigure, desk: Desk): Promise<string> {
  const { figure, picture, notes = [] } = block;
  const { relations } = desk;
  const ids = {
    png: relations.picture('png', picture ?? whiteDot),
    svg: relations.picture('svg', await svgFigure.write(figure)),
  };
  const drawing = drawingXml(figure, ids, desk.next(), desk.page);
  return (
    `<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr>${drawing}</w:p>` +
    captionOf(block, desk, '<w:keepNext w:val="0"/>') +
    notes.map((note) => paragraph(note, 'TableNote', desk)).join('')
  );
}

function captionOf(
  { label, caption }: Pick<ReportTable, 'label' | 'caption'>,
  desk: Desk,
  more = '',
): string {
  if (!label) return caption === '' ? '' : paragraph(caption, 'Caption', desk, more);
  const words = runs(caption === '' ? '.' : `. ${caption}`);
  return `<w:p><w:pPr><w:pStyle w:val="Caption"/>${more}</w:pPr>${labelXml(label, desk.next())}${words}</w:p>`;
}

function paragraph(words: Words, style: string, desk: Desk, more = ''): string {
  const spans: readonly Span[] =
    typeof words === 'string' ? [{ text: words, look: 'plain' }] : words;
  const text = spans.map(({ text: of }) => of).join('');
  const bidi = isRightToLeft(text) ? '<w:bidi/>' : '';
  const inside = spans.map((span) => spanXml(span, desk, bidi !== '')).join('');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}${bidi}</w:pPr>${inside}</w:p>`;
}

function spanXml({ text, look, to, href }: Span, desk: Desk, rightToLeft: boolean): string {
  const label = to === undefined ? undefined : desk.labels.get(to);
  if (label) return referenceXml(label);
  if (href !== undefined && text !== '') {
    const run = runs(text).replace('<w:r>', '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>');
    return `<w:hyperlink r:id="${desk.relations.web(href)}" w:history="1">${run}</w:hyperlink>`;
  }
  const run = runs(text, rightToLeft);
  if (look === 'plain') return run;
  const drawn = look === 'strong' ? '<w:b/>' : '<w:i/>';
  return rightToLeft
    ? run.replace('<w:rPr>', `<w:rPr>${drawn}`)
    : run.replace('<w:r>', `<w:r><w:rPr>${drawn}</w:rPr>`);
}

function labelsOf(sections: readonly Section[]): readonly Label[] {
  return sections.flatMap(({ blocks, sections: within = [] }) => [
    ...blocks.flatMap((block) =>
      (block.is === 'table' || block.is === 'figure') && block.label ? [block.label] : [],
    ),
    ...labelsOf(within),
  ]);
}
