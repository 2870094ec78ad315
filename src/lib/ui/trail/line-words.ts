/** Lines [from, to), zero-based, as they are shown: ", line 124", ", lines 123–124". */
export function lineWords(from: number | null, to: number | null): string {
  if (from === null) return '';
  const last = to ?? from + 1;
  return last - from > 1 ? `, lines ${from + 1}–${last}` : `, line ${from + 1}`;
}
