/** Words in quotation marks: offsets [from, to) of what stands between the marks, and where the closing mark ends. */
export interface Marked {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

const closers: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '“'],
  '„': ['“', '”'],
  '«': ['»'],
  '»': ['«'],
  '‹': ['›'],
  '「': ['」'],
  '『': ['』'],
  '"': ['"'],
  '‘': ['’'],
  "'": ["'"],
};

/**
 * What stands in quotation marks in a text, of whatever kind, outermost marks only. An apostrophe closes
 * nothing. A double mark that is opened and not closed quotes to the end, as in a quotation of several
 * paragraphs.
 */
export function markedWords(text: string): readonly Marked[] {
  const found: Marked[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text[at]!;
    const closing = closers[open];
    if (!closing || !opens(text, at, open)) {
      at += 1;
      continue;
    }
    const close = closeOf(text, at + 1, open, closing);
    if (close < 0) {
      if (open === '“') found.push({ from: at + 1, to: text.length, end: text.length });
      if (open === '“') break;
      at += 1;
      continue;
    }
    found.push({ from: at + 1, to: close, end: close + 1 });
    at = close + 1;
  }
  return found;
}

/** A mark that looks the same at both ends opens only before words and after space or a bracket. */
function opens(text: string, at: number, open: string): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/\s/.test(after)) return open === '«';
  if (open === '“' || open === '„' || open === '«' || open === '「' || open === '『') return true;
  if (open === '»') return /[\p{L}\p{N}]/u.test(after) && !/[\p{L}\p{N}.,!?]/u.test(before);
  return /[\s([{—–:;,/-]/.test(before) && /[\p{L}\p{N}[(….]/u.test(after);
}

function closeOf(text: string, from: number, open: string, closing: readonly string[]): number {
  if (open === '‘' || open === "'") return closeOfSingle(text, from, closing[0]!);
  let nested = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]!;
    if (sign === open && !closing.includes(sign)) nested += 1;
    else if (closing.includes(sign) && !(open === '“' && sign === '“')) {
      if (nested === 0) return at;
      nested -= 1;
    }
  }
  return -1;
}

/** The first mark that ends a word and is followed by none of its letters; one after a stop rather than before. */
function closeOfSingle(text: string, from: number, close: string): number {
  let first = -1;
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' '];
    if (/\s/.test(before) || /[\p{L}\p{N}]/u.test(after)) continue;
    if (first < 0) first = at;
    if (/[.,!?…;:\])]/.test(before) || /^\s*(?:[([]|$|[.,;:])/.test(text.slice(at + 1))) return at;
    // Another quotation has begun: the first was the end.
    if (text.slice(first + 1, at).includes('‘')) break;
  }
  return first;
}
