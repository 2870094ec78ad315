/**
 * A quotation's signs without what a typesetter may change: curly and straight marks, kinds of dashes and of
 * ellipses, white space, the case of the first letter of each stretch, punctuation at the ends of stretches.
 */
export function plainSigns(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[‘’ʼ‚‛]/g, "'")
    .replace(/[“”„‟«»"‹›]/g, '')
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, '')
    .replace(/[[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|\.\s?\.\s?\.(?:\s?\.)?/g, '…')
    .replace(/\s*[-–—‐‑‒―]+\s*/g, '-')
    .replace(/\s+/g, ' ')
    .split('…')
    .map(stretch)
    .join('…')
    .replace(/^…+|…+$/g, '');
}

function stretch(words: string): string {
  const bare = words.replace(/^[\s.,;:!?-]+|[\s.,;:!?-]+$/g, '');
  const [first = ''] = bare;
  return first.toLowerCase() + bare.slice(first.length);
}
