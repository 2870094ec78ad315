import { createSubscriber } from 'svelte/reactivity';
import {
  drawnOrders,
  type DrawnFigures,
  type DrawnOrders,
} from '../domain/adequacy/drawn-orders.ts';
import type { Occurrences } from '../domain/adequacy/occurrences.ts';
import type { AdequacyRule } from '../domain/model/adequacy-rule.ts';

/** How far the drawing of random orders is. */
export type Drawing =
  | { readonly state: 'drawing' | 'stopped'; readonly done: number; readonly total: number }
  | { readonly state: 'drawn'; readonly figures: DrawnFigures };

/** Milliseconds that drawing may take before the page has its turn again. */
const slice = 12;

/**
 * Random orders of the interviews, drawn a slice at a time while somebody looks on: reading
 * {@link current} where Svelte is watching begins, and the last reader to go pauses it.
 */
export class OrderRun {
  readonly #orders: DrawnOrders;
  readonly #total: number;
  readonly #watch: () => void;
  #done = 0;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed = () => {};
  #figures: DrawnFigures | null = null;

  constructor(occurrences: Occurrences, { rule, seed, draws }: AdequacyRule) {
    this.#orders = drawnOrders(occurrences, rule, seed);
    this.#total = draws;
    this.#watch = createSubscriber((changed) => {
      this.#changed = changed;
      this.#next();
      return () => clearTimeout(this.#timer);
    });
  }

  get current(): Drawing {
    this.#watch();
    if (this.#figures) return { state: 'drawn', figures: this.#figures };
    const state = this.#stopped ? 'stopped' : 'drawing';
    return { state, done: this.#done, total: this.#total };
  }

  /** What was drawn so far is left out of the figures: they are of all the orders asked for, or not there. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#changed();
  }

  goOn(): void {
    this.#stopped = false;
    this.#next();
    this.#changed();
  }

  #next(): void {
    if (this.#figures || this.#stopped) return;
    this.#timer = setTimeout(() => {
      const until = performance.now() + slice;
      do {
        this.#orders.draw(1);
        this.#done += 1;
      } while (this.#done < this.#total && performance.now() < until);
      if (this.#done >= this.#total) this.#figures = this.#orders.figures();
      this.#changed();
      this.#next();
    });
  }
}
