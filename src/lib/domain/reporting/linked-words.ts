import type { Span, Words } from './report.ts';

/** An address or a DOI, without the full stop or bracket that ends the sentence around it. */
const source =
  /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:)\]]|\bdoi:\s?10\.\d{4,9}\/[^\s<>"]+[^\s<>".,;:)\]]/g;

/** Words in which addresses on the web, and DOIs, lead there. */
export function linkedWords(words: string): Words {
  const spans: Span[] = [];
  let at = 0;
  for (const { 0: found, index } of words.matchAll(source)) {
    if (index > at) spans.push({ text: words.slice(at, index), look: 'plain' });
    const href = found.startsWith('doi:')
      ? `https://doi.org/${found.slice('doi:'.length).trim()}`
      : found;
    spans.push({ text: found, look: 'plain', href });
    at = index + found.length;
  }
  if (spans.length === 0) return words;
  if (at < words.length) spans.push({ text: words.slice(at), look: 'plain' });
  return spans;
}
