import type { TurnMark } from './turn.ts';

/** What a file holds, before anybody has decided what in it is a speaker, a turn or a line. */
export type TranscriptSource = ParagraphSource | TableSource | CueSource | PageSource;

/** Running text: Word paragraphs, or the lines of a text file. */
export interface ParagraphSource {
  readonly kind: 'paragraphs';
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  /** One line, without white space at its ends; never empty. */
  readonly text: string;
  readonly heading: boolean;
  /**
   * False for a line that follows the one before without a blank line between: it may be the same
   * sentence, broken by the width of somebody's window.
   */
  readonly apart: boolean;
  /** The number the line had in the file, where its lines are numbered; not part of `text`. */
  readonly label?: string;
  /** Where numbered lines of the file begin in `text`, where it was joined from several. */
  readonly marks?: readonly TurnMark[];
}

/** Rows of cells, all of one width; nobody has said yet what the columns mean. */
export interface TableSource {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
}

/** Subtitles. */
export interface CueSource {
  readonly kind: 'cues';
  readonly cues: readonly Cue[];
}

export interface Cue {
  /** Seconds from the start of the recording. */
  readonly start: number;
  readonly end: number;
  /** Whom a voice tag names; `null` where there is none. */
  readonly voice: string | null;
  /** Lines apart by a newline, as they were shown. */
  readonly text: string;
}

/** Pages as they are printed: words at places, without paragraphs or an order of reading. */
export interface PageSource {
  readonly kind: 'pages';
  readonly pages: readonly Page[];
}

/** One page; lengths are points (1/72 inch), from its upper left corner. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** A stretch of text in one style on one line. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  /** Of the line on which the letters stand, from the upper edge. */
  readonly y: number;
  readonly width: number;
  /** Of the letters, in points. */
  readonly size: number;
}

/** Something left out, guessed or changed on the way from the file to lines. */
export interface SourceNote {
  readonly kind: 'dropped' | 'assumed' | 'changed';
  readonly where: string;
  readonly what: string;
}
