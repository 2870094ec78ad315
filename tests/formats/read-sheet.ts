import { strFromU8, unzipSync } from 'fflate';

/** The cells of one sheet of a workbook, as a spreadsheet would show them; empty cells are left out. */
export function readSheet(bytes: Uint8Array, number = 1): (string | number)[][] {
  const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`]!);
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c [^>]*?(t="inlineStr")?>(.*?)<\/c>/gs)].map(([, inline, cell]) =>
      inline ? text(cell!) : Number(cell!.replace(/<\/?v>/g, '')),
    ),
  );
}

function text(cell: string): string {
  return cell
    .replace(/^<is><t xml:space="preserve">|<\/t><\/is>$/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}
