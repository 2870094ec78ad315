/** What a key can do at the reconciliation desk. */
export type ReconciliationAct =
  | 'next-line'
  | 'previous-line'
  | 'next-open'
  | 'choose-1'
  | 'choose-2'
  | 'choose-3'
  | 'choose-4'
  | 'choose-5'
  | 'choose-6'
  | 'choose-7'
  | 'choose-8'
  | 'choose-9'
  | 'neither'
  | 'another-code'
  | 'flag'
  | 'reason'
  | 'words'
  | 'rule'
  | 'settle'
  | 'open-again'
  | 'hide-names'
  | 'open-lines'
  | 'say-line'
  | 'accept'
  | 'undo'
  | 'redo'
  | 'next-pane'
  | 'let-go'
  | 'keys';

/** The keys of every act at the reconciliation desk; an empty list switches the act's keys off. */
export type ReconciliationKeys = Readonly<Record<ReconciliationAct, readonly string[]>>;

/** The keys Concord comes with, in the order of the sheet of keys. */
export const usualReconciliationKeys: ReconciliationKeys = {
  'choose-1': ['1'],
  'choose-2': ['2'],
  'choose-3': ['3'],
  'choose-4': ['4'],
  'choose-5': ['5'],
  'choose-6': ['6'],
  'choose-7': ['7'],
  'choose-8': ['8'],
  'choose-9': ['9'],
  neither: ['0'],
  'another-code': ['e'],
  flag: ['f'],
  reason: ['r'],
  words: ['w'],
  rule: ['p'],
  settle: ['Enter', 'Ctrl+Enter'],
  'next-line': ['j', 'ArrowDown'],
  'previous-line': ['k', 'ArrowUp'],
  'next-open': ['n'],
  'open-again': ['x', 'Delete'],
  'hide-names': ['h'],
  'open-lines': ['o'],
  'say-line': ['l'],
  accept: ['Shift+a'],
  undo: ['z', 'Ctrl+z'],
  redo: ['Shift+z', 'Ctrl+y', 'Ctrl+Shift+z'],
  'next-pane': ['F6'],
  'let-go': ['Escape'],
  keys: ['?'],
};

/** What each act is called, as the sheet of keys and the settings say it. */
export const reconciliationActNames: Readonly<Record<ReconciliationAct, string>> = {
  'next-line': 'next difference',
  'previous-line': 'previous difference',
  'next-open': 'next open difference',
  'choose-1': 'what the first coder has stands',
  'choose-2': 'what the second coder has stands',
  'choose-3': 'both; of three coders, what the third has',
  'choose-4': 'all of three; of more coders, what the fourth has',
  'choose-5': 'all of four; of more coders, what the fifth has',
  'choose-6': 'all of five; of more coders, what the sixth has',
  'choose-7': 'all of six; of more coders, what the seventh has',
  'choose-8': 'all of seven; of more coders, what the eighth has',
  'choose-9': 'all of eight; of more coders, what the ninth has',
  neither: 'neither: only what all have stands',
  'another-code': 'another code',
  flag: 'flag for the adjudicator',
  reason: 'why, with its letter',
  words: 'your words',
  rule: 'propose a rule for the codebook',
  settle: 'settle and go to the next open one',
  'open-again': 'open a settled line again',
  'hide-names': 'hide or show who is who',
  'open-lines': 'open the line in the interview, both passes',
  'say-line': 'say what is on this line',
  accept: 'accept the exact agreements',
  undo: 'undo',
  redo: 'redo',
  'next-pane': 'next pane',
  'let-go': 'leave the field, let go',
  keys: 'all keys',
};

/** The letter that follows the key for "why". */
export const reasonLetters = {
  'different-domain': 'd',
  missed: 'm',
  'over-coded': 'o',
  boundary: 'b',
  'codebook-unclear': 'u',
  'new-idea': 'n',
} as const;
