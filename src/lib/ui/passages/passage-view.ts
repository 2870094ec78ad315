import type { PassageLines } from '../../domain/coding/passage-lines.ts';
import type { CodeId } from '../../domain/model/code.ts';
import type { CodeLook } from '../desk/line-view.ts';

/** A passage as it is read outside the desk. */
export interface PassageView {
  readonly key: string;
  /** "line 12" or "lines 12 to 14". */
  readonly where: string;
  readonly href: string;
  /** What the link leads to where that is not the coding shown: "open in your pass". */
  readonly opens?: string;
  /** Named where several codes are listed together; else `null`. */
  readonly code: CodeLook | null;
  /** `undefined` until the text is read. */
  readonly read: PassageLines | undefined;
  /** Those who speak in it and may not be quoted, by label. */
  readonly notToBeQuoted?: readonly string[];
}

/** The passages of one transcript that are shown. */
export interface PassageGroup {
  readonly key: string;
  readonly transcript: string;
  /** Whose coding they are from: "your open pass", "consensus of round 1". */
  readonly coding: string;
  readonly passages: readonly PassageView[];
}

/** One choice of the list of codes. */
export interface CodeChoice {
  readonly id: CodeId;
  readonly name: string;
}

export interface CodeChoices {
  readonly name: string;
  readonly choices: readonly CodeChoice[];
}
