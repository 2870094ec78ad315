import { nothingSaid, type Interview, type InterviewId } from '../model/interview.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** What can be said of an interview. */
export type InterviewWords = Omit<Interview, 'id' | 'transcriptId'>;
export type InterviewField = keyof InterviewWords;

/** An interview lasts no longer than this, in minutes. */
export const longestMinutes = 600;

/**
 * Says something of an interview, and begins its record when it is the first that is said. Taking back
 * all that was said leaves the record, saying nothing.
 *
 * @returns `null` when nothing differs.
 */
export function changeInterview(
  transcriptId: TranscriptId,
  stored: Interview | undefined,
  said: Partial<InterviewWords>,
  newId: () => InterviewId,
): Change | null {
  requirePossible(said);
  const record = withSaid(transcriptId, stored, said, newId);
  if (!record) return null;
  return {
    ...plainChange,
    kind: 'change-interview',
    transcriptId,
    put: [{ table: 'interviews', record }],
  };
}

/**
 * Says the same of every one of these interviews that says nothing there yet; what was said stays.
 *
 * @returns `null` when there is none.
 */
export function fillInterviews(
  transcriptIds: readonly TranscriptId[],
  interviews: readonly Interview[],
  said: Partial<InterviewWords>,
  newId: () => InterviewId,
): Change | null {
  requirePossible(said);
  const fields = Object.keys(said) as InterviewField[];
  const put = silentOn(transcriptIds, interviews, fields).flatMap((transcriptId) => {
    const stored = interviews.find((one) => one.transcriptId === transcriptId);
    const record = withSaid(transcriptId, stored, said, newId);
    return record ? [{ table: 'interviews' as const, record }] : [];
  });
  return put.length === 0 ? null : { ...plainChange, kind: 'change-interview', put };
}

/** The transcripts whose interview says nothing in any of these fields. */
export function silentOn(
  transcriptIds: readonly TranscriptId[],
  interviews: readonly Interview[],
  fields: readonly InterviewField[],
): readonly TranscriptId[] {
  const byTranscript = new Map(interviews.map((one) => [one.transcriptId, one]));
  return transcriptIds.filter((id) => {
    const stored = byTranscript.get(id);
    return !stored || fields.every((field) => !isSaid(stored[field]));
  });
}

/** Whether a field says anything. */
export function isSaid(value: InterviewWords[InterviewField]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
}

/** How many of the fields of a record say something. */
export function fieldsSaid(interview: InterviewWords | undefined): number {
  if (!interview) return 0;
  const fields = Object.keys(nothingSaid) as InterviewField[];
  return fields.filter((field) => isSaid(interview[field])).length;
}

function withSaid(
  transcriptId: TranscriptId,
  stored: Interview | undefined,
  said: Partial<InterviewWords>,
  newId: () => InterviewId,
): Interview | null {
  const before: InterviewWords = stored ?? nothingSaid;
  const after: InterviewWords = { ...before, ...said };
  const fields = Object.keys(said) as InterviewField[];
  if (fields.every((field) => isSame(before[field], after[field]))) return null;
  return { ...after, id: stored?.id ?? newId(), transcriptId };
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

/** A form reads what was typed with `entry.ts` first; anything else that arrives here is our mistake. */
function requirePossible({ minutes, repeat }: Partial<InterviewWords>): void {
  if (
    minutes != null &&
    !(Number.isInteger(minutes) && minutes >= 1 && minutes <= longestMinutes)
  ) {
    throw new RangeError(`${minutes} minutes`);
  }
  if (repeat != null && !(Number.isInteger(repeat) && repeat >= 1)) {
    throw new RangeError(`interview ${repeat} with a person`);
  }
}
