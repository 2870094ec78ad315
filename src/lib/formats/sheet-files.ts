import { FormatError } from '../domain/errors.ts';
import { containerKind, foreignKind, isPdf, requireReadableSize } from './containers.ts';
import { csvTranscript } from './csv/table-reader.ts';
import { xlsxWorkbook, type Sheet } from './xlsx/workbook-reader.ts';

/**
 * The sheets of a file by what it is, whatever its name says: an Excel workbook, or a table as text, which
 * is one sheet without a name.
 *
 * @throws {FormatError} when it is neither, or damaged.
 */
export async function readSheets(bytes: Uint8Array): Promise<readonly Sheet[]> {
  requireReadableSize(bytes.length);
  const foreign = isPdf(bytes) ? 'a PDF' : foreignKind(bytes);
  if (foreign) throw new FormatError('wrong-kind', foreign);
  if (containerKind(bytes) !== 'none') return (await xlsxWorkbook.read(bytes)).content;
  const { content } = await csvTranscript.read(bytes);
  if (content.kind !== 'table') throw new FormatError('no-rows', '');
  return [{ name: '', isHidden: false, rows: content.rows }];
}
