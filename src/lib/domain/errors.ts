/**
 * An error a person can act on. Everything else that is thrown is a bug.
 *
 * `code` is stable and is what callers match on; the sentence shown on screen
 * is chosen from it in `error-sentences.ts`.
 */
export abstract class WorkbenchError extends Error {
  abstract readonly code: string;
}

export type FormatErrorCode =
  | 'empty-file'
  | 'file-too-large'
  | 'paste-too-large'
  | 'unpacks-too-large'
  | 'truncated'
  | 'password-protected'
  | 'old-word-format'
  | 'not-text'
  | 'wrong-kind'
  | 'unknown-kind'
  | 'no-text-inside'
  | 'scan-without-text'
  | 'no-rows'
  | 'ragged-rows'
  | 'no-cues'
  | 'no-question-found'
  | 'not-a-guide'
  | 'not-a-manuscript'
  | 'study-file-damaged'
  | 'study-file-newer'
  | 'not-a-study-file'
  | 'not-a-matrix'
  | 'several-matrices'
  | 'took-too-long'
  | 'picture-not-drawn';

/** A file the researcher chose cannot be read as the format it claims to be. */
export class FormatError extends WorkbenchError {
  override readonly name = 'FormatError';
  readonly code: FormatErrorCode;
  /** Where in the file: a line, a cell or a part, as precise as we know. */
  readonly where: string;

  constructor(code: FormatErrorCode, where: string, options?: ErrorOptions) {
    super(`${code} at ${where}`, options);
    this.code = code;
    this.where = where;
  }
}

export type StorageErrorCode =
  | 'quota-exceeded'
  | 'blocked'
  | 'unavailable'
  | 'closed'
  | 'newer-program'
  | 'upgrade-failed'
  | 'lost'
  | 'file-not-written'
  | 'no-such-study';

/** The browser would not keep the data. The cause is IndexedDB's own error. */
export class StorageError extends WorkbenchError {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

export type ActErrorCode =
  | 'pass-submitted'
  | 'transcript-frozen'
  | 'not-codable'
  | 'codable-lines-settled'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  | 'code-not-found'
  | 'code-in-its-own-branch'
  | 'code-name-taken'
  | 'code-not-active'
  | 'code-still-proposed'
  | 'codebook-still-blind'
  | 'transcript-gone'
  | 'transcript-changed'
  | 'linked-lines-gone'
  | 'coding-changed'
  | 'text-is-the-leads'
  | 'no-part-in-it'
  | 'words-erased'
  | 'final-act'
  | 'reason-missing'
  | 'already-submitted'
  | 'already-revealed'
  | 'not-all-submitted'
  | 'round-has-passes'
  | 'round-is-blind'
  | 'round-needs-coders'
  | 'round-needs-transcripts'
  | 'coded-elsewhere'
  | 'coder-has-work'
  | 'coder-in-round'
  | 'member-does-not-code'
  | 'initials-taken'
  | 'needs-the-lead'
  | 'copy-for-one'
  | 'coder-gone'
  | 'round-gone'
  | 'still-blind'
  | 'codebook-is-the-leads'
  | 'nothing-submitted'
  | 'round-pins-no-codebook'
  | 'lead-code-missing'
  | 'nothing-revealed'
  | 'nothing-flagged'
  | 'nothing-decided'
  | 'not-revealed'
  | 'line-agrees'
  | 'not-the-writer'
  | 'sums-do-not-add-up'
  | 'settled-meanwhile'
  | 'guide-in-use'
  | 'guide-version-gone'
  | 'question-gone'
  | 'matrix-gone'
  | 'cell-not-charted'
  | 'cell-hidden'
  | 'cell-changed'
  | 'cell-gone'
  | 'words-changed-elsewhere'
  | 'checked-by-writer'
  | 'belief-gone'
  | 'belief-merged'
  | 'beliefs-are-opposites'
  | 'theme-gone'
  | 'subtheme-gone'
  | 'theme-name-taken'
  | 'quote-gone'
  | 'not-to-be-quoted'
  | 'edit-overlaps'
  | 'edit-leaves-nothing'
  | 'edit-gone'
  | 'quote-chosen-already'
  | 'attribute-not-published'
  | 'finding-gone'
  | 'manuscript-gone'
  | 'result-unsound'
  | 'thread-leads-on'
  | 'rule-gone'
  | 'rule-frozen'
  | 'rule-incomplete'
  | 'nothing-to-confirm'
  | 'day-ahead';

export type PacketErrorCode =
  | 'not-a-packet'
  | 'packet-empty'
  | 'packet-too-large'
  | 'packet-is-study-file'
  | 'wrong-passphrase'
  | 'packet-damaged'
  | 'packet-newer'
  | 'packet-other-study'
  | 'packet-not-for-you'
  | 'packet-own'
  | 'packet-no-round'
  | 'packet-other-codebook'
  | 'packet-other-text'
  | 'packet-pass-changed'
  | 'packet-too-early'
  | 'packet-codes-here'
  | 'packet-pass-otherwise'
  | 'packet-coder-open-here'
  | 'packet-own-pass-open'
  | 'packet-no-study-here';

/** A packet that cannot be taken in; nothing was changed. `where` says which part, if it is known. */
export class PacketError extends WorkbenchError {
  override readonly name = 'PacketError';
  readonly code: PacketErrorCode;
  readonly where: string;

  constructor(code: PacketErrorCode, where = '', options?: ErrorOptions) {
    super(where ? `${code} at ${where}` : code, options);
    this.code = code;
    this.where = where;
  }
}

/** The study's rules do not allow this act; nothing was changed. */
export class ActError extends WorkbenchError {
  override readonly name = 'ActError';
  readonly code: ActErrorCode;
  /** What of the study stands against it, where that is known; else ''. */
  readonly where: string;

  constructor(code: ActErrorCode, options?: ErrorOptions & { readonly where?: string }) {
    super(code, options);
    this.code = code;
    this.where = options?.where ?? '';
  }
}
