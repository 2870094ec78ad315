import { placesOf } from '#lib/domain/search/places.ts';
import { lineAt, lineSpan } from '#lib/domain/transcript/lines.ts';
import type { CodingDesk } from '#lib/state/coding-desk.svelte.ts';

/** Most places marked at once. */
const mostMarked = 2000;

/** Words looked for in the transcript at the desk. */
export class Finding {
  open = $state(false);
  query = $state('');
  #at = $state(0);
  readonly #desk: CodingDesk;

  constructor(desk: CodingDesk) {
    this.#desk = desk;
  }

  readonly found = $derived.by(() =>
    this.open ? placesOf(this.#desk.version.text, this.query) : [],
  );
  /** Which of those found is the current one. */
  readonly at = $derived(Math.min(this.#at, Math.max(0, this.found.length - 1)));

  /** Looks for other words, from the current line on. */
  ask(query: string): void {
    this.query = query;
    const [from] = lineSpan(this.#desk.version, this.#desk.place.line);
    this.#goTo(
      Math.max(
        0,
        this.found.findIndex((place) => place.from >= from),
      ),
    );
  }

  step(by: 1 | -1): void {
    const { length } = this.found;
    if (length > 0) this.#goTo((this.#at + by + length) % length);
  }

  close(): void {
    this.open = false;
    this.query = '';
  }

  /** Marks what was found without touching the document (CSS custom highlights). */
  mark(): void {
    const highlights = CSS.highlights as HighlightRegistry | undefined;
    if (!highlights) return;
    const ranges = this.found.slice(0, mostMarked).flatMap((place) => this.#rangeOf(place));
    if (ranges.length > 0) highlights.set('found', new Highlight(...ranges));
    else highlights.delete('found');
  }

  unmark(): void {
    CSS.highlights?.delete('found');
  }

  #goTo(at: number): void {
    this.#at = at;
    const place = this.found[at];
    if (place) this.#desk.goTo(lineAt(this.#desk.version, place.from));
  }

  #rangeOf({ from, to }: { readonly from: number; readonly to: number }): StaticRange[] {
    const { version } = this.#desk;
    const line = lineAt(version, from);
    const words = document.querySelector(`[data-line="${line}"] .words`);
    const [begins] = lineSpan(version, line);
    const [start, end] = [textPlace(words, from - begins), textPlace(words, to - begins)];
    if (!start || !end) return [];
    return [
      new StaticRange({
        startContainer: start.node,
        startOffset: start.offset,
        endContainer: end.node,
        endOffset: end.offset,
      }),
    ];
  }
}

/** Where an offset of a line's words stands in the document, quotations or not. */
function textPlace(words: Element | null, offset: number) {
  if (!words) return null;
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: { node: Text; offset: number } | null = null;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
    last = { node, offset: node.length };
  }
  return last;
}
