import type { Copy } from '../../domain/transcript/import-change.ts';

/** Where one dropped file stands. */
export type FileStanding = 'waiting' | 'ready' | 'look' | 'copy' | 'failed';

/** One file in the list of what was dropped. */
export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly standing: FileStanding;
  /** One line: what was found, or what is wrong. */
  readonly words: string;
}

/** What is counted of a file once it is read. */
export interface FileFacts {
  readonly kind: string;
  readonly transcripts: number;
  readonly turns: number;
  readonly speakers: number;
  readonly lines: number;
  readonly words: number;
}

export interface CopyEntry {
  readonly copy: Copy;
  /** It is imported all the same. */
  readonly wanted: boolean;
}
