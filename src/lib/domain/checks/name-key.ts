/** The form under which two ways of writing a name are one: case, white space and width apart. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The same with plurals and hyphens apart as well, word by word. */
export function looseKey(name: string): string {
  return nameKey(name)
    .replace(/[-‐‑–/_.,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word))
    .join(' ');
}
