import type { Figure } from '../../domain/figures/figure.ts';
import { xmlText } from '../svg/xml.ts';
import type { Page } from './page.ts';

/** In a CSS pixel, which is a figure's unit; and in a twentieth of a point. */
const emu = { pixel: 9_525, twip: 635 };
/** What the heading, the caption and the notes of a figure need of a page, in twentieths of a point. */
const besideFigure = 3_400;

/**
 * A figure within a line of text, as wide as it is or as the page lets it be: the PNG for every program,
 * the SVG for those that draw it (Office 2016 and later, LibreOffice). Title and description are its
 * alternative text.
 *
 * @param number one that no other drawing of the document has.
 */
export function drawingXml(
  { width, height, title, description }: Pick<Figure, 'width' | 'height' | 'title' | 'description'>,
  { png, svg }: { readonly png: string; readonly svg: string },
  number: number,
  page: Pick<Page, 'textWidth' | 'height' | 'margin'>,
): string {
  const most = {
    width: page.textWidth * emu.twip,
    height: (page.height - 2 * page.margin - besideFigure) * emu.twip,
  };
  const scale = Math.min(1, most.width / (width * emu.pixel), most.height / (height * emu.pixel));
  const [cx, cy] = [width, height].map((side) => Math.round(side * emu.pixel * scale));
  const named = `name="Figure ${number}" descr="${xmlText(description)}" title="${xmlText(title)}"`;
  return (
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>` +
    `<wp:docPr id="${number}" ${named}/>` +
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
    `<a:graphic><a:graphicData uri="${picture}"><pic:pic>` +
    `<pic:nvPicPr><pic:cNvPr id="${number}" ${named}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${png}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">` +
    `<asvg:svgBlip r:embed="${svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>' +
    '</wp:inline></w:drawing></w:r>'
  );
}

const picture = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

/** What a document with drawings declares beside Word’s own. */
export const drawingNamespaces =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  `xmlns:pic="${picture}" ` +
  'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"';

/** A white dot: what older programs show where no PNG of a figure was made. */
export const whiteDot = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
  0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
  0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0x0f, 0x00, 0x01,
  0x01, 0x01, 0x00, 0xb1, 0x38, 0xf6, 0x14, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
  0x42, 0x60, 0x82,
]);
