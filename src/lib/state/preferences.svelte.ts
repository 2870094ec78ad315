import { createContext } from 'svelte';
import type { DeskAct, KeyMap } from '../domain/keys/key-map.ts';
import type { MatrixAct, MatrixKeys } from '../domain/keys/matrix-keys.ts';
import type { ReconciliationAct, ReconciliationKeys } from '../domain/keys/reconciliation-keys.ts';
import {
  keyMapOf,
  matrixKeyMapOf,
  readPreferences,
  reconciliationKeyMapOf,
  usualPreferences,
  withKeys,
  withMatrixKeys,
  withReconciliationKeys,
  type Preferences,
} from '../domain/preferences/preferences.ts';

const entry = 'concord-preferences';

/** How this person likes the program, kept in this browser and followed by its other tabs. */
export class PreferencesDesk {
  #current: Preferences = $state.raw(usualPreferences);
  readonly #store: Pick<Storage, 'getItem' | 'setItem'> | null;

  constructor(store: Pick<Storage, 'getItem' | 'setItem'> | null = browserStore()) {
    this.#store = store;
    this.#current = stored(store);
  }

  get current(): Preferences {
    return this.#current;
  }

  /** The keys in force at the coding desk. */
  get keyMap(): KeyMap {
    return keyMapOf(this.#current);
  }

  /** The keys in force at the reconciliation desk. */
  get reconciliationKeys(): ReconciliationKeys {
    return reconciliationKeyMapOf(this.#current);
  }

  /** The keys in force at the framework matrix. */
  get matrixKeys(): MatrixKeys {
    return matrixKeyMapOf(this.#current);
  }

  change(changes: Partial<Preferences>): void {
    this.#current = { ...this.#current, ...changes };
    try {
      this.#store?.setItem(entry, JSON.stringify(this.#current));
    } catch (error) {
      // A full or refused store: the choice holds until the page is left.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  changeKeys(act: DeskAct, names: readonly string[]): void {
    this.change(withKeys(this.#current, act, names));
  }

  changeReconciliationKeys(act: ReconciliationAct, names: readonly string[]): void {
    this.change(withReconciliationKeys(this.#current, act, names));
  }

  changeMatrixKeys(act: MatrixAct, names: readonly string[]): void {
    this.change(withMatrixKeys(this.#current, act, names));
  }

  usualMatrixKeysAgain(): void {
    this.change({ matrixKeys: {} });
  }

  usualReconciliationKeysAgain(): void {
    this.change({ reconciliationKeys: {} });
  }

  usualKeysAgain(): void {
    this.change({ keys: {} });
  }

  /** Reads again what another tab may have changed. */
  refresh(): void {
    this.#current = stored(this.#store);
  }

  /** Puts the look on the page's root element, where the style sheets read it. */
  applyTo(root: HTMLElement): void {
    const { theme, reading, density, textSize } = this.#current;
    mark(root, 'theme', theme === 'system' ? null : theme);
    mark(root, 'reading', reading === 'serif' ? null : reading);
    mark(root, 'density', density === 'usual' ? null : density);
    root.style.setProperty('--text-size', String(textSize));
  }
}

function stored(store: Pick<Storage, 'getItem'> | null): Preferences {
  try {
    return readPreferences(JSON.parse(store?.getItem(entry) ?? '{}'));
  } catch (error) {
    // Half a line of JSON says nothing.
    if (error instanceof SyntaxError) return usualPreferences;
    throw error;
  }
}

function mark(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) root.removeAttribute(`data-${name}`);
  else root.setAttribute(`data-${name}`, value);
}

export function browserStore(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export const [getPreferences, setPreferences] = createContext<PreferencesDesk>();
