import type { SettledCoding } from '../coding/settled-coding.ts';
import type { Attribute } from '../model/attribute.ts';
import type { Code } from '../model/code.ts';
import type { Coder } from '../model/coder.ts';
import type { Memo } from '../model/memo.ts';
import type { Participant } from '../model/participant.ts';
import type { Study } from '../model/study.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';

/** What every table of a study draws on; only what its reader may see. */
export interface StudyFrame {
  readonly study: Study;
  readonly coders: readonly Coder[];
  readonly attributes: readonly Attribute[];
  readonly participants: readonly Participant[];
  readonly codes: readonly Code[];
  /** All transcripts of the study, so that each has the same name in every export. */
  readonly transcripts: readonly Transcript[];
  /** How the framework wants to be cited, or `null`. */
  readonly citation: string | null;
}

/** A transcript and the coding of it that counts, as its codes count now (`effectiveCodes`). */
export interface CodedTranscript {
  readonly transcript: Transcript;
  readonly coding: SettledCoding;
}

/** The same with its words: everything a table about one transcript needs. */
export interface CodedText extends CodedTranscript {
  /** The version that was coded. */
  readonly version: TranscriptVersion;
  /** Memos on its lines and on the whole of it. */
  readonly memos: readonly Memo[];
}

/** Heading of the column in which lines have the numbers they had in their file, where any had one. */
export const fileLineColumn = 'Line in the file';

/** A study's title as every export gives it. */
export function titleOf(study: Pick<Study, 'title' | 'invented'>): string {
  return study.invented ? `${study.title} (invented)` : study.title;
}

/** What a table is called in full and in short. */
export function titled(
  study: Pick<Study, 'title' | 'invented'>,
  subject: string,
): { readonly title: string; readonly subject: string } {
  return { title: `${titleOf(study)}: ${subject}`, subject };
}

/** One more column in every table of an invented study, so that no row of it can pass for real. */
export function inventedColumn(study: Pick<Study, 'invented'>): {
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly widths: readonly number[];
} {
  return study.invented
    ? { columns: ['Data'], cells: ['invented'], widths: [2] }
    : { columns: [], cells: [], widths: [] };
}

/** The sentences that stand under every table of the study. */
export function studyNotes(
  frame: Pick<StudyFrame, 'study' | 'citation'>,
  { citing }: { readonly citing: boolean },
): readonly string[] {
  return [
    ...(frame.study.invented
      ? ['Invented data, for demonstration only: no person, place or practice is real.']
      : []),
    ...(citing && frame.citation !== null ? [`Framework: ${frame.citation}`] : []),
  ];
}
