import { paragraphStyle, tableStyles, wordNamespace, xmlHead } from './package.ts';

/** Half-points for sizes, twentieths of a point for space. */
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const space = (before: number, after: number) =>
  `<w:spacing w:before="${before}" w:after="${after}"/>`;
const grey = '<w:color w:val="555555"/>';

const heading = (level: number, halfPoints: number, before: number) =>
  paragraphStyle(
    `Heading${level}`,
    `heading ${level}`,
    `<w:keepNext/><w:keepLines/>${space(before, 80)}<w:outlineLvl w:val="${level - 1}"/>`,
    `<w:b/>${size(halfPoints)}`,
  );

/** The look of a report, by Word’s own names of styles, so that it takes on the look of a template. */
export const reportStyles =
  `${xmlHead}<w:styles ${wordNamespace}>` +
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>' +
  `${size(22)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  paragraphStyle(
    'Normal',
    'Normal',
    '<w:spacing w:before="0" w:after="120" w:line="276" w:lineRule="auto"/>',
    '',
  ) +
  paragraphStyle('Title', 'Title', `<w:keepNext/>${space(0, 200)}`, `<w:b/>${size(36)}`) +
  heading(1, 30, 360) +
  heading(2, 25, 280) +
  heading(3, 22, 200) +
  paragraphStyle(
    'Quote',
    'Quote',
    `${space(80, 40)}<w:ind w:left="425" w:right="425"/>`,
    `<w:i/>${size(21)}`,
  ) +
  paragraphStyle(
    'QuoteSource',
    'Quote Source',
    `${space(0, 160)}<w:ind w:left="425" w:right="425"/>`,
    `${grey}${size(18)}`,
  ) +
  paragraphStyle('Details', 'Details', `<w:keepNext/>${space(0, 100)}`, `${grey}${size(19)}`) +
  paragraphStyle('Caption', 'caption', `<w:keepNext/>${space(160, 80)}`, `<w:b/>${size(20)}`) +
  paragraphStyle('Figure', 'Figure', `<w:keepNext/>${space(120, 0)}`, '') +
  paragraphStyle('TableHeader', 'Table Header', space(0, 0), `<w:b/>${size(18)}`) +
  paragraphStyle('TableCell', 'Table Cell', space(0, 0), size(18)) +
  paragraphStyle('TableNote', 'Table Note', space(40, 0), size(17)) +
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>' +
  paragraphStyle('Footer', 'footer', '<w:jc w:val="right"/>', `${grey}${size(18)}`) +
  tableStyles +
  '</w:styles>';
