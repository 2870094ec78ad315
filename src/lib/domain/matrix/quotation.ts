/** A summary with a passage's words in it, and the offsets [from, to) of the quotation, its marks with it. */
export interface Quoted {
  readonly summary: string;
  readonly words: { readonly from: number; readonly to: number };
}

/** Puts words into a summary as a quotation “…”, with a space where it would touch a word. */
export function withQuotation(summary: string, offset: number, words: string): Quoted {
  const at = Math.max(0, Math.min(summary.length, offset));
  const [before, after] = [summary.slice(0, at), summary.slice(at)];
  const quotation = `“${words.trim()}”`;
  const gap = before === '' || /[\s([–—]$/u.test(before) ? '' : ' ';
  const rest = /^[\p{L}\p{N}“"(]/u.test(after) ? ' ' : '';
  const from = before.length + gap.length;
  return {
    summary: `${before}${gap}${quotation}${rest}${after}`,
    words: { from, to: from + quotation.length },
  };
}

/** Words as they are cited: in quotation marks, unless they stand in such marks already. */
export function inQuotationMarks(words: string): string {
  return /^[“"„«].*[”"“»]$/su.test(words.trim()) ? words : `“${words}”`;
}
