import { readEditedSheet, type EditedSheet } from '../domain/matrix/edited/edited-sheet.ts';
import { readSheets } from '../formats/sheet-files.ts';
import type { Sheet } from '../formats/xlsx/workbook-reader.ts';
import type { FileToRead } from './read-transcripts.ts';

/** Reads the sheets of an Excel workbook or a table as text. @throws {FormatError} */
export function sheetsOfFile({ bytes }: FileToRead): Promise<readonly Sheet[]> {
  return readSheets(bytes);
}

/** Reads the matrix in a file that was exported and edited. @throws {FormatError} as {@link readEditedSheet}. */
export async function editedSheetOfFile({ bytes }: FileToRead): Promise<EditedSheet> {
  const sheets = await readSheets(bytes);
  return readEditedSheet(sheets.map(({ rows }) => rows));
}
