/** A finding set aside, as it is shown. */
export interface SetAsideView {
  /** Rule and mark, together the same from day to day. */
  readonly key: string;
  readonly rule: string;
  readonly mark: string;
  /** Whether the record says otherwise by now, so that it is found no longer. */
  readonly isGone: boolean;
  readonly words: {
    readonly rule: string;
    readonly where: string;
    readonly what: string;
    readonly reason: string;
    /** Who set it aside. */
    readonly by: string;
    /** The day, in words. */
    readonly on: string;
  };
}
