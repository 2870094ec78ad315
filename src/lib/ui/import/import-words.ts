import type { ColumnMap, ColumnRole } from '../../domain/transcript/columns.ts';
import type { Copy } from '../../domain/transcript/import-change.ts';
import type { SourceNote } from '../../domain/transcript/source.ts';
import type { CuttingRule } from '../../domain/model/transcript-version.ts';
import type { SpeakerRole } from '../../domain/model/transcript.ts';
import { counted } from '../time-words.ts';
import type { FileFacts } from './import-view.ts';

export const columnRoles: readonly (readonly [ColumnRole, string])[] = [
  ['text', 'text'],
  ['speaker', 'speaker'],
  ['memo', 'memo on the line'],
  ['start', 'time, or start'],
  ['end', 'end time'],
  ['participant', 'participant'],
  ['transcript', 'name of the transcript'],
  ['line-number', 'line number, kept as a label'],
  ['code', 'earlier codes (left out)'],
  ['omit', 'leave out'],
];

export const rowKinds: readonly (readonly [ColumnMap['rows'], string])[] = [
  ['turn', 'one turn'],
  ['transcript', 'one interview'],
  ['respondent', 'one respondent of a survey'],
];

export const cuttingRules: readonly (readonly [CuttingRule, string])[] = [
  ['sentence', 'sentence within turn'],
  ['turn', 'turn'],
  ['paragraph', 'paragraph'],
  ['wrapped', 'so many signs a line'],
];

/** How few and how many signs a wrapped line may be asked to hold. */
export const wrapWidths = { least: 20, most: 200 };

export const speakerRoles: readonly (readonly [SpeakerRole, string])[] = [
  ['interviewer', 'interviewer'],
  ['participant', 'participant'],
  ['other', 'other'],
];

/** Why a file is to be looked at, in a few words for its line in the list. */
export const lookWords = {
  'order-unchecked': 'order of reading not checked yet',
  survey: 'a survey: check what each column is',
  'survey-stopped': 'a survey that cannot be taken in like this',
  columns: 'a table: check the columns',
  'no-text-column': 'choose which column holds the text',
  'no-speakers': 'no speakers found',
  'no-interviewer': 'nobody is marked as the interviewer',
  'several-transcripts': 'several transcripts in one file',
} as const;

export type LookReason = keyof typeof lookWords;

/** "page 12 of 1,000" while a long file is being read. */
export function waitingWords(part?: { readonly done: number; readonly total: number }): string {
  if (!part) return 'being read';
  const number = new Intl.NumberFormat('en-GB');
  const page = Math.min(part.done + 1, part.total);
  return `page ${number.format(page)} of ${number.format(part.total)}`;
}

/** "2 speakers, 231 lines". */
export function factWords({ transcripts, turns, speakers, lines }: FileFacts): string {
  const parts = [
    transcripts > 1 ? counted(transcripts, 'transcript') : null,
    counted(turns, 'turn'),
    speakers > 0 ? counted(speakers, 'speaker') : 'no speakers',
    counted(lines, 'line'),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

export function copyWords({ name, reason }: Copy): string {
  return reason === 'same-file' ? `the same file as ${name}` : `the same text as ${name}`;
}

const noteTitles = { changed: 'Changed', dropped: 'Left out', assumed: 'Assumed' } as const;

/** Notes under the heading of what they are, in the order in which they matter. */
export function groupedNotes(
  notes: readonly SourceNote[],
): { readonly title: string; readonly lines: readonly string[] }[] {
  return (['assumed', 'dropped', 'changed'] as const).flatMap((kind) => {
    const lines = notes
      .filter((note) => note.kind === kind)
      .map(({ where, what }) => `${capital(where)}: ${what}.`.replace(/([.!?…])\.$/, '$1'));
    return lines.length === 0 ? [] : [{ title: noteTitles[kind], lines }];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Seconds as a recording shows them: "1:02:07". */
export function timeWords(seconds: number): string {
  const whole = Math.floor(seconds);
  const pad = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}
