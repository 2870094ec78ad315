/** Whether two records say the same, column by column, whatever the order of their fields. */
export function isSameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a) || Array.isArray(a)) return isSameList(a, b);
  if (ArrayBuffer.isView(b) || Array.isArray(b)) return false;
  const [ours, theirs] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return (
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && isSameRecord(value, theirs.get(key)))
  );
}

function isSameList(a: object, b: object): boolean {
  const [ours, theirs] = [a as ArrayLike<unknown>, b as ArrayLike<unknown>];
  if (ours.length !== theirs.length) return false;
  for (let index = 0; index < ours.length; index += 1) {
    if (!isSameRecord(ours[index], theirs[index])) return false;
  }
  return true;
}
