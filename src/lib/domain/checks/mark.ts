/**
 * What tells a finding from all others, made from ids and facts: the same give the same mark on every
 * machine, others another. Long lists are given as a checksum, so that the mark stays short.
 */
export function markOf(
  ...parts: readonly (string | number | readonly (string | number)[])[]
): string {
  return parts
    .map((part) => (typeof part === 'object' ? checksum(part.join('\n')) : String(part)))
    .join(' ');
}

/** FNV-1a over UTF-16 units, twice with different beginnings; for telling apart, not for secrecy. */
function checksum(words: string): string {
  return [0x811c9dc5, 0x01000193]
    .map((start) => {
      let hash = start;
      for (let at = 0; at < words.length; at += 1) {
        hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
      }
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}

/** Whether it was found in a manuscript: the check of one knows whether it still is. */
export function isOfManuscript({ mark }: { readonly mark: string }): boolean {
  return mark.startsWith('manuscript ');
}
