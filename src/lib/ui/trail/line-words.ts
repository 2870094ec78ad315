/**
 * Lines [from, to), zero-based, as they are shown: ", line 124", ", lines 123–124"; with the version they
 * are of, where another is in use: ", line 12 of version 1".
 */
export function lineWords(
  from: number | null,
  to: number | null,
  ofVersion: number | null = null,
): string {
  if (from === null) return '';
  const last = to ?? from + 1;
  const version = ofVersion === null ? '' : ` of version ${ofVersion}`;
  return last - from > 1 ? `, lines ${from + 1}–${last}${version}` : `, line ${from + 1}${version}`;
}
