/** What a key can do on the page of the checks. */
export type ChecksAct = 'next' | 'previous' | 'set-aside';

/** Its keys. Enter opens, as everywhere; undo, redo and all keys are those of every page. */
export const checksKeys: Readonly<Record<ChecksAct, readonly string[]>> = {
  next: ['j'],
  previous: ['k'],
  'set-aside': ['s'],
};

/** What each is called in the sheet of keys. */
export const checksActNames: Readonly<Record<ChecksAct, string>> = {
  next: 'next finding',
  previous: 'previous finding',
  'set-aside': 'set the finding aside, or take it up again',
};
