import { createContext } from 'svelte';
import type { CoderId } from '../domain/model/coder.ts';
import type { Here } from '../domain/model/here.ts';
import type { Database } from '../storage/database.ts';
import { named } from '../storage/failures.ts';
import { putPassphrase } from '../storage/passphrases.ts';

type Passphrase = Here['passphrases'][number];

/**
 * What OWASP's Password Storage Cheat Sheet (2023) asks of PBKDF2 with SHA-256.
 */
const iterations = 600_000;

/**
 * Passphrases that hide a coder's screens in this browser, and whether this tab has been given the one
 * of the coder at the keyboard. They hide and do not encrypt: what the browser keeps can be read past
 * them. Encryption of what is kept goes in here, where a passphrase is at hand.
 */
export class CoderLock {
  /** The passphrase this tab was opened with, by study and salt; it knows one at a time. */
  #opened: string | null = $state.raw(null);
  readonly #iterations: number;

  /** @param rounds of PBKDF2, for new passphrases. */
  constructor(rounds = iterations) {
    this.#iterations = rounds;
  }

  /** Whether the screens of the coder at the keyboard are covered. */
  covers(study: string, { coderId, passphrases }: Pick<Here, 'coderId' | 'passphrases'>): boolean {
    const stored = passphraseOf(passphrases, coderId);
    return stored !== undefined && this.#opened !== nameOf(study, stored);
  }

  /** Uncovers the coder's screens if this is their passphrase, or they have none. */
  async open(
    study: string,
    passphrases: readonly Passphrase[],
    coderId: CoderId,
    typed: string,
  ): Promise<boolean> {
    const stored = passphraseOf(passphrases, coderId);
    if (!stored) return true;
    const { salt, derived } = stored;
    const isRight = same(await derivedFrom(typed, salt, stored.iterations), derived);
    if (isRight) this.#opened = nameOf(study, stored);
    return isRight;
  }

  /** Covers the screens again. */
  close(): void {
    this.#opened = null;
  }

  /**
   * Gives a coder a passphrase, or with `null` takes it away. One that is there must be typed.
   * @returns whether `current` was right; nothing is changed if not.
   */
  async change(
    db: Database,
    coderId: CoderId,
    current: string,
    passphrase: string | null,
  ): Promise<boolean> {
    const here = await named(() => db.here.get('here'));
    if (!(await this.open(db.name, here?.passphrases ?? [], coderId, current))) return false;
    const made = passphrase === null ? null : await this.#made(coderId, passphrase);
    // Opened first: the screens of who has just set it are not to be covered.
    if (made) this.#opened = nameOf(db.name, made);
    await putPassphrase(db, coderId, made);
    return true;
  }

  async #made(coderId: CoderId, passphrase: string): Promise<Passphrase> {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const derived = await derivedFrom(passphrase, salt, this.#iterations);
    return { coderId, salt, derived, iterations: this.#iterations };
  }
}

export const [getCoderLock, setCoderLock] = createContext<CoderLock>();

export function passphraseOf(
  passphrases: readonly Passphrase[],
  coderId: CoderId,
): Passphrase | undefined {
  return passphrases.find((one) => one.coderId === coderId);
}

async function derivedFrom(
  passphrase: string,
  salt: Uint8Array,
  rounds: number,
): Promise<Uint8Array> {
  // The same words typed on another keyboard may be composed another way.
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const key = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: Uint8Array.from(salt), iterations: rounds },
    key,
    256,
  );
  return new Uint8Array(bits);
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function nameOf(study: string, { coderId, salt }: Passphrase): string {
  return `${study} ${coderId} ${salt.join('.')}`;
}
