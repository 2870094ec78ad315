import type {
  CellDifference,
  CellSays,
  EditedDifferences,
} from '../../domain/matrix/edited/differences.ts';
import { counted, numberOf } from '../time-words.ts';

/** What kind of difference it is. */
export function differenceWords({ kind, here, file }: CellDifference): string {
  if (kind === 'conflict') return 'changed here as well since the export';
  if (kind === 'cleared') return 'no words in the file';
  if (here.kind === 'nothing')
    return file.kind === 'set-aside' ? 'set aside in the file' : 'newly charted';
  return here.kind === file.kind
    ? 'new words'
    : file.kind === 'set-aside'
      ? 'set aside in the file'
      : 'charted in the file';
}

/** What stands before the words of a cell, or in their place. */
export function saysWords({ kind, words }: CellSays): string {
  if (kind === 'nothing') return 'nothing written';
  if (kind === 'set-aside') return words === '' ? 'set aside, reason not said' : 'set aside:';
  return '';
}

/** What ticking it does. */
export function takeWords({ kind, file }: CellDifference): string {
  if (file.kind === 'nothing') return 'Take the words out here';
  return kind === 'conflict' ? 'Take the file’s words, not those here' : 'Take the file’s words';
}

/** How much differs, in a sentence. */
export function differencesWords({ cells, same, changedHere }: EditedDifferences): string {
  const conflicts = cells.filter(({ kind }) => kind === 'conflict').length;
  const rest = [
    conflicts > 0 ? `${numberOf(conflicts)} of them changed here as well` : '',
    `${numberOf(same)} the same`,
    changedHere > 0 ? `${numberOf(changedHere)} changed only here, which stay` : '',
  ].filter(Boolean);
  const differ =
    cells.length === 0
      ? 'No cell of the file differs'
      : `${counted(cells.length, 'cell')} of the file ${cells.length === 1 ? 'differs' : 'differ'}`;
  return `${differ}; ${rest.join('; ')}.`;
}

/** What of the file is not read, or of the matrix not touched, a sentence each. */
export function notRead(found: EditedDifferences): readonly string[] {
  const places = (why: 'cut' | 'hidden') =>
    found.left
      .filter((one) => one.why === why)
      .map(({ caseLabel, columnName }) => `${caseLabel}, ${columnName}`)
      .join('; ');
  const [cut, hidden] = [places('cut'), places('hidden')];
  const sentence = (list: readonly string[], one: string, many: string) =>
    list.length === 0 ? [] : [`${list.length === 1 ? one : many}: ${list.join('; ')}.`];
  return [
    ...(cut
      ? [`Cut by the spreadsheet, which cannot hold a text of that length, so not taken: ${cut}.`]
      : []),
    ...(hidden
      ? [`Hidden while you have a transcript of theirs in hand, so not taken: ${hidden}.`]
      : []),
    ...sentence(
      found.unknownRows.map(({ number, label }) => `${label || 'without a name'} (row ${number})`),
      'A row of the file is not of this matrix and is not read',
      'Rows of the file that are not of this matrix and are not read',
    ),
    ...sentence(
      found.unknownColumns,
      'A column of the file is not in this matrix any more and is not read',
      'Columns of the file that are not in this matrix any more and are not read',
    ),
    ...sentence(
      found.twiceRows,
      'The file has a row twice, so neither is read',
      'The file has rows twice, of which none is read',
    ),
    ...sentence(
      found.twiceColumns,
      'The file has a column twice, so neither is read',
      'The file has columns twice, of which none is read',
    ),
    ...sentence(
      found.rowsNotInFile,
      'A row of the matrix is not in the file and stays as it is',
      'Rows of the matrix that are not in the file and stay as they are',
    ),
    ...sentence(
      found.columnsNotInFile,
      'A column of the matrix is not in the file and stays as it is',
      'Columns of the matrix that are not in the file and stay as they are',
    ),
  ];
}
