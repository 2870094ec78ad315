import type { PlacedNode } from '../../domain/figures/theme-map-layout.ts';
import { onMap } from '../../domain/figures/theme-map-layout.ts';
import type { ThemeMap } from '../../domain/model/theme-map.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A node held in the hand, or let go and not stored yet. */
interface Held extends Place {
  readonly key: string;
  /** What was stored when it was let go; once something else is, that counts. `null`: still held. */
  readonly over: ThemeMap['moved'] | null;
}

/** How long the hand may rest between two arrow keys before a move is stored. */
const rest = 700;

/** Moves nodes of a map: shown at once, stored when a drag ends or the keys have come to rest. */
export class MapHand {
  #held: Held | null = $state.raw(null);
  #resting: ReturnType<typeof setTimeout> | undefined;
  readonly #stored: () => ThemeMap['moved'];
  readonly #store: (key: string, place: Place) => Promise<boolean>;

  /**
   * @param stored where nodes are by the record.
   * @param store resolves to false when it was refused.
   */
  constructor(
    stored: () => ThemeMap['moved'],
    store: (key: string, place: Place) => Promise<boolean>,
  ) {
    this.#stored = stored;
    this.#store = store;
  }

  /** Where nodes are now, with the one in the hand. */
  get moved(): ThemeMap['moved'] {
    const stored = this.#stored();
    const held = this.#held;
    if (!held || (held.over !== null && held.over !== stored)) return stored;
    const { key, x, y } = held;
    return [...stored.filter((one) => one.key !== key), { key, x, y }];
  }

  /** Holds a node with its middle at a place on the map. */
  hold(node: PlacedNode, place: Place): void {
    if (this.#held?.over === null && this.#held.key !== node.node.key) void this.letGo();
    this.#held = { key: node.node.key, ...onMap(place, node), over: null };
  }

  /** Moves a node by arrow keys; it is stored once they rest. */
  step(node: PlacedNode, by: Place): void {
    const { x, y } = middleOf(node);
    this.hold(node, { x: x + by.x, y: y + by.y });
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.letGo(), rest);
  }

  /** Stores what is in the hand, if anything is. */
  async letGo(): Promise<void> {
    clearTimeout(this.#resting);
    const held = this.#held;
    if (held?.over !== null) return;
    const { key, x, y } = held;
    const letGo: Held = { ...held, over: this.#stored() };
    this.#held = letGo;
    const isStored = await this.#store(key, { x, y });
    if (!isStored && this.#held === letGo) this.#held = null;
  }

  /** Puts what is in the hand back to where it was. */
  drop(): void {
    clearTimeout(this.#resting);
    this.#held = null;
  }
}

export function middleOf({ x, y, width, height }: PlacedNode): Place {
  return { x: x + width / 2, y: y + height / 2 };
}
