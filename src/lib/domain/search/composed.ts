/** A text in composed form (NFC), and the way back from its offsets to those of the text itself. */
export interface Composed {
  readonly text: string;
  /** Offset in the text as it stands of every unit of the composed one, and of its end; `null` when equal. */
  readonly original: Uint32Array | null;
}

/** Accents of one letter, however they were typed, become the same characters. */
export function composed(text: string): Composed {
  const whole = text.normalize('NFC');
  if (whole === text) return { text, original: null };

  const original: number[] = [];
  let result = '';
  for (const { 0: piece, index } of text.matchAll(piecesThatComposeAlone)) {
    for (const { segment, offset } of clusters(piece, index)) {
      const form = segment.normalize('NFC');
      for (let unit = 0; unit < form.length; unit++) {
        original.push(offset + (form === segment ? unit : 0));
      }
      result += form;
    }
  }
  original.push(text.length);
  return { text: result, original: Uint32Array.from(original) };
}

/** Offsets [from, to) of the text as it stands, from offsets of its composed form. */
export function originalSpan({ original }: Composed, from: number, to: number): [number, number] {
  if (!original) return [from, to];
  return [original[from]!, original[to]!];
}

/**
 * Nothing below U+0300 ever joins with what stands before it: a run of such letters is one piece,
 * but for a last one that something above follows.
 */
const piecesThatComposeAlone = /[\0-\u02ff]+(?![^\0-\u02ff])|[\0-\u02ff]?[^\0-\u02ff]+/gu;

function* clusters(piece: string, at: number): Generator<{ segment: string; offset: number }> {
  if (piece === piece.normalize('NFC')) {
    if (piece !== '') yield { segment: piece, offset: at };
    return;
  }
  for (const { segment, index } of graphemes.segment(piece)) yield { segment, offset: at + index };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
