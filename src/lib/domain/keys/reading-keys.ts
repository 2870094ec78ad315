/** What a key can do in the reading view. */
export type ReadingAct =
  | 'next-screen'
  | 'previous-screen'
  | 'next-turn'
  | 'previous-turn'
  | 'first-line'
  | 'last-line'
  | 'next-transcript'
  | 'previous-transcript'
  | 'go-to-line'
  | 'memo-line'
  | 'impression'
  | 'mark-read'
  | 'larger'
  | 'smaller';

/** Its keys. Undo, redo and all keys are those of every page. */
export const readingKeys: Readonly<Record<ReadingAct, readonly string[]>> = {
  'next-screen': ['Space', 'PageDown'],
  'previous-screen': ['Shift+Space', 'PageUp'],
  'next-turn': ['j', 'ArrowDown'],
  'previous-turn': ['k', 'ArrowUp'],
  'first-line': ['Home'],
  'last-line': ['End'],
  'next-transcript': [']'],
  'previous-transcript': ['['],
  'go-to-line': ['g'],
  'memo-line': ['m'],
  impression: ['Shift+m'],
  'mark-read': ['r'],
  larger: ['+'],
  smaller: ['-'],
};

/** What each is called in the sheet of keys. */
export const readingActNames: Readonly<Record<ReadingAct, string>> = {
  'next-screen': 'on by one screen',
  'previous-screen': 'back by one screen',
  'next-turn': 'next turn',
  'previous-turn': 'previous turn',
  'first-line': 'beginning',
  'last-line': 'end',
  'next-transcript': 'next transcript',
  'previous-transcript': 'previous transcript',
  'go-to-line': 'go to a line by its number',
  'memo-line': 'memo on the current line',
  impression: 'first impression of the transcript',
  'mark-read': 'mark as read',
  larger: 'larger type',
  smaller: 'smaller type',
};
