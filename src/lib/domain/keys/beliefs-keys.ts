/** What a key can do at the desk of belief statements. */
export type BeliefsAct =
  | 'next'
  | 'previous'
  | 'next-place'
  | 'previous-place'
  | 'lines'
  | 'only-free'
  | 'new'
  | 'add'
  | 'take-off'
  | 'quote'
  | 'merge'
  | 'opposite'
  | 'check'
  | 'up'
  | 'down'
  | 'next-pane'
  | 'let-go';

/** Its keys. Space chooses and Enter opens, as everywhere; undo, redo and all keys are those of every page. */
export const beliefsKeys: Readonly<Record<BeliefsAct, readonly string[]>> = {
  next: ['ArrowDown', 'j'],
  previous: ['ArrowUp', 'k'],
  'next-place': [']'],
  'previous-place': ['['],
  lines: ['l'],
  'only-free': ['u'],
  new: ['n'],
  add: ['a'],
  'take-off': ['x'],
  quote: ['q'],
  merge: ['m'],
  opposite: ['o'],
  check: ['c'],
  up: ['Alt+ArrowUp'],
  down: ['Alt+ArrowDown'],
  'next-pane': ['F6'],
  'let-go': ['Escape'],
};

/** What each is called in the sheet of keys. */
export const beliefsActNames: Readonly<Record<BeliefsAct, string>> = {
  next: 'next passage, or next statement',
  previous: 'previous passage, or previous statement',
  'next-place': 'next domain or subtheme',
  'previous-place': 'previous domain or subtheme',
  lines: 'choose some lines of the passage',
  'only-free': 'passages under no statement, or all',
  new: 'new statement from what is chosen',
  add: 'add what is chosen to a statement',
  'take-off': 'take what is chosen off the open statement',
  quote: 'choose words of the passage to show the open statement',
  merge: 'merge the open statement with others',
  opposite: 'pair the open statement with its opposite',
  check: 'check the open statement',
  up: 'move the open statement up',
  down: 'move the open statement down',
  'next-pane': 'next pane',
  'let-go': 'let go of what is chosen',
};
