/** A record that has a place among others of its kind. */
interface Placed {
  readonly id: string;
  readonly order: number;
}

/** Records by their place, then by id, so that the order is the same everywhere. */
export function byPlace(a: Placed, b: Placed): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** The place after the last. */
export function nextOrder(ones: readonly Pick<Placed, 'order'>[]): number {
  return ones.reduce((last, { order }) => Math.max(last, order), -1) + 1;
}

/** Those whose order differs once they stand as listed, with their new order. */
export function renumbered<One extends Pick<Placed, 'order'>>(
  listed: readonly One[],
): readonly One[] {
  return listed.flatMap((one, order) => (one.order === order ? [] : [{ ...one, order }]));
}

/**
 * A list with one of it a place up or down; `null` where there is no such place.
 *
 * @param isSeen what counts as a place; the others are stepped over.
 */
export function stepped<One>(
  listed: readonly One[],
  one: One,
  step: 'up' | 'down',
  isSeen: (one: One) => boolean = () => true,
): One[] | null {
  const at = listed.indexOf(one);
  const way = step === 'up' ? -1 : 1;
  let to = at + way;
  while (to >= 0 && to < listed.length && !isSeen(listed[to]!)) to += way;
  if (at === -1 || to < 0 || to >= listed.length) return null;
  return listed.toSpliced(at, 1).toSpliced(to, 0, one);
}

/** The records whose place changes when one goes a place up or down; none at either end. */
export function steppedRecords<One extends Placed>(
  records: readonly One[],
  id: One['id'],
  step: 'up' | 'down',
): readonly One[] {
  const ordered = records.toSorted(byPlace);
  const one = ordered.find((each) => each.id === id);
  return renumbered((one && stepped(ordered, one, step)) ?? []);
}
