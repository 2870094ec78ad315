/**
 * Where each line of a paragraph begins when no line may hold more than `width` signs (UTF-16 units):
 * broken at white space, which stays with the line before it and does not count at a line's end; a
 * word longer than a line is broken where the line is full, never inside a surrogate pair.
 */
export function wrappedStarts(paragraph: string, width: number): number[] {
  const starts = [0];
  for (const { index, 0: word } of paragraph.matchAll(/\S+/g)) {
    let from = index;
    const start = starts.at(-1) ?? 0;
    if (index + word.length - start > width && paragraph.slice(start, index).trim() !== '') {
      starts.push(index);
    }
    from = Math.max(from, starts.at(-1) ?? 0);
    while (index + word.length - (starts.at(-1) ?? 0) > width) {
      const full = (starts.at(-1) ?? 0) + Math.max(1, width);
      const end = isLowSurrogate(paragraph, full) ? full + 1 : full;
      if (end >= index + word.length || end <= from) break;
      starts.push(end);
      from = end;
    }
  }
  return starts;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
