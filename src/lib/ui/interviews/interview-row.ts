import type { InterviewWords } from '../../domain/interviews/change-interview.ts';
import type { TranscriptId } from '../../domain/model/transcript.ts';

/** One transcript with what is said of its interview. */
export interface InterviewRow {
  readonly id: TranscriptId;
  readonly name: string;
  /** Who speaks in it. */
  readonly people: string;
  /** Address of its record. */
  readonly href: string;
  /** Address of the transcript at the desk. */
  readonly deskHref: string;
  readonly words: InterviewWords;
  /** How many fields say something. */
  readonly said: number;
}
