import {
  entryKey,
  moveOnto,
  type OutlineEntry,
  type OutlineMove,
  type OutlineTarget,
} from '../../domain/themes/outline-moves.ts';
import type { ThemesOutline } from '../../domain/themes/outline.ts';

export type Part = 'before' | 'on' | 'after';

/** What is held over the outline, by key or by mouse, and where it would fall. */
export class OutlineHand {
  /** Picked up by key, until it is put down or let go. */
  held: OutlineEntry | null = $state.raw(null);
  dragged: OutlineEntry | null = $state.raw(null);
  over: { readonly key: string; readonly part: Part } | null = $state.raw(null);

  /** What putting it there would do; `null` where it means nothing. */
  move(
    outline: ThemesOutline,
    entry: OutlineEntry,
    onto: OutlineTarget,
    part: Part,
    keep: boolean,
  ): OutlineMove | null {
    return moveOnto(outline, entry, onto, part, keep);
  }

  isHeld(entry: OutlineEntry): boolean {
    const one = this.held ?? this.dragged;
    return one !== null && entryKey(one) === entryKey(entry);
  }

  /** Whether a subtheme is held, which may be put under no theme. */
  get holdsSubtheme(): boolean {
    return (this.held ?? this.dragged)?.on === 'subtheme';
  }

  /** How the place beneath shows that something would fall there. */
  falls(onto: OutlineTarget): Part | undefined {
    return this.over?.key === entryKey(onto) ? this.over.part : undefined;
  }

  letGo(): void {
    this.held = null;
    this.dragged = null;
    this.over = null;
  }
}

/** The part of a row a pointer is over: its upper or lower edge, or its middle. */
export function partOf(y: number, row: { readonly top: number; readonly height: number }): Part {
  const at = (y - row.top) / row.height;
  return at < 0.3 ? 'before' : at > 0.7 ? 'after' : 'on';
}
