import { FormatError } from '../../domain/errors.ts';
import { readXml, StringItem, unescaped } from './read-xml.ts';

/** Cells of all sheets with those left empty between them: far above what anybody can work in. */
const mostCells = 4_000_000;
/** Characters in all cells; a text that many cells share counts in each. */
const mostText = 400_000_000;

/** What rows take up. */
interface Taken {
  readonly cells: number;
  readonly text: number;
}

/** The rows of a sheet with what they take up. */
export interface ReadRows extends Taken {
  readonly rows: readonly (readonly string[])[];
}

/** How much the sheets of a workbook may hold together. */
export class WorkbookRoom {
  #cells = mostCells;
  #text = mostText;

  /** @throws {FormatError} 'unpacks-too-large' when no room is left. */
  take({ cells, text }: Taken, part: string): void {
    this.#cells -= cells;
    this.#text -= text;
    if (this.#cells < 0 || this.#text < 0) throw new FormatError('unpacks-too-large', part);
  }
}

/** All strings that cells refer to by number. */
export async function readSharedStrings(bytes: Uint8Array): Promise<readonly string[]> {
  const strings: string[] = [];
  let item = new StringItem();
  await readXml(bytes, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') item = new StringItem();
      else item.open(name);
    },
    text: (text) => item.text(text),
    close: (name) => {
      if (name === 'si') strings.push(item.words);
      else item.close(name);
    },
  });
  return strings;
}

/**
 * The cells of a sheet as text, row by row and as wide as each row is: a formula by the result kept
 * with it, a number as it is stored (a day is a number too), joined cells by their first. Rows and
 * cells that hold nothing are '' in between and left out at the ends.
 *
 * @param room what the sheets of the workbook may still hold.
 * @throws {FormatError} 'truncated'; 'unpacks-too-large' where cells stand too far apart.
 */
export async function readSheetRows(
  bytes: Uint8Array,
  part: string,
  strings: readonly string[],
  room: WorkbookRoom,
): Promise<ReadRows> {
  const rows: string[][] = [];
  let [cells, characters] = [0, 0];
  let [row, column, type, value] = [-1, -1, '', ''];
  let isValue = false;
  let item = new StringItem();

  const keep = (text: string) => {
    if (text === '') return;
    const width = rows[row]?.length ?? 0;
    const more = Math.max(0, row - rows.length + 1) + Math.max(0, column - width + 1);
    room.take({ cells: more, text: text.length }, part);
    cells += more;
    characters += text.length;
    while (rows.length <= row) rows.push([]);
    const here = rows[row]!;
    while (here.length < column) here.push('');
    here[column] = text;
  };
  await readXml(bytes, part, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : placeNumber(attributes['r'], part) - 1;
        column = -1;
      } else if (name === 'c') {
        [column, row] = placeOf(attributes['r'], column, row, part);
        [type, value, isValue] = [attributes['t'] ?? 'n', '', false];
        item = new StringItem();
      } else if (name === 'v') {
        isValue = true;
      } else {
        item.open(name);
      }
    },
    text: (text) => {
      if (isValue) value += text;
      else item.text(text);
    },
    close: (name) => {
      if (name === 'v') isValue = false;
      else if (name === 'c') keep(type === 'inlineStr' ? item.words : textOf(type, value, strings));
      else item.close(name);
    },
  });
  return { rows, cells, text: characters };
}

function textOf(type: string, value: string, strings: readonly string[]): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
    case 'n': {
      const number = Number(value);
      return value.trim() === '' || Number.isNaN(number) ? value : String(number);
    }
    default:
      return unescaped(value);
  }
}

/** Column and row of a cell, zero-based, from its name such as "AB12"; without one it is the next. */
function placeOf(
  name: string | undefined,
  column: number,
  row: number,
  part: string,
): readonly [number, number] {
  if (name === undefined) return [column + 1, Math.max(0, row)];
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? [];
  if (letters === '') throw new FormatError('truncated', `${part}, cell ${name.slice(0, 20)}`);
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return [number - 1, placeNumber(digits, part) - 1];
}

/** A row's number: Excel's own limit holds. */
function placeNumber(digits: string, part: string): number {
  const number = Number(digits);
  if (Number.isInteger(number) && number >= 1 && number <= 1_048_576) return number;
  throw new FormatError('truncated', `${part}, row ${digits.slice(0, 20)}`);
}
