import { beforeNumber, mayBeLast, neverLast, sentenceStarters } from './abbreviations.ts';

/**
 * Where each sentence of a paragraph begins; the first at 0. White space after a sentence belongs to
 * it. Our own rule, not the browser's `Intl.Segmenter`: the same text must give the same lines in
 * every browser, for ever.
 */
export function sentenceStarts(paragraph: string): number[] {
  const starts = [0];
  for (const { index, 0: stop } of paragraph.matchAll(stops)) {
    const start = starts.at(-1) ?? 0;
    const next = index + stop.length;
    if (next >= paragraph.length) break;
    if (paragraph.slice(start, index).trim() === '') continue;
    if (isEnd(paragraph, start, index, stop)) starts.push(next);
  }
  return withRemarksJoined(paragraph, starts);
}

/** French sets its closing quotation mark off by a space. */
const closers = String.raw`(?:["'”’»›)\]}」』）】]|\s»)*`;
/** Stops that need white space after them, and full-width ones that do not. */
const stops = new RegExp(
  String.raw`(?<![.!?…‽])[.!?…‽]+(?:\s+[.!?…‽]+)*${closers}\s+|[؟؛।॥۔։።]+${closers}\s+|[。！？｡]+${closers}\s*`,
  'gu',
);

function isEnd(text: string, start: number, at: number, stop: string): boolean {
  const sign = stop.trimEnd();
  if (/[。！？｡؟؛।॥۔։።]/u.test(sign)) return true;
  const next = /^[\s"'“‘«‹([{¿¡-]*([\p{L}\p{N}'’]+)/u.exec(
    text.slice(at + stop.length, at + stop.length + 80),
  )?.[1];
  if (next === undefined) return true;
  const small = /^\p{Ll}/u.test(next);
  const closed = /["'”’»)\]]$/u.test(sign);
  if (small && closed) return false;
  if (/[!?‽]/u.test(sign)) return true;
  if (/…|\.{2}/u.test(sign)) return !small;
  return closed || !isAbbreviation(text.slice(start, at), next, small);
}

/** Whether the single full stop after `before` belongs to its last word. */
function isAbbreviation(before: string, next: string, small: boolean): boolean {
  const word = /[\p{L}\p{M}\p{N}.'’]+$/u.exec(before)?.[0] ?? '';
  if (word === '') return false;
  const folded = word.toLowerCase();
  if (neverLast.has(folded)) return true;
  // "1. First" at the head of a sentence numbers it.
  if (/^\d{1,3}$/.test(word) && before.trim() === word) return true;
  if (beforeNumber.has(folded)) return /^\d/.test(next);
  const starter = !small && sentenceStarters.has(next.toLowerCase().replace('’', "'"));
  if (mayBeLast.has(folded) && folded !== 'am')
    return !starter && (small || /^\d/.test(next) || isInitials(word));
  if (isInitials(word)) return !starter;
  return false;
}

/** "J", "J.K", "U.N": one letter between stops. "I" is a word. */
function isInitials(word: string): boolean {
  return /^(?:\p{L}\.)+\p{L}$/u.test(word) || (/^\p{Lu}$/u.test(word) && word !== 'I');
}

/** "[pause]", "(laughs)" or a stray stop alone after a sentence stays on its line. */
function withRemarksJoined(text: string, starts: readonly number[]): number[] {
  return starts.filter((start, index) => {
    if (index === 0) return true;
    const sentence = text.slice(start, starts[index + 1] ?? text.length);
    if (sentence.length > 300) return true;
    return /[\p{L}\p{N}]/u.test(sentence.replace(/\[[^\]]*\]|\([^)]*\)/g, ''));
  });
}
