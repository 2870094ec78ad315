/** Maps an offset of the old text into the new one, by what both begin and end with. */
export function movedOffset(before: string, after: string): (offset: number) => number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return (offset) => {
    if (offset <= head) return offset;
    if (offset >= before.length - tail) return offset + after.length - before.length;
    return Math.min(offset, after.length - tail);
  };
}
