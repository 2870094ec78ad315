/** A file that is to be written whole, or not at all. */
export interface OutFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a command knows of the world: files, the terminal, the time and chance. */
export interface Io {
  /** Version of this program. */
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly newId: () => string;
  /** The calendar day on which an instant falls here, `YYYY-MM-DD`. */
  readonly localDay: (instant: string) => string;
  /** @throws {Unusable} when it is not there, or may not be read. */
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Writes all of them or none. Folders that are missing are made.
   *
   * @param force whether files that are there are written over.
   * @throws {Unusable} when one is there already, or may not be written.
   */
  readonly write: (files: readonly OutFile[], force: boolean) => Promise<void>;
  /** Results, on standard output. */
  readonly out: (text: string) => void;
  /** A line on standard error: what was assumed, and what is wrong. */
  readonly err: (line: string) => void;
}

/** What was given cannot be used: the message is the sentence that says so. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Nothing found; something for a person to look at; nothing could be done. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Words of files as a terminal may show them: what would move its cursor or change its colours is left out.
 */
export function forTerminal(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** The same for JSON, where nothing is left out. */
export function jsonText(value: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const signs = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
  return `${JSON.stringify(value, null, 2).replace(signs, escaped)}\n`;
}

/** The last part of a path, as sentences name a file. */
export function nameOf(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
