/** A study kept in this browser, as the first screen shows it. */
export interface ShelvedStudy {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly invented: boolean;
  /** An instant. */
  readonly openedAt: string;
  /** When it was last saved to a file; `null` when it never was, as far as this browser knows. */
  readonly savedToFile: string | null;
  /** Why this copy is kept beside the one in use; `null` for the one in use. */
  readonly copyBecause: 'replaced' | 'apart' | null;
}

/** A study this browser held and holds no longer. */
export interface LostStudy {
  readonly id: string;
  readonly title: string;
  /** How many acts its trail held when it was last seen. */
  readonly acts: number;
  readonly savedToFile: string | null;
}
