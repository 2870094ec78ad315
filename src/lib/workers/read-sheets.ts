import { readSheets } from '../formats/sheet-files.ts';
import type { Sheet } from '../formats/xlsx/workbook-reader.ts';
import type { FileToRead } from './read-transcripts.ts';

/** Reads the sheets of an Excel workbook or a table as text. @throws {FormatError} */
export function sheetsOfFile({ bytes }: FileToRead): Promise<readonly Sheet[]> {
  return readSheets(bytes);
}
