import type { AttributeId } from '../model/attribute.ts';
import type { AttributionPiece } from '../model/paper.ts';

/** What is known, with the words of a template that belong to it. */
interface Slot<Known> {
  /** What parts it from what stands before: ", ". */
  readonly parts: string;
  /** "Participant " */
  readonly before: string;
  readonly known: Known;
  /** " years" */
  readonly after: string;
}

type Naming = Exclude<AttributionPiece, { readonly is: 'words' }>;

/** A template taken apart: an opening bracket, what it names with the words around each, a closing one. */
interface Parts {
  readonly open: string;
  readonly slots: readonly Slot<Naming>[];
  readonly close: string;
}

const separators = /\s*[,;:/|·–—([{]\s*(?=[^,;:/|·–—([{]*$)|\s+-\s+(?=\S*$)/u;

/**
 * What a template says once each piece has its words; one that is not known goes, with the words that
 * belong to it. '' where nothing is known.
 */
export function saidBy(
  pieces: readonly AttributionPiece[],
  known: (piece: Naming) => string | null,
): string {
  const { open, slots, close } = partsOf(pieces);
  const there = slots.flatMap((slot) => {
    const words = known(slot.known);
    return words === null ? [] : [{ ...slot, known: words }];
  });
  if (there.length === 0) return '';
  const said = there.flatMap(({ parts, before, known: words, after }, index) => [
    { words: (index === 0 ? open : parts) + before, isKnown: false },
    { words, isKnown: true },
    { words: after, isKnown: false },
  ]);
  return balanced([...said, { words: close, isKnown: false }])
    .map(({ words }) => words)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A template without an attribute that is gone; `null` where it names nothing any more. */
export function withoutAttribute(
  pieces: readonly AttributionPiece[],
  attributeId: AttributeId,
): AttributionPiece[] | null {
  const is = (piece: AttributionPiece) =>
    piece.is === 'attribute' && piece.attributeId === attributeId;
  if (!pieces.some(is)) return [...pieces];
  const { open, slots, close } = partsOf(pieces);
  const left = slots.filter(({ known }) => !is(known));
  if (left.length === 0) return null;
  const said = left.flatMap(({ parts, before, known, after }, index) => [
    { words: (index === 0 ? open : parts) + before, isKnown: false, piece: null },
    { words: '', isKnown: true, piece: known },
    { words: after, isKnown: false, piece: null },
  ]);
  const kept: AttributionPiece[] = [];
  for (const one of balanced([...said, { words: close, isKnown: false, piece: null }])) {
    const last = kept.at(-1);
    if (one.piece) kept.push(one.piece);
    else if (last?.is === 'words') last.words += one.words;
    else if (one.words) kept.push({ is: 'words', words: one.words });
  }
  return kept;
}

function partsOf(pieces: readonly AttributionPiece[]): Parts {
  const slots: { parts: string; before: string; known: Naming; after: string }[] = [];
  let words = '';
  let open = '';
  for (const piece of pieces) {
    if (piece.is === 'words') {
      words += piece.words;
      continue;
    }
    const last = slots.at(-1);
    if (last) {
      const { after, parts, before } = between(words);
      last.after = after;
      slots.push({ parts, before, known: piece, after: '' });
    } else {
      open = /^[\s([{]*/u.exec(words)?.[0] ?? '';
      slots.push({ parts: '', before: words.slice(open.length), known: piece, after: '' });
    }
    words = '';
  }
  const close = /[\s)\]}.]*$/u.exec(words)?.[0] ?? '';
  const last = slots.at(-1);
  if (last) last.after = words.slice(0, words.length - close.length);
  return { open, slots, close };
}

/** " years, aged " is " years" of what stands before, ", " and "aged " of what comes. */
function between(words: string): Pick<Slot<Naming>, 'after' | 'parts' | 'before'> {
  const found = separators.exec(words);
  if (found) {
    const end = found.index + found[0].length;
    return { after: words.slice(0, found.index), parts: found[0], before: words.slice(end) };
  }
  const before = words.trimStart();
  return { after: '', parts: words.slice(0, words.length - before.length), before };
}

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Without brackets in the words of the template that open or close nothing, or hold nothing. */
function balanced<One extends { readonly words: string; readonly isKnown: boolean }>(
  said: readonly One[],
): One[] {
  const opened: {
    readonly sign: string;
    readonly part: number;
    readonly at: number;
    full: boolean;
  }[] = [];
  const dropped = new Set<string>();
  for (const [part, { words, isKnown }] of said.entries()) {
    if (isKnown) opened.forEach((one) => (one.full = true));
    else {
      for (const [at, sign] of [...words].entries()) {
        if ('([{'.includes(sign)) opened.push({ sign, part, at, full: false });
        else if (sign in closers) {
          const last = opened.at(-1);
          if (!last || last.sign !== closers[sign]) dropped.add(`${part} ${at}`);
          else {
            opened.pop();
            if (!last.full) dropped.add(`${part} ${at}`).add(`${last.part} ${last.at}`);
          }
        } else if (sign.trim()) opened.forEach((one) => (one.full = true));
      }
    }
  }
  for (const { part, at } of opened) dropped.add(`${part} ${at}`);
  return said.map((one, part) =>
    one.isKnown
      ? one
      : { ...one, words: [...one.words].filter((_, at) => !dropped.has(`${part} ${at}`)).join('') },
  );
}
