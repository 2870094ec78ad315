interface InOrder {
  readonly id: string;
  readonly order: number;
}

/** Records by their place, then by id, so that the order is the same everywhere. */
export function byPlace(a: InOrder, b: InOrder): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** The records whose place changes when one goes one place up or down; none at either end. */
export function inPlaces<Row extends InOrder>(
  rows: readonly Row[],
  id: Row['id'],
  step: 'up' | 'down',
): readonly Row[] {
  const ordered = rows.toSorted(byPlace);
  const at = ordered.findIndex((one) => one.id === id);
  const to = at + (step === 'up' ? -1 : 1);
  const one = ordered[at];
  if (!one || to < 0 || to >= ordered.length) return [];
  return ordered
    .toSpliced(at, 1)
    .toSpliced(to, 0, one)
    .flatMap((record, order) => (record.order === order ? [] : [{ ...record, order }]));
}
