/** What a key can do at the framework matrix. */
export type MatrixAct =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'row-start'
  | 'row-end'
  | 'screen-up'
  | 'screen-down'
  | 'first-cell'
  | 'last-cell'
  | 'write'
  | 'next-not-charted'
  | 'previous-not-charted'
  | 'next-changed'
  | 'previous-changed'
  | 'still-right'
  | 'check'
  | 'say-cell'
  | 'search'
  | 'compare'
  | 'columns'
  | 'undo'
  | 'redo'
  | 'next-pane'
  | 'let-go'
  | 'keys';

/** The keys of every act at the matrix; an empty list switches the act's keys off. */
export type MatrixKeys = Readonly<Record<MatrixAct, readonly string[]>>;

/** The keys Concord comes with, in the order of the sheet of keys. */
export const usualMatrixKeys: MatrixKeys = {
  up: ['ArrowUp'],
  down: ['ArrowDown'],
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  'row-start': ['Home'],
  'row-end': ['End'],
  'screen-up': ['PageUp'],
  'screen-down': ['PageDown'],
  'first-cell': ['Ctrl+Home'],
  'last-cell': ['Ctrl+End'],
  write: ['Enter', 'F2'],
  'next-not-charted': ['u'],
  'previous-not-charted': ['Shift+u'],
  'next-changed': ['t'],
  'previous-changed': ['Shift+t'],
  'still-right': ['y'],
  check: ['c'],
  'say-cell': ['l'],
  search: ['/'],
  compare: ['v'],
  columns: ['o'],
  undo: ['z', 'Ctrl+z'],
  redo: ['Shift+z', 'Ctrl+y', 'Ctrl+Shift+z'],
  'next-pane': ['F6'],
  'let-go': ['Escape'],
  keys: ['?'],
};

/** What each act is called, as the sheet of keys and the settings say it. */
export const matrixActNames: Readonly<Record<MatrixAct, string>> = {
  up: 'cell above',
  down: 'cell below',
  left: 'cell to the left',
  right: 'cell to the right',
  'row-start': 'first cell of the row',
  'row-end': 'last cell of the row',
  'screen-up': 'one screen up',
  'screen-down': 'one screen down',
  'first-cell': 'first cell of the matrix',
  'last-cell': 'last cell of the matrix',
  write: 'write the summary',
  'next-not-charted': 'next cell not charted',
  'previous-not-charted': 'previous cell not charted',
  'next-changed': 'next cell changed since charted',
  'previous-changed': 'previous cell changed since charted',
  'still-right': 'still right, or up to date now',
  check: 'checked against the transcript',
  'say-cell': 'say what is in this cell',
  search: 'search in the summaries',
  compare: 'compare two rows',
  columns: 'choose the columns',
  undo: 'undo',
  redo: 'redo',
  'next-pane': 'next pane',
  'let-go': 'back to the grid',
  keys: 'all keys',
};

/** Acts that move the current cell: they work in the grid alone. */
export const movesOfMatrix: readonly MatrixAct[] = [
  'up',
  'down',
  'left',
  'right',
  'row-start',
  'row-end',
  'screen-up',
  'screen-down',
  'first-cell',
  'last-cell',
  'write',
];
