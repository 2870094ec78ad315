/** What a key can do at the coding desk. */
export type DeskAct =
  | 'next-line'
  | 'previous-line'
  | 'extend-down'
  | 'extend-up'
  | 'first-line'
  | 'last-line'
  | 'next-uncoded'
  | 'previous-uncoded'
  | 'next-interview'
  | 'previous-interview'
  | 'go-to-line'
  | 'search'
  | 'say-line'
  | 'times'
  | 'guidance'
  | 'flag'
  | 'domain'
  | 'find-code'
  | 'again'
  | 'recent-1'
  | 'recent-2'
  | 'recent-3'
  | 'recent-4'
  | 'recent-5'
  | 'recent-6'
  | 'recent-7'
  | 'recent-8'
  | 'recent-9'
  | 'new-code'
  | 'in-vivo'
  | 'take-off'
  | 'memo-line'
  | 'memo-transcript'
  | 'memo-code'
  | 'quotation'
  | 'undo'
  | 'redo'
  | 'next-pane'
  | 'let-go'
  | 'keys';

/** The keys of every act, as {@link keyName} writes them; an empty list switches the act's keys off. */
export type KeyMap = Readonly<Record<DeskAct, readonly string[]>>;

/** The keys Concord comes with, in the order of the sheet of keys. */
export const usualKeys: KeyMap = {
  'next-line': ['ArrowDown', 'j'],
  'previous-line': ['ArrowUp', 'k'],
  'extend-down': ['Shift+ArrowDown', 'Shift+j'],
  'extend-up': ['Shift+ArrowUp', 'Shift+k'],
  'first-line': ['Home'],
  'last-line': ['End'],
  'next-uncoded': ['u'],
  'previous-uncoded': ['Shift+u'],
  'next-interview': [']'],
  'previous-interview': ['['],
  'go-to-line': ['g'],
  search: ['/'],
  domain: ['d'],
  'find-code': ['c', 'Enter'],
  again: ['.'],
  'recent-1': ['1'],
  'recent-2': ['2'],
  'recent-3': ['3'],
  'recent-4': ['4'],
  'recent-5': ['5'],
  'recent-6': ['6'],
  'recent-7': ['7'],
  'recent-8': ['8'],
  'recent-9': ['9'],
  'new-code': ['n'],
  'in-vivo': ['v'],
  'take-off': ['x', 'Delete'],
  quotation: ['q'],
  'memo-line': ['m'],
  'memo-transcript': ['Shift+m'],
  'memo-code': ['Shift+c'],
  flag: ['f'],
  guidance: ['i'],
  'say-line': ['l'],
  times: ['Shift+t'],
  undo: ['z', 'Ctrl+z'],
  redo: ['Shift+z', 'Ctrl+y', 'Ctrl+Shift+z'],
  'next-pane': ['F6'],
  'let-go': ['Escape'],
  keys: ['?'],
};

/** What each act is called, as the sheet of keys and the settings say it. */
export const actNames: Readonly<Record<DeskAct, string>> = {
  'next-line': 'next line',
  'previous-line': 'previous line',
  'extend-down': 'choose one line more, down',
  'extend-up': 'choose one line more, up',
  'first-line': 'first line',
  'last-line': 'last line',
  'next-uncoded': 'next line not coded',
  'previous-uncoded': 'previous line not coded',
  'next-interview': 'next interview',
  'previous-interview': 'previous interview',
  'go-to-line': 'go to a line by its number',
  search: 'search in this interview',
  domain: 'a domain, with its letter',
  'find-code': 'find a code',
  again: 'last code again',
  'recent-1': 'most recent code',
  'recent-2': 'recent code 2',
  'recent-3': 'recent code 3',
  'recent-4': 'recent code 4',
  'recent-5': 'recent code 5',
  'recent-6': 'recent code 6',
  'recent-7': 'recent code 7',
  'recent-8': 'recent code 8',
  'recent-9': 'recent code 9',
  'new-code': 'new code of your own',
  'in-vivo': 'code in the speaker’s words',
  'take-off': 'take a code off',
  quotation: 'mark a shorter quotation',
  'memo-line': 'memo on the line',
  'memo-transcript': 'memo on the interview',
  'memo-code': 'memo on a code of this line',
  flag: 'flag for discussion',
  guidance: 'guidance for the codes here',
  'say-line': 'say what is on this line',
  times: 'times of turns, shown or hidden',
  undo: 'undo',
  redo: 'redo',
  'next-pane': 'next pane',
  'let-go': 'let go of the choice',
  keys: 'all keys',
};

/** What a key press is, without the browser: {@link keyName} takes a KeyboardEvent as it comes. */
export interface KeyPress {
  readonly key: string;
  /** The key's place on the keyboard, such as "KeyJ". */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * A key's name, such as "j", "Shift+ArrowDown" or "Ctrl+z". Letters are told by what they write, or,
 * on keyboards that write no Latin letters, by their place. Command counts as Ctrl.
 */
export function keyName(press: KeyPress): string {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey } = press;
  const placed = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  const latin = key.length > 1 || key.charCodeAt(0) < 128;
  const plain = (latin && !altKey ? key : (placed ?? key)).replace(/^[A-Z]$/, (letter) =>
    letter.toLowerCase(),
  );
  // A sign that needs Shift, such as "?", is its own name.
  const shifted = shiftKey && (plain.length > 1 || /^[a-z]$/.test(plain));
  return [
    ctrlKey || metaKey ? 'Ctrl+' : '',
    altKey ? 'Alt+' : '',
    shifted ? 'Shift+' : '',
    plain === ' ' ? 'Space' : plain,
  ].join('');
}

/**
 * The act a key stands for, or `null`. With single keys off, keys that write a sign work with Alt
 * only; arrows, Enter, Escape and those with Ctrl stay.
 */
export function actOfKey<Act extends string>(
  keys: Readonly<Record<Act, readonly string[]>>,
  name: string,
  singleKeys = true,
): Act | null {
  const wanted = singleKeys ? name : withoutAlt(name);
  if (wanted === null) return null;
  for (const [act, names] of Object.entries(keys) as [Act, readonly string[]][]) {
    if (names.includes(wanted)) return act;
  }
  return null;
}

/** What a key must be called for its act when single keys are off. */
function withoutAlt(name: string): string | null {
  if (name.startsWith('Alt+')) return name.slice('Alt+'.length);
  return writesASign(name) ? null : name;
}

/** Whether a key alone would write a letter, digit or sign: such keys never fire in a field. */
export function writesASign(name: string): boolean {
  return [...name.replace(/^Shift\+/, '')].length === 1;
}
