import { holdInterviews, isTime, mostly, suggestedColumns } from './columns.ts';
import type { ColumnMap, ColumnRole } from './columns.ts';
import { isNotKnown } from '../participants/values.ts';
import { surveyHeadings } from './survey-headings.ts';
import { guessedRole } from './speaker-words.ts';

type Rows = readonly (readonly string[])[];

/** A first guess at what the columns of a table are, and whether its rows are a survey's respondents. */
export function firstColumns(rows: Rows): ColumnMap {
  return isSurvey(rows) ? surveyColumns(rows) : suggestedColumns(rows);
}

/**
 * What the columns of a survey are, one row a respondent: who answers, questions answered in free
 * text, and what else is known of each. What survey programs write down by themselves, and what could
 * name a person, is left out.
 */
export function surveyColumns(rows: Rows, headerRow = true): ColumnMap {
  const columns = columnsOf(rows, headerRow);
  const id = idColumn(columns);
  const roles = columns.map((column): ColumnRole => {
    if (column === id) return 'participant';
    if (column.filled.length === 0 || byProgram.test(column.heading)) return 'omit';
    return isOpen(column) ? 'answer' : 'attribute';
  });
  return { roles, headerRow, rows: 'respondent' };
}

/** The columns where a row is something else: between a survey and other tables they mean other things. */
export function columnsFor(rows: Rows, before: ColumnMap, kind: ColumnMap['rows']): ColumnMap {
  if (kind === before.rows) return before;
  if (kind === 'respondent') return surveyColumns(rows, before.headerRow);
  if (before.rows !== 'respondent') return { ...before, rows: kind };
  return { ...suggestedColumns(rows), headerRow: before.headerRow, rows: kind };
}

interface Column {
  /** In lower case, words apart by one space. */
  readonly heading: string;
  readonly asks: boolean;
  readonly cells: readonly string[];
  /** The cells that say something. */
  readonly filled: readonly string[];
}

function columnsOf(rows: Rows, headerRow: boolean): Column[] {
  const { words, firstRow } = surveyHeadings(rows, headerRow);
  return words.map((head, at) => {
    const heading = headingWords(head);
    const cells = rows.slice(firstRow).map((row) => (row[at] ?? '').trim());
    const filled = cells.filter((cell) => !isNotKnown(cell));
    return { heading, asks: /[?？؟]["”’)]*$/.test(heading), cells, filled };
  });
}

/** "ResponseId" and "participant_id" as words. */
function headingWords(heading: string): string {
  return heading
    .trim()
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .toLowerCase();
}

const idWords =
  /^(respondents?|participants?|interviewee|subject|case|pid|pseudonym|(?:(?:response|respondent|participant|submission|record|case|user|subject|person|staff|study|survey|unique|anonymous) ?)?(?:id|no\.?|nr\.?|number|code|#))$/;

/** What survey programs add by themselves, and names and addresses. */
const byProgram =
  /^(time ?stamp|(start|end|recorded|submit|completion|completed|created|modified|response) ?(date|time)?|date ?(created|modified|submitted)|status|ip ?address|progress|duration\b.*|finished|response ?type|recipient.*|external ?(data )?reference|location ?(latitude|longitude)|latitude|longitude|distribution ?channel|(user|start) ?language|last ?page|seed|collector ?id|e-?mail( ?address)?|(first|last|full|sur|your) ?name|surname|name|username|phone.*|address)$/;

/** Who answers: named so, or short and different in every row. */
function idColumn(columns: readonly Column[]): Column | undefined {
  return (
    columns.find((column) => idWords.test(column.heading) && tellsApart(column, 0.5)) ??
    columns.find(
      (column) =>
        tellsApart(column, 0.8) &&
        column.cells.every((cell) => /^\p{L}{0,5}[-_ ]?\d{1,6}$/u.test(cell)),
    )
  );
}

/** Mostly there, and at least this share different: those that are the same will be named. */
function tellsApart({ cells, filled }: Column, share: number): boolean {
  const different = new Set(filled).size;
  return filled.length >= cells.length * 0.8 && different >= filled.length * share && different > 1;
}

/** Answered in people's own words: several words, hardly ever the same. */
function isOpen({ filled, asks }: Column): boolean {
  if (filled.length === 0) return false;
  const mean = (of: (cell: string) => number) =>
    filled.reduce((sum, cell) => sum + of(cell), 0) / filled.length;
  const words = mean((cell) => cell.split(/\s+/).length);
  const different = new Set(filled).size / filled.length;
  return (
    words >= (asks ? 3 : 5) && mean((cell) => cell.length) >= (asks ? 14 : 28) && different > 0.6
  );
}

/** Headings of tables with one row a turn: what stands under them is no question. */
const ofTurns =
  /^(text|transcript(ion)?|utterance|content|speech|words|dialog(ue)?|quote|said|message|verbatim|passage|segment|turn ?text|codes?|coding|themes?|notes?|memos?|comments?|remarks?|observations?|annotation|(interview(er)? )?questions?|answers?|responses?)$/;
const speakerWords = /^(who|speakers?|voice|interlocutor|speaker ?(name|label|id))$/;

function isSurvey(rows: Rows): boolean {
  if (rows.length < 3) return false;
  const columns = columnsOf(rows, true);
  const { roles } = surveyColumns(rows);
  const id = columns[roles.indexOf('participant')];
  const open = columns.filter((_, at) => roles[at] === 'answer');
  const questions = open.filter(({ asks, heading }) => asks || !ofTurns.test(heading));
  const asked = questions.filter(({ asks }) => asks);
  const named = id !== undefined && idWords.test(id.heading);
  if (columns.some(isOfTurns)) return false;
  if (questions.length === 0 || (!named && asked.length === 0)) return false;
  return questions.length >= 2 || (asked.length === 1 && roles.includes('attribute'));
}

/** A speaker, a time in a recording or whole interviews: rows are turns or transcripts. */
function isOfTurns({ heading, cells, filled }: Column): boolean {
  if (speakerWords.test(heading) || holdInterviews(cells) || mostly(cells, isTime)) return true;
  const asking = filled.filter((cell) => cell.length <= 40 && guessedRole(cell) === 'interviewer');
  return new Set(filled).size <= 12 && asking.length > 0 && asking.length >= filled.length / 4;
}
