import type { Coder, CoderId } from '#lib/domain/model/coder.ts';
import type { Difference } from '#lib/domain/reconciliation/differences.ts';
import {
  ordinals,
  signOf,
  standingSign,
  type CoderView,
  type ContextLineView,
  type QueueRow,
} from '#lib/ui/reconciliation/reconcile-view.ts';
import type { MarkedLine } from '#lib/state/reconciliation-context.ts';

/** Who the coders of a round are, and whether their names are hidden. */
export interface CoderNames {
  /** In the order of the round. */
  readonly coderIds: readonly CoderId[];
  readonly byId: ReadonlyMap<CoderId, Coder>;
  readonly hidden: boolean;
}

/** Coders in the order in which they stand on a line, as they are called there. */
export function codersOnLine(
  order: readonly CoderId[],
  { coderIds, byId, hidden }: CoderNames,
): readonly CoderView[] {
  return order.map((id, place) => {
    if (hidden) {
      const number = ordinals[place] ?? 'next';
      const name = `${number.charAt(0).toUpperCase()}${number.slice(1)} coder`;
      return { id, letter: null, place, name, short: `the ${number}` };
    }
    const letter = coderIds.indexOf(id);
    const short = String.fromCharCode(65 + letter);
    return { id, letter, place, name: byId.get(id)?.name ?? 'a coder', short };
  });
}

/** Whether coders stand in the same order and are called the same. */
export function areSame(a: readonly CoderView[], b: readonly CoderView[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, name, letter }, place) => {
      const other = b[place];
      return other?.id === id && other.name === name && other.letter === letter;
    })
  );
}

/** Context lines and rows of the queue as they were shown last: what has not changed is not drawn anew. */
export class ShownLines {
  readonly #lines = new WeakMap<MarkedLine, ContextLineView & { coders: readonly CoderView[] }>();
  readonly #rows = new WeakMap<Difference, QueueRow>();

  row(difference: Difference, make: (difference: Difference) => QueueRow): QueueRow {
    const row = this.#rows.get(difference) ?? make(difference);
    this.#rows.set(difference, row);
    return row;
  }

  /** A line of the context; `coders` are the same array for as long as they are called the same. */
  line(
    marked: MarkedLine,
    difference: Difference | undefined,
    coders: readonly CoderView[],
  ): ContextLineView {
    const sides = coders.map(
      ({ id }) =>
        marked.sides.find(({ coderId }) => coderId === id)?.marks ?? { stripes: [], own: [] },
    );
    const coded = sides.some(({ stripes, own }) => stripes.length + own.length > 0);
    const agreed = coded ? standingSign({ is: 'agree' }, coders) : null;
    const sign = difference ? signOf(difference, coders) : agreed;
    const before = this.#lines.get(marked);
    if (before?.coders === coders && before.sign?.words === sign?.words) return before;
    const { line, text, speaker, codable, isKnown, quotes } = marked;
    const view = { line, text, speaker, codable, isKnown, sides, quotes, sign, coders };
    this.#lines.set(marked, view);
    return view;
  }
}
