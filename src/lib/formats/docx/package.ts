import { xmlText } from './runs.ts';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const wordNamespace =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  `xmlns:r="${relationships}"`;

type Part = readonly [name: string, content: string];

/** Every part of the document but its body. */
export function parts(title: string): readonly Part[] {
  return packaging(coreProperties(title), styles, footer);
}

/** What every document needs around its body. What Word looks for first stands first. */
export function packaging(core: string, styleSheet: string, foot: string): readonly Part[] {
  return [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', packageRelations],
    ['docProps/core.xml', core],
    ['word/_rels/document.xml.rels', documentRelations],
    ['word/styles.xml', styleSheet],
    ['word/footer1.xml', foot],
  ];
}

const contentTypes =
  `${xmlHead}<Types xmlns="${packaged}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  '</Types>';

const packageRelations =
  `${xmlHead}<Relationships xmlns="${packaged}/relationships">` +
  `<Relationship Id="rId1" Type="${relationships}/officeDocument" Target="word/document.xml"/>` +
  `<Relationship Id="rId2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
  '</Relationships>';

const documentRelations =
  `${xmlHead}<Relationships xmlns="${packaged}/relationships">` +
  `<Relationship Id="rId1" Type="${relationships}/styles" Target="styles.xml"/>` +
  `<Relationship Id="rId2" Type="${relationships}/footer" Target="footer1.xml"/>` +
  '</Relationships>';

/** A title and no dates: the same content gives the same bytes. */
export function coreProperties(title: string, more = ''): string {
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${xmlText(title)}</dc:title>${more}</cp:coreProperties>`
  );
}

const footer =
  `${xmlHead}<w:ftr ${wordNamespace}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
  '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>';

/** Half-points for sizes, twentieths of a point for space. */
export function paragraphStyle(id: string, name: string, paragraph: string, run: string): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}>` +
    `<w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

const rule = (name: string, size: number) =>
  `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="808080"/>`;

/** `Rules`: a heavy rule, hairlines, a heavy rule. */
export const tableStyles =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>' +
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>' +
  '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  '<w:style w:type="table" w:customStyle="1" w:styleId="Rules"><w:name w:val="Rules"/><w:basedOn w:val="TableNormal"/>' +
  `<w:tblPr><w:tblBorders>${rule('top', 12)}${rule('bottom', 12)}${rule('insideH', 4)}</w:tblBorders>` +
  '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
  `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${rule('bottom', 8)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`;

const styles =
  `${xmlHead}<w:styles ${wordNamespace}>` +
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>' +
  '<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  paragraphStyle('Normal', 'Normal', '', '') +
  paragraphStyle(
    'Heading1',
    'heading 1',
    '<w:keepNext/><w:spacing w:after="200"/><w:outlineLvl w:val="0"/>',
    '<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>',
  ) +
  paragraphStyle(
    'TableHeader',
    'Table Header',
    '',
    '<w:b/><w:sz w:val="17"/><w:szCs w:val="17"/>',
  ) +
  paragraphStyle('TableCell', 'Table Cell', '', '<w:sz w:val="17"/><w:szCs w:val="17"/>') +
  paragraphStyle(
    'TableNote',
    'Table Note',
    '<w:spacing w:before="80"/>',
    '<w:sz w:val="18"/><w:szCs w:val="18"/>',
  ) +
  paragraphStyle('Footer', 'footer', '<w:jc w:val="right"/>', '') +
  tableStyles +
  '</w:styles>';
