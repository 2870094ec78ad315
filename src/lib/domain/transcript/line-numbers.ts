import type { Paragraph } from './source.ts';

/** Paragraphs without the line numbers they began with, which became labels. */
export interface NumberedParagraphs {
  readonly paragraphs: readonly Paragraph[];
  /** How many lines had a number of their own. */
  readonly numbered: number;
  /** How many of them held nothing else. */
  readonly empty: number;
  /** One number every so many lines: 1 or 5. */
  readonly step: number;
}

interface NumberedLine {
  /** Place among the paragraphs. */
  readonly at: number;
  readonly number: number;
  /** As it is written, such as "012". */
  readonly written: string;
  /** With a full stop or bracket, as lists have them. */
  readonly listed: boolean;
  readonly rest: string;
}

const leadingNumber = /^(?:\[(\d{1,5})\]|(\d{1,5})([.):|]?))(?:\s+(.*))?$/s;

/**
 * Takes the line numbers off a text whose lines are numbered, every line or every fifth, and keeps
 * them as labels; `null` for a text that is not. Line numbers go up by one (or five) from near one on
 * most lines; numbered lists and questions number few lines, or begin again.
 */
export function withoutLineNumbers(paragraphs: readonly Paragraph[]): NumberedParagraphs | null {
  const lines = numberedLines(paragraphs);
  if (isEveryLine(lines, paragraphs)) return taken(paragraphs, lines, 1);
  const fifths = lines.filter(({ number }) => number === 1 || number % 5 === 0);
  return isEveryFifth(fifths, paragraphs.length) ? taken(paragraphs, fifths, 5) : null;
}

function numberedLines(paragraphs: readonly Paragraph[]): NumberedLine[] {
  return paragraphs.flatMap(({ text, label }, at) => {
    const [, bracketed, plain, sign, rest = ''] =
      (label === undefined && leadingNumber.exec(text)) || [];
    const written = bracketed ?? plain;
    if (written === undefined) return [];
    const listed = bracketed !== undefined || (sign ?? '') !== '';
    return [{ at, number: Number(written), written, listed, rest: rest.trim() }];
  });
}

/** The fewest numbered lines that tell more than a list would. */
const fewest = 5;

function isEveryLine(lines: readonly NumberedLine[], paragraphs: readonly Paragraph[]): boolean {
  const [first] = lines;
  if (!first || lines.length < fewest || first.number > 10) return false;
  if (lines.length < paragraphs.length * 0.8) return false;
  if (!goesUp(lines, 1)) return false;
  const questions = lines.filter(({ listed, rest }) => listed && rest.endsWith('?')).length;
  return questions * 2 < lines.length;
}

function isEveryFifth(lines: readonly NumberedLine[], all: number): boolean {
  const [first, second] = lines;
  if (!first || !second || lines.length < fewest - 1 || first.number > 5) return false;
  if (lines.length * 5 < all * 0.6 || first.at > 24) return false;
  const counted = first.number === 1 ? lines.slice(1) : lines;
  if (!goesUp(counted, 5)) return false;
  // Blank lines may have been counted too, so that fewer than five stand between two numbers.
  const near = steps(counted).filter(({ lines: between }) => between >= 2 && between <= 5).length;
  return near >= (counted.length - 1) * 0.9;
}

/** By `step` from one to the next, but for a number here and there, or beginning again on a page. */
function goesUp(lines: readonly NumberedLine[], step: number): boolean {
  const all = steps(lines);
  const right = all.filter(({ by }) => by === step).length;
  const restarts = all.filter(({ by, to }) => by < 0 && to <= step).length;
  const wrong = all.length - right - restarts;
  return right > 0 && wrong * 20 <= all.length && (restarts + 1) * 15 <= lines.length + 15;
}

function steps(lines: readonly NumberedLine[]) {
  return lines.slice(1).map(({ number, at }, index) => {
    const before = lines[index];
    const by = number - (before?.number ?? 0);
    return { by, to: number, lines: at - (before?.at ?? 0) };
  });
}

function taken(
  paragraphs: readonly Paragraph[],
  lines: readonly NumberedLine[],
  step: number,
): NumberedParagraphs {
  const byPlace = new Map(lines.map((line) => [line.at, line]));
  const between = step === 1 ? new Map<number, string>() : countedBetween(lines, step);
  const kept: Paragraph[] = [];
  let empty = 0;
  let apart = false;
  for (const [at, paragraph] of paragraphs.entries()) {
    const line = byPlace.get(at);
    if (line?.rest === '') {
      // A blank line of the transcript, which was numbered like the others.
      empty += 1;
      apart = true;
      continue;
    }
    const label = line?.written ?? between.get(at);
    const text = line?.rest ?? paragraph.text;
    const plain = { ...paragraph, text, apart: paragraph.apart || apart };
    kept.push(step === 1 && label === undefined ? plain : { ...plain, label: label ?? '' });
    apart = false;
  }
  return { paragraphs: kept, numbered: lines.length, empty, step };
}

/** The numbers that lines between two numbered ones have, where as many stand there as were counted. */
function countedBetween(lines: readonly NumberedLine[], step: number): Map<number, string> {
  const labels = new Map<number, string>();
  for (const [index, { at, number }] of lines.entries()) {
    const next = lines[index + 1];
    const after = next ? next.at - at : step;
    const fits = !next || next.number - number === after;
    for (let off = 1; fits && off < after; off += 1) labels.set(at + off, String(number + off));
    const counts = index === 0 && number - 1 <= at;
    for (let off = 1; counts && off < number; off += 1) labels.set(at - off, String(number - off));
  }
  return labels;
}
