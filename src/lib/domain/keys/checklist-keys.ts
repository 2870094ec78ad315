/** What a key can do on the page of the checklists. */
export type ChecklistAct = 'next' | 'previous';

/** Its keys. Enter opens the item that has the focus and Esc leaves it; undo and redo are those of every page. */
export const checklistKeys: Readonly<Record<ChecklistAct, readonly string[]>> = {
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
};

/** What each is called in the sheet of keys. */
export const checklistActNames: Readonly<Record<ChecklistAct, string>> = {
  next: 'next item that is still yours',
  previous: 'the one before',
};
