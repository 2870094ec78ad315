/** Lines that have been the current one, a bit each, lowest first. */
export function withLooked(looked: Uint8Array, line: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(looked.length, (line >> 3) + 1));
  bytes.set(looked);
  bytes[line >> 3]! |= 1 << (line & 7);
  return bytes;
}

/** Whether a place is of somebody who worked at the desk, not only read. */
export function isAtDesk({ looked }: { readonly looked: Uint8Array }): boolean {
  return looked.length > 0;
}

export function hasLooked(looked: Uint8Array, line: number): boolean {
  return ((looked[line >> 3] ?? 0) & (1 << (line & 7))) !== 0;
}
