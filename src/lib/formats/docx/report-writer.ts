import {
  headingLevels,
  type Block,
  type Report,
  type ReportTable,
  type Section,
  type Span,
  type Words,
} from '../../domain/reporting/report.ts';
import type { Writer } from '../format.ts';
import { joinedBytes } from '../table-writer.ts';
import { zipWriter, type Bytes } from '../zip/zip-writer.ts';
import { coreProperties, packaging, wordNamespace, xmlHead } from './package.ts';
import { sectionXml, textPage, withColumns } from './page.ts';
import { reportStyles } from './report-styles.ts';
import { runs } from './runs.ts';
import { rowXml, tableEnd, tableStart } from './table-xml.ts';

/** A report as a Word document in Word’s own styles. The same report gives the same bytes. */
export const docxReport: Writer<Report> = {
  id: 'docx',
  label: 'Word',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extensions: ['.docx'],
  write: async (report) => {
    const pieces: Bytes[] = [];
    const zip = zipWriter((piece) => pieces.push(piece));
    const core = coreProperties(report.title, '<dc:language>en-GB</dc:language>');
    const part = (name: string, content: string) => {
      const file = zip.part(name);
      file.text(content);
      file.end();
    };
    for (const [name, content] of packaging(core, reportStyles, footer(report.invented))) {
      part(name, content);
    }
    part('word/document.xml', documentXml(report));
    zip.end();
    return joinedBytes(pieces);
  },
};

const page = textPage();

function documentXml({ title, notes, sections }: Report): string {
  return (
    `${xmlHead}<w:document ${wordNamespace}><w:body>` +
    paragraph(title, 'Title') +
    notes.map((note) => paragraph(note, 'Details')).join('') +
    sections.map((section) => sectionOf(section, 1)).join('') +
    `${sectionXml(page)}</w:body></w:document>`
  );
}

/** @throws {RangeError} when sections stand deeper than there are levels of headings. */
function sectionOf({ heading, blocks, sections = [] }: Section, level: number): string {
  if (level > headingLevels) throw new RangeError(`a heading of level ${level}`);
  return (
    paragraph(heading, `Heading${level}`) +
    blocks.map(blockOf).join('') +
    sections.map((one) => sectionOf(one, level + 1)).join('')
  );
}

function blockOf(block: Block): string {
  switch (block.is) {
    case 'paragraph':
      return paragraph(block.words, 'Normal');
    case 'details':
      return paragraph(block.words, 'Details');
    case 'quote':
      return (
        paragraph(block.words, 'Quote', block.source === null ? '' : '<w:keepNext/>') +
        (block.source === null ? '' : paragraph(block.source, 'QuoteSource'))
      );
    case 'table':
      return tableOf(block);
  }
}

function tableOf({ caption, columns, widths, rows }: ReportTable): string {
  const room = withColumns(page, columns.length, widths);
  return (
    (caption === '' ? '' : paragraph(caption, 'Caption')) +
    (columns.length === 0
      ? ''
      : tableStart(columns, room) + rows.map((row) => rowXml(row, room)).join('') + tableEnd) +
    // Two tables that touch are one to Word, and none may be the last thing in a document.
    '<w:p/>'
  );
}

function paragraph(words: Words, style: string, more = ''): string {
  const spans: readonly Span[] =
    typeof words === 'string' ? [{ text: words, look: 'plain' }] : words;
  const text = spans.map(({ text: of, look }) => looking(runs(of), look)).join('');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${text}</w:p>`;
}

function looking(run: string, look: Span['look']): string {
  if (look === 'plain') return run;
  return run.replace('<w:r>', `<w:r><w:rPr>${look === 'strong' ? '<w:b/>' : '<w:i/>'}</w:rPr>`);
}

function footer(invented: boolean): string {
  const said = invented ? runs('Invented data, for demonstration only · page ') : runs('Page ');
  return (
    `${xmlHead}<w:ftr ${wordNamespace}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${said}` +
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
  );
}
