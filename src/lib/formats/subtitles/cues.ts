import type { Cue } from '../../domain/transcript/source.ts';
import { seconds, timePattern } from '../../domain/transcript/time-stamp.ts';

/** The cues of a subtitle file, and what of it was no cue. */
export interface CueReading {
  readonly cues: readonly Cue[];
  /** Blocks that hold a time line that cannot be read, by their line in the file, from one. */
  readonly unreadable: readonly number[];
  readonly comments: number;
  readonly tags: number;
}

const timing = new RegExp(`^\\s*(${timePattern})\\s*--+>\\s*(${timePattern})(?:\\s|$)`);

/**
 * Reads WebVTT and SubRip by what they share: a time line, then text until a blank line or the next
 * time line. Our own reading, because the package at hand passes over cues with a comma in their
 * stamp, and over the cue after one, without a word.
 */
export function cuesOf(text: string): CueReading {
  const lines = text.split('\n');
  const cues: Cue[] = [];
  const unreadable: number[] = [];
  let comments = 0;
  let tags = 0;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (/^(NOTE|STYLE|REGION)(\s|$)/.test(line)) {
      comments += 1;
      at = blockEnd(lines, at);
      continue;
    }
    const times = timing.exec(line);
    if (!times) {
      if (line.includes('-->')) unreadable.push(at + 1);
      at += 1;
      continue;
    }
    const end = textEnd(lines, at + 1);
    const spoken = plainCue(lines.slice(at + 1, end).join('\n'));
    tags += spoken.tags;
    const [, from = '', to = ''] = times;
    for (const part of spoken.parts) {
      if (part.text !== '') cues.push({ start: seconds(from), end: seconds(to), ...part });
    }
    at = end;
  }
  return { cues, unreadable, comments, tags };
}

/** The first blank line from `at`. */
function blockEnd(lines: readonly string[], at: number): number {
  let end = at;
  while (end < lines.length && lines[end]?.trim() !== '') end += 1;
  return end;
}

/** Where a cue's text ends: at a blank line, or before the next cue where none was left. */
function textEnd(lines: readonly string[], at: number): number {
  const blank = blockEnd(lines, at);
  for (let line = at; line < blank; line += 1) {
    if (!timing.test(lines[line] ?? '')) continue;
    // The line before a time line is the next cue's number.
    return line > at && /^\d+$/.test(lines[line - 1]?.trim() ?? '') ? line - 1 : line;
  }
  return blank;
}

interface Spoken {
  readonly parts: readonly { readonly voice: string | null; readonly text: string }[];
  readonly tags: number;
}

/** A cue's words by voice tag, other tags out. */
function plainCue(raw: string): Spoken {
  let tags = 0;
  const parts = raw.split(/<v(?:\.[^\s>]*)?(?:\s+([^>]*))?>/);
  const spoken = parts.flatMap((part, index) => {
    if (index % 2 === 1) return [];
    const text = part
      .replace(/<\/v>/g, '')
      .replace(
        /<\/?(?:[cibu]|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d+:[\d:.]+>|\{\\an?\d+\}/g,
        () => {
          tags += 1;
          return '';
        },
      )
      .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => signs[name] ?? '');
    const voice = index === 0 ? null : decodedName(parts[index - 1] ?? '');
    return [{ voice, text: trimmedLines(text) }];
  });
  return { parts: spoken, tags };
}

const signs: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

function decodedName(name: string): string | null {
  return name.replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim() || null;
}

function trimmedLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
