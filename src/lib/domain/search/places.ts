/** Where words stand in a text, capital or small: offsets [from, to), in order; none for no words. */
export function placesOf(text: string, words: string): { from: number; to: number }[] {
  const wanted = words.trim();
  if (wanted === '') return [];
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
  return Array.from(text.matchAll(new RegExp(escaped, 'giu')), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}
