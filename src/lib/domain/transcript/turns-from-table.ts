import type { ColumnMap, ColumnRole } from './columns.ts';
import type { LabelCandidate } from './labels.ts';
import type { Paragraph, SourceNote } from './source.ts';
import { turnsFromSurvey, type Survey, type SurveyChoices } from './survey.ts';
import { leadingTime, seconds } from './time-stamp.ts';
import { TurnCollector, type Turn } from './turn.ts';
import { turnsFromParagraphs, type ParagraphChoices } from './turns-from-paragraphs.ts';

export interface TableChoices extends ParagraphChoices {
  readonly columns: ColumnMap;
  /** An empty speaker cell goes on with the speaker before, or names nobody. */
  readonly emptySpeaker: 'continue' | 'nobody';
  readonly survey: SurveyChoices;
}

/** The turns of one transcript of a table; a table may hold several. */
export interface TableTranscript {
  /** From a column of names; `null` where there is none. */
  readonly name: string | null;
  readonly participant: string | null;
  readonly turns: readonly Turn[];
  /** Remarks that speak of the whole transcript. */
  readonly memos: readonly string[];
}

export interface TableReading {
  readonly transcripts: readonly TableTranscript[];
  readonly notes: readonly SourceNote[];
  readonly passedOver: readonly LabelCandidate[];
  /** How many lines within cells begin with a line number. */
  readonly numberedLines: number;
  /** Where rows are a survey's respondents. */
  readonly survey: Survey | null;
}

type Row = readonly string[];

export function turnsFromTable(all: readonly Row[], choices: TableChoices): TableReading {
  const { columns } = choices;
  if (columns.rows === 'respondent') {
    return { ...nothingRead([]), ...turnsFromSurvey(all, columns, choices.survey) };
  }
  const rows = all.slice(columns.headerRow ? 1 : 0);
  const notes = notesOnColumns(all, columns);
  if (!columns.roles.includes('text')) return nothingRead(notes);
  return columns.rows === 'transcript'
    ? rowsAsTranscripts(rows, choices, notes)
    : rowsAsTurns(rows, choices, notes);
}

function nothingRead(notes: readonly SourceNote[]): TableReading {
  return { transcripts: [], notes, passedOver: [], numberedLines: 0, survey: null };
}

function rowsAsTurns(
  rows: readonly Row[],
  choices: TableChoices,
  notes: SourceNote[],
): TableReading {
  const { roles } = choices.columns;
  const transcripts: TableTranscript[] = [];
  let joined = 0;
  for (const [name, group] of grouped(rows, roles)) {
    const collector = new TurnCollector();
    for (const row of group) addRow(collector, row, choices);
    joined += collector.joined;
    const participant = group.map((row) => cell(row, roles, 'participant')).find((at) => at !== '');
    const turns = collector.close();
    if (turns.length > 0) {
      transcripts.push({ name, participant: participant ?? null, turns, memos: [] });
    }
  }
  const empty = rows.filter((row) => cell(row, roles, 'text') === '').length;
  if (empty > 0) {
    const what = `${empty} ${empty === 1 ? 'row' : 'rows'} without text`;
    notes.push({ kind: 'dropped', where: 'rows', what });
  }
  if (joined > 0) {
    notes.push({
      kind: 'changed',
      where: 'rows',
      what: `${joined} sentences run on over rows joined`,
    });
  }
  return { ...nothingRead(notes), transcripts };
}

function addRow(collector: TurnCollector, row: Row, choices: TableChoices): void {
  const { roles } = choices.columns;
  const text = paragraphText(cell(row, roles, 'text'));
  if (text === '') return;
  const said = cell(row, roles, 'speaker')
    .replace(/\s+/g, ' ')
    .replace(/\s*[:：]$/, '');
  const time = times(row, roles);
  const memos = roles.flatMap((role, column) => {
    const memo = role === 'memo' ? (row[column] ?? '').trim() : '';
    return memo === '' ? [] : [memo];
  });
  const number = cell(row, roles, 'line-number');
  const marks = roles.includes('line-number') ? [{ at: 0, label: number }] : [];
  const hasSpeakers = roles.includes('speaker');
  if (hasSpeakers && said === '' && choices.emptySpeaker === 'continue' && collector.isOpen) {
    collector.addLine(text, choices.joinLines, memos, marks);
    collector.time(null, time.end);
    return;
  }
  collector.begin(said === '' ? null : said, time.start, time.end);
  collector.add(text, '\n', memos, marks);
}

function times(
  row: Row,
  roles: readonly ColumnRole[],
): { start: number | null; end: number | null } {
  const from = cell(row, roles, 'start');
  const to = cell(row, roles, 'end');
  const range = leadingTime(from);
  return { start: range.start ?? plainSeconds(from), end: range.end ?? secondsOf(to) };
}

function secondsOf(written: string): number | null {
  return leadingTime(written).start ?? plainSeconds(written);
}

function plainSeconds(written: string): number | null {
  return /^\d+([.,]\d+)?$/.test(written) ? seconds(written) : null;
}

function rowsAsTranscripts(
  rows: readonly Row[],
  choices: TableChoices,
  notes: SourceNote[],
): TableReading {
  const { roles } = choices.columns;
  const passedOver = new Map<string, LabelCandidate>();
  let numberedLines = 0;
  const transcripts = rows.flatMap((row): TableTranscript[] => {
    const reading = turnsFromParagraphs(paragraphsOf(cell(row, roles, 'text')), choices);
    for (const candidate of reading.passedOver) passedOver.set(candidate.label, candidate);
    if (reading.turns.length === 0) return [];
    numberedLines += reading.numberedLines;
    notes.push(...reading.notes.filter((note) => !notes.some((told) => told.what === note.what)));
    return [
      {
        name: cell(row, roles, 'transcript') || null,
        participant: cell(row, roles, 'participant') || null,
        turns: reading.turns,
        memos: roles.flatMap((role, column) => {
          const memo = role === 'memo' ? (row[column] ?? '').trim() : '';
          return memo === '' ? [] : [memo];
        }),
      },
    ];
  });
  return {
    ...nothingRead(notes),
    transcripts,
    passedOver: [...passedOver.values()],
    numberedLines,
  };
}

/** The lines of a cell, as if they stood in a file of their own. */
function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let apart = true;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') paragraphs.push({ text: trimmed, heading: false, apart });
    apart = trimmed === '';
  }
  return paragraphs;
}

function paragraphText(text: string): string {
  return text.replace(/\s*\n\s*/g, '\n').trim();
}

/** Rows by the transcript they belong to, in the order in which transcripts first appear. */
function grouped(rows: readonly Row[], roles: readonly ColumnRole[]): Map<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>();
  let name: string | null = null;
  for (const row of rows) {
    name = cell(row, roles, 'transcript') || name;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

function cell(row: Row, roles: readonly ColumnRole[], role: ColumnRole): string {
  const column = roles.indexOf(role);
  return column < 0 ? '' : (row[column] ?? '').trim();
}

function notesOnColumns(all: readonly Row[], { roles, headerRow }: ColumnMap): SourceNote[] {
  const named = (column: number) => {
    const heading = headerRow ? (all[0]?.[column] ?? '').trim() : '';
    return heading === '' ? `column ${column + 1}` : `column ${column + 1}, “${heading}”`;
  };
  const filled = (column: number) =>
    all.slice(headerRow ? 1 : 0).some((row) => (row[column] ?? '').trim() !== '');
  return roles.flatMap((role, column): SourceNote[] => {
    if (!filled(column)) return [];
    if (role === 'code') {
      return [{ kind: 'dropped', where: named(column), what: earlierCodes }];
    }
    if (role === 'line-number') {
      const what = 'Line numbers, kept as labels beside the numbers Concord gives';
      return [{ kind: 'changed', where: named(column), what }];
    }
    if (role === 'omit')
      return [{ kind: 'dropped', where: named(column), what: 'The whole column' }];
    return [];
  });
}

const earlierCodes =
  'Earlier codes are left out, so that coders start blind; choose “memo on the line” to keep them';
