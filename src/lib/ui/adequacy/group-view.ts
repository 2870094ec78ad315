/** The figures of one group. */
export interface GroupView {
  /** `findings/cases.ts`: '' for those of whom it is not known. */
  readonly key: string;
  readonly label: string;
  readonly people: number;
  readonly interviews: number;
  readonly found: number;
  /** New in each of its interviews, in the order of interviewing. */
  readonly brought: readonly number[];
  /** What the rule says; `null`: a rule in words. */
  readonly said: string | null;
  /** In how many random orders it is met, in words. */
  readonly orders: string;
}
