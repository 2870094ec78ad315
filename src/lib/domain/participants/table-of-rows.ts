import { FormatError } from '../errors.ts';
import type { ParticipantTable } from './table-import.ts';

/**
 * The rows of a table file as a table of participants: the first row names the columns.
 * @throws {FormatError} 'no-rows' when nobody stands under the headings.
 */
export function participantTable(rows: readonly (readonly string[])[]): ParticipantTable {
  const [headers, ...people] = rows;
  if (!headers || people.length === 0) throw new FormatError('no-rows', '');
  return { headers: headers.map((header) => header.trim()), rows: people };
}
