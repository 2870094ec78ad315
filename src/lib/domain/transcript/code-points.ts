/**
 * How many characters stand before each offset: Unicode code points of the text, newlines left out
 * where `without` says so. Offsets count UTF-16 units and ascend. The only place where the one is
 * turned into the other.
 */
export function codePointsBefore(
  text: string,
  offsets: Uint32Array,
  without: 'nothing' | 'newlines' = 'nothing',
): Uint32Array {
  const before = new Uint32Array(offsets.length);
  let at = 0;
  let count = 0;
  for (let index = 0; index < offsets.length; index += 1) {
    const offset = Math.min(offsets[index]!, text.length);
    for (; at < offset; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === 10 || unit === 13) count += without === 'newlines' ? 0 : 1;
      else if (!isLowHalf(unit) || at === 0 || !isHighHalf(text.charCodeAt(at - 1))) count += 1;
    }
    before[index] = count;
  }
  return before;
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
