/** What stands in the fields of a result that is not stored yet. */
export interface ResultDraft {
  readonly measure: string;
  /** n and N as typed, such as "12 of 40". */
  readonly counts: string;
  readonly value: string;
  readonly source: string;
  readonly note: string;
}

export const noDraft: ResultDraft = { measure: '', counts: '', value: '', source: '', note: '' };
