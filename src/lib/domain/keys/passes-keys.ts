import type { KeyMap } from './key-map.ts';

/** What a key can do where two passes are read side by side. */
export type PassesAct =
  | 'next-line'
  | 'previous-line'
  | 'first-line'
  | 'last-line'
  | 'next-difference'
  | 'previous-difference'
  | 'settle'
  | 'open-line';

/** Its keys; those that move between lines are the coding desk's own. */
export function passesKeys(desk: KeyMap): Readonly<Record<PassesAct, readonly string[]>> {
  return {
    'next-line': desk['next-line'],
    'previous-line': desk['previous-line'],
    'first-line': desk['first-line'],
    'last-line': desk['last-line'],
    'next-difference': ['n'],
    'previous-difference': ['Shift+n'],
    settle: ['Enter'],
    'open-line': ['o'],
  };
}
