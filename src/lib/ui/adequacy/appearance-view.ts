import type { Appearance } from '../../domain/adequacy/first-appearances.ts';

/** A row of the first-appearance table. */
export interface AppearanceView {
  readonly key: string;
  /** With what it is where it is retired or split. */
  readonly name: string;
  /** The framework's keys of the domains it speaks to. */
  readonly domains: readonly { readonly key: string; readonly name: string }[];
  readonly marks: readonly Appearance[];
  /** In how many interviews it is. */
  readonly interviews: number;
}

/** A column: an interview in the order of interviewing. */
export interface InterviewHead {
  readonly key: string;
  readonly name: string;
  /** In words; `null`: the record gives none. */
  readonly day: string | null;
}
