import { readDay, readMinutes, readRepeat, type Entry } from '../../domain/interviews/entry.ts';
import type { InterviewField, InterviewWords } from '../../domain/interviews/change-interview.ts';
import type { Coder } from '../../domain/model/coder.ts';
import type { GuideVersion } from '../../domain/model/guide-version.ts';
import { choices, choiceWords, refusals } from './words.ts';

/** What was typed or chosen in a cell, as something said of an interview; or why it cannot stand. */
export type CellEntry =
  | { readonly ok: true; readonly said: Partial<InterviewWords> }
  | { readonly ok: false; readonly why: string };

/** One field of the records as a column: how it is shown, and how it is read. */
export interface GridColumn {
  readonly field: InterviewField;
  readonly name: string;
  readonly isNumber?: boolean;
  /** Never parted into two lines. */
  readonly isShort?: boolean;
  /** As it is shown; `null`: not said. */
  readonly shown: (words: InterviewWords) => string | null;
  /** As it stands in the field while it is edited; the id of a choice. */
  readonly written: (words: InterviewWords) => string;
  /** What can be chosen; typed where absent. */
  readonly options?: readonly (readonly [id: string, words: string])[];
  /** How it is typed, where that is not plain. */
  readonly hint?: string;
  /** Reads what was typed or chosen; '' is "not said". */
  readonly read: (text: string) => CellEntry;
}

/** The main fields of the records, in the order of the grid. */
export function gridColumns(
  coders: readonly Coder[],
  guides: readonly GuideVersion[],
): readonly GridColumn[] {
  return [
    {
      field: 'date',
      name: 'Date',
      isShort: true,
      hint: '2026-03-09 or 9/3/2026',
      shown: ({ date }) => date,
      written: ({ date }) => date ?? '',
      read: (text) => saidBy(readDay(text), (date) => ({ date })),
    },
    chosen('mode', 'Mode'),
    {
      field: 'minutes',
      name: 'Minutes',
      isNumber: true,
      shown: ({ minutes }) => (minutes === null ? null : String(minutes)),
      written: ({ minutes }) => (minutes === null ? '' : String(minutes)),
      read: (text) => saidBy(readMinutes(text), (minutes) => ({ minutes })),
    },
    {
      field: 'interviewerIds',
      name: 'Interviewers',
      hint: 'Initials, with commas between them',
      shown: ({ interviewerIds }) => initialsOf(interviewerIds, coders) || null,
      written: ({ interviewerIds }) => initialsOf(interviewerIds, coders),
      read: (text) => readPeople(text, coders),
    },
    {
      field: 'setting',
      name: 'Setting',
      shown: ({ setting }) => setting || null,
      written: ({ setting }) => setting,
      read: (text) => ({ ok: true, said: { setting: text.trim() } }),
    },
    chosen('others', 'Others present'),
    {
      field: 'repeat',
      name: 'Which interview',
      isNumber: true,
      shown: ({ repeat }) => (repeat === null ? null : String(repeat)),
      written: ({ repeat }) => (repeat === null ? '' : String(repeat)),
      read: (text) => saidBy(readRepeat(text), (repeat) => ({ repeat })),
    },
    chosen('recording', 'Recording'),
    chosen('fieldNotes', 'Field notes'),
    {
      field: 'guideVersionId',
      name: 'Guide',
      isShort: true,
      shown: ({ guideVersionId }) => {
        const guide = guides.find(({ id }) => id === guideVersionId);
        return guide ? `version ${guide.number}` : null;
      },
      written: ({ guideVersionId }) => guideVersionId ?? '',
      options: guides.map(({ id, number }) => [id, `version ${number}`]),
      read: (text) => ({
        ok: true,
        said: { guideVersionId: guides.find(({ id }) => id === text)?.id ?? null },
      }),
    },
  ];
}

function chosen(field: 'mode' | 'others' | 'recording' | 'fieldNotes', name: string): GridColumn {
  const options: readonly (readonly [string, string])[] = choices[field];
  return {
    field,
    name,
    shown: (words) => (words[field] === null ? null : choiceWords(field, words[field])),
    written: (words) => words[field] ?? '',
    options,
    read: (text) => ({
      ok: true,
      said: { [field]: options.some(([id]) => id === text) ? text : null },
    }),
  };
}

function saidBy<Value>(
  entry: Entry<Value>,
  said: (value: Value | null) => Partial<InterviewWords>,
): CellEntry {
  return entry.ok
    ? { ok: true, said: said(entry.value) }
    : { ok: false, why: refusals[entry.reason] };
}

function readPeople(text: string, coders: readonly Coder[]): CellEntry {
  const typed = text.split(/[\s,;]+/).filter((initials) => initials !== '');
  const found = typed.map((initials) =>
    coders.find((coder) => coder.initials.toLowerCase() === initials.toLowerCase()),
  );
  const unknown = typed.find((_, index) => found[index] === undefined);
  if (unknown !== undefined) {
    const known = coders.map(({ initials }) => initials).join(', ');
    return { ok: false, why: `Nobody of the team is ${unknown}. The team is ${known}.` };
  }
  const interviewerIds = [...new Set(found.flatMap((coder) => coder?.id ?? []))];
  return { ok: true, said: { interviewerIds } };
}

function initialsOf(ids: InterviewWords['interviewerIds'], coders: readonly Coder[]): string {
  return ids.map((id) => coders.find((coder) => coder.id === id)?.initials ?? '?').join(', ');
}
