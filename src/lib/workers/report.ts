/** How far a task is: so many of so many; `null` where nobody knows how many. */
export type Report = (done: number, total: number | null, within?: Within) => void;

/** How far it is with the one it is at, where that has parts that can be counted, such as pages. */
export interface Within {
  readonly done: number;
  readonly total: number;
}
