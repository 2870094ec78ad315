/** One transcript in the study's list. */
export interface TranscriptRow {
  readonly id: string;
  readonly name: string;
  readonly participants: readonly string[];
  /** Participant speakers who are nobody yet. */
  readonly unidentified: number;
  readonly lines: number;
  readonly words: number;
  readonly frozen: boolean;
  /** Lines that the coder at the keyboard has coded. */
  readonly coded: number;
  /** Who has read it to its end, and when last. */
  readonly readBy: string;
  readonly codeHref: string;
  readonly readHref: string;
  readonly correctHref: string;
  /** Address of the record of the interview. */
  /** `null` for answers of a survey, of which there is no record. */
  readonly interviewHref: string | null;
  readonly versionsHref: string;
}
