import type { Speaker } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt, lineSpan } from '../transcript/lines.ts';
import { linksInStretch, type Link } from './changed-stretch.ts';
import { sequenceMatches } from './sequence-matches.ts';
import { sentencesOf } from './text-pieces.ts';

/** A version's words, cut, and who speaks in it. */
export interface CarriedText extends Pick<
  TranscriptVersion,
  'text' | 'lineFrom' | 'turnFrom' | 'turnSpeaker'
> {
  readonly speakers: readonly Speaker[];
}

/** Offsets, or lines, [from, to). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the words of one version of a transcript stand in the next. */
export interface CarryMap {
  readonly before: CarriedText;
  readonly after: CarriedText;
  /** Words that stand in both, ascending in both. */
  readonly links: readonly Link[];
  /** Where what is left of the words at old offsets [from, to) now stands; `null` when nothing is. */
  readonly span: (from: number, to: number) => Range | null;
  /** The new lines in which what is left of old lines [from, to) stands; `null` when nothing is. */
  readonly lines: (from: number, to: number) => Range | null;
}

/**
 * Holds two versions of a transcript against each other by their words; white space and the cutting do
 * not matter. Deterministic: the same texts give the same map on every machine. Order is kept: what
 * stood before another never comes to stand after it.
 */
export function carryMap(before: CarriedText, after: CarriedText): CarryMap {
  const links = linksBetween(before.text, after.text);
  const span = (from: number, to: number) => linkedSpan(links, from, to);
  return {
    before,
    after,
    links,
    span,
    lines: (from, to) => {
      const start = lineSpan(before, Math.min(from, before.lineFrom.length - 1))[0];
      const end = lineSpan(before, Math.min(to, before.lineFrom.length) - 1)[1];
      const now = span(start, end);
      return now && { from: lineAt(after, now.from), to: lineAt(after, now.to - 1) + 1 };
    },
  };
}

/** All links between two texts, ascending in both. */
export function linksBetween(before: string, after: string): readonly Link[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  const matches = sequenceMatches(
    old.map(({ words }) => words),
    now.map(({ words }) => words),
  );
  const links: Link[] = [];
  let [a, b] = [0, 0];
  for (const match of [...matches, { a: old.length, b: now.length }]) {
    for (const link of linksInStretch(old.slice(a, match.a), now.slice(b, match.b))) {
      add(links, link, before, after);
    }
    const [one, other] = [old[match.a], now[match.b]];
    if (one && other) {
      const { from, to } = one;
      add(links, { from, to, at: other.from, end: other.to, same: true }, before, after);
    }
    a = match.a + 1;
    b = match.b + 1;
  }
  return links;
}

/** Adds a link, as part of the last one where the text goes on alike. */
function add(links: Link[], link: Link, before: string, after: string): void {
  const last = links.at(-1);
  if (
    last?.same &&
    link.same &&
    before.slice(last.to, link.from) === after.slice(last.end, link.at)
  ) {
    links[links.length - 1] = { ...last, to: link.to, end: link.end };
  } else links.push(link);
}

function linkedSpan(links: readonly Link[], from: number, to: number): Range | null {
  let start: number | null = null;
  let end = 0;
  for (let index = firstEndingAfter(links, from); index < links.length; index += 1) {
    const link = links[index]!;
    if (link.from >= to) break;
    const isWhole = from <= link.from && link.to <= to;
    if (!link.same && !isWhole) continue;
    start ??= link.same ? link.at + Math.max(0, from - link.from) : link.at;
    end = link.same ? link.end - Math.max(0, link.to - to) : link.end;
  }
  return start === null ? null : { from: start, to: end };
}

/** The first link that ends after an old offset. */
function firstEndingAfter(links: readonly Link[], offset: number): number {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle]!.to <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
