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
  readonly codeHref: string;
  readonly correctHref: string;
}
