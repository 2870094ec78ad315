/** How far a task is: so many of so many; `null` where nobody knows how many. */
export type Report = (done: number, total: number | null) => void;
