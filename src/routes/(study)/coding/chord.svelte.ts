/** How long a chord waits for its letter, in milliseconds. */
const patience = 1500;

/** The two keys that reach a domain: the leader was pressed, and its letter is waited for. */
export class Chord {
  waiting = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  begin(): void {
    this.waiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.waiting = false), patience);
  }

  end(): void {
    this.waiting = false;
    clearTimeout(this.#timer);
  }
}
