import { isKnownLabel } from './speaker-words.ts';
import { timePattern } from './time-stamp.ts';

/** What a column of a table is taken for. */
export type ColumnRole =
  | 'omit'
  | 'line-number'
  | 'speaker'
  | 'text'
  | 'code'
  | 'memo'
  | 'start'
  | 'end'
  | 'transcript'
  | 'participant'
  /** A survey's question that was answered in free text. */
  | 'answer'
  /** What else is known of a survey's respondent. */
  | 'attribute';

export interface ColumnMap {
  readonly roles: readonly ColumnRole[];
  /** Whether the first row names the columns. */
  readonly headerRow: boolean;
  readonly rows: 'turn' | 'transcript' | 'respondent';
}

type Rows = readonly (readonly string[])[];

const roleByHeading: readonly (readonly [
  Exclude<ColumnRole, 'omit' | 'answer' | 'attribute'>,
  RegExp,
])[] = [
  [
    'line-number',
    /^(ln|lines?|line ?(no|nr|number|#)\.?|no\.?|nr\.?|#|row|number|turn( ?(no|id|number))?|index|seq(uence)?)$/,
  ],
  ['end', /^(end|end ?time|stop|until|out|finish|to)$/],
  ['start', /^(start|start ?time|begin|time|times?tamp|time ?code|from|in|tc)$/],
  [
    'speaker',
    /^(who|speakers?|name|person|voice|role|label|interlocutor|speaker ?(name|label|id)|sprecher\w*|locuteur|hablante|actor)$/,
  ],
  [
    'text',
    /^(text|transcript(ion)?|utterance|content|speech|words|dialogue|dialog|quote|responses?|said|message|answer|verbatim|passage|segment|turn ?text|texte?|texto)$/,
  ],
  [
    'code',
    /^(codes?|coding|themes?|tdf|domains?|tdf ?domains?|categor(y|ies)|tags?|nodes?|labels?|coded)$/,
  ],
  ['memo', /^(notes?|memos?|comments?|remarks?|observations?|annotation)$/],
  [
    'participant',
    /^(participants?|participant ?(id|no|number|code|label)|pid|case|case ?id|respondent|interviewee|subject)$/,
  ],
  [
    'transcript',
    /^(interview|transcript ?(id|name|no|number)|interview ?(id|no|number|name)|file|file ?name|document|session|source|encounter(_| )?id|conversation(_| )?id|dialog(ue)?(_| )?id|id)$/,
  ],
];

const columnHeading = (cell: string) =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');

/** A first guess at what the columns are, from their headings and from what stands in them. */
export function suggestedColumns(rows: Rows): ColumnMap {
  const width = rows[0]?.length ?? 0;
  const headings = (rows[0] ?? []).map(columnHeading);
  const byHeading = headings.map(
    (heading) => roleByHeading.find(([, words]) => words.test(heading))?.[0],
  );
  const headerRow =
    rows.length > 1 && hasHeadings(rows, byHeading.filter((role) => role !== undefined).length);
  const columns = Array.from({ length: width }, (_, column) =>
    rows.slice(headerRow ? 1 : 0).map((row) => (row[column] ?? '').trim()),
  );

  const roles: ColumnRole[] = columns.map(() => 'omit');
  const take = (role: ColumnRole, column: number) => {
    if (column >= 0 && roles[column] === 'omit' && (role === 'memo' || !roles.includes(role))) {
      roles[column] = role;
    }
  };
  if (headerRow) byHeading.forEach((role, column) => role && take(role, column));
  if (!roles.includes('text')) take('text', longestFree(columns, roles));
  if (!roles.includes('start'))
    take(
      'start',
      columns.findIndex((cells, c) => roles[c] === 'omit' && mostly(cells, isTime)),
    );
  if (!roles.includes('line-number')) {
    take(
      'line-number',
      columns.findIndex((cells, c) => roles[c] === 'omit' && isCount(cells)),
    );
  }
  const speaker = columns.findIndex((cells, c) => roles[c] === 'omit' && fewShortValues(cells));
  const whole = holdInterviews(columns[roles.indexOf('text')] ?? []);
  if (!whole && !namesTheCase(columns, roles)) take('speaker', speaker);
  const each = whole && !roles.includes('speaker') ? 'transcript' : 'turn';
  return { roles: withCaseAsSpeaker(roles, columns), headerRow, rows: each };
}

function hasHeadings(rows: Rows, recognised: number): boolean {
  const [first = [], ...others] = rows;
  if (first.some((cell) => cell.length > 60 || isTime(cell.trim()) || /^\d+$/.test(cell.trim()))) {
    return false;
  }
  if (recognised > 0) return true;
  // Headings do not recur below themselves, and no speaker speaks in them.
  return (
    first.every((cell) => cell.trim() !== '' && !isKnownLabel(cell)) &&
    !others.some((row) => row.some((cell, column) => cell === first[column]))
  );
}

function longestFree(
  columns: readonly (readonly string[])[],
  roles: readonly ColumnRole[],
): number {
  const lengths = columns.map((cells, column) =>
    roles[column] === 'omit' ? cells.reduce((sum, cell) => sum + cell.length, 0) : -1,
  );
  return lengths.indexOf(Math.max(...lengths));
}

export const mostly = (cells: readonly string[], test: (cell: string) => boolean) => {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(test).length >= filled.length * 0.9;
};

const time = new RegExp(`^[\\[(]?${timePattern}[\\])]?(\\s*(-->?|–|—)\\s*${timePattern})?$`);
export const isTime = (cell: string) => time.test(cell);

/** 1, 2, 3 …, perhaps with gaps. */
function isCount(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => cell !== '').map(Number);
  return (
    numbers.length > 1 &&
    numbers.every((number, i) => Number.isInteger(number) && number > (numbers[i - 1] ?? -1))
  );
}

function fewShortValues(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const distinct = new Set(filled);
  const short = filled.every((cell) => cell.length <= 40 && !cell.includes('\n'));
  if (!short || distinct.size === 0) return false;
  return [...distinct].every(isKnownLabel) || distinct.size <= Math.max(2, filled.length / 3);
}

/** A column "participant" that changes from row to row tells who speaks, not whose interview it is. */
function namesTheCase(
  columns: readonly (readonly string[])[],
  roles: readonly ColumnRole[],
): boolean {
  const column = roles.indexOf('participant');
  return column >= 0 && !alternates(columns[column] ?? []);
}

function withCaseAsSpeaker(
  roles: readonly ColumnRole[],
  columns: readonly (readonly string[])[],
): ColumnRole[] {
  const speaks = (role: ColumnRole, column: number) =>
    role === 'participant' && !roles.includes('speaker') && alternates(columns[column] ?? []);
  return roles.map((role, column) => (speaks(role, column) ? 'speaker' : role));
}

function alternates(cells: readonly string[]): boolean {
  const distinct = new Set(cells).size;
  const changes = cells.filter((cell, row) => row > 0 && cell !== cells[row - 1]).length;
  return distinct < cells.length && changes >= distinct;
}

/** A cell is a whole interview where most hold many lines. */
export function holdInterviews(cells: readonly string[]): boolean {
  const long = cells.filter((cell) => cell.split('\n').length >= 4).length;
  return long > 0 && long >= cells.length / 2;
}
